// The whole filter with its built-in rules on any bytes.
#include <cmath>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "fuzzing.h"
#include "newsieve/catalog.h"
#include "newsieve/filter.h"

namespace newsieve {
namespace {

const Filter& BuiltIn() {
  static const Filter filter = [] {
    FilterOptions options;
    options.signals = {"all"};
    Result<Filter> made = Filter::Create(options);
    if (!made.ok()) std::fprintf(stderr, "%s\n", made.status().message().c_str());
    Require(made.ok(), "the built-in rules load");
    return std::move(made).value();
  }();
  return filter;
}

Report Evaluate(std::string_view bytes, std::string_view encoding) {
  Document document;
  document.bytes = bytes;
  document.encoding = encoding;
  return BuiltIn().Evaluate(document);
}

void CheckEdits(const Report& report, std::string_view bytes) {
  std::size_t end = 0;
  for (const Edit& edit : report.edits) {
    Require(end <= edit.start && edit.start <= edit.end, "edits are sorted and disjoint");
    Require(edit.removed.size() == edit.end - edit.start, "an edit holds what it removed");
    Require(edit.start < edit.end || !edit.inserted.empty(), "no edit does nothing");
    end = edit.end;
  }
  const std::string input = RebuildInput(report.text, report.edits);
  Require(end <= input.size(), "edits are inside");
  Require(report.encoding != "utf-8" || input == bytes, "the input can be built again");
}

}  // namespace
}  // namespace newsieve

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace newsieve;
  const std::string_view bytes = View(data, size);
  const Report report = Evaluate(bytes, "");
  Require(std::isfinite(report.score) && report.score >= 0 && report.score <= 1,
          "the score is 0..1");
  if (report.decision == Decision::kFailed) {
    Require(!report.reasons.empty() && report.edits.empty(), "a failure says why");
    return 0;
  }
  Require(IsValidUtf8(report.text), "cleaned text is valid");
  CheckEdits(report, bytes);
  const Report again = Evaluate(report.text, "utf-8");
  Require(again.decision == Decision::kFailed || again.text == report.text,
          "cleaning a cleaned text changes nothing");
  static const std::vector<SignalInfo> kInfo = ListSignals();
  Require(report.signals.size() == kInfo.size(), "every signal is measured");
  for (std::size_t i = 0; i < kInfo.size(); ++i)
    Require(report.signals[i].second >= kInfo[i].min && report.signals[i].second <= kInfo[i].max,
            "signals stay in their range");
  return 0;
}
