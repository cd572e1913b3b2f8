// Filter: the compiled rules, signals and score, ready to judge documents.
//
//   auto filter = newsieve::Filter::Create({});
//   if (!filter.ok()) { /* filter.status().message() says which file and line, and the mend */ }
//   newsieve::Report report = filter->Evaluate({.id = "1", .bytes = text});
//
// All expensive work happens once, in Create. After that a Filter is immutable: Evaluate is const,
// thread-safe, never fails and depends on nothing but its argument. A document that cannot be
// judged (empty, binary, too large) is data: its report says so in `decision` and `reasons`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "newsieve/document.h"
#include "newsieve/options.h"
#include "newsieve/report.h"
#include "newsieve/status.h"

namespace newsieve {

// Identifies what a report was made with: equal versions and equal input give equal reports.
struct Versions {
  std::string newsieve;  // program version, "0.1.0"
  std::string rules;     // hash of the packs and the configuration in force, 16 hex digits
  std::string models;    // hash of the line model and the detector's, whether or not they are on
  std::string templates = {};  // hash of the templates in force; empty where there are none
};

struct DedupOptions;
class TemplateIndex;
struct TemplateSet;

class Filter {
 public:
  // Reads, checks and compiles configuration and rules. Fails with kConfig and a message of one
  // paragraph per fault (file:line:column, excerpt, mend) when anything is wrong; nothing is loaded
  // then.
  static Result<Filter> Create(const FilterOptions& options);

  Filter(Filter&&) noexcept;
  Filter& operator=(Filter&&) noexcept;
  ~Filter();

  // The same filter, which besides takes the lines that are `templates` of a document's site where
  // they stand (newsieve/templates.h); those of before are replaced. Compiled rules are shared, so
  // this is cheap.
  Filter WithTemplates(const TemplateSet& templates) const;

  // Cleans, measures and judges one document. Time is linear in its size, memory a small multiple
  // of it; documents over max_document_bytes() are not looked into.
  Report Evaluate(const Document& document) const;

  // Whether personal data is masked (config: privacy.mask).
  bool masks() const;

  // The largest document, in bytes as read, that is looked into (config:
  // limits.max_document_bytes).
  std::size_t max_document_bytes() const;

  // The configuration's section `duplicates`, for the library's own Run; opaque to callers.
  const DedupOptions& duplicate_options() const;

  const Versions& versions() const { return versions_; }

  struct Impl;
  const Impl& impl() const { return *impl_; }  // for the library's own catalog; opaque to callers

 private:
  explicit Filter(std::shared_ptr<const Impl> impl);

  std::shared_ptr<const Impl> impl_;
  std::shared_ptr<const TemplateIndex> templates_;  // nullptr: none
  Versions versions_;
};

}  // namespace newsieve
