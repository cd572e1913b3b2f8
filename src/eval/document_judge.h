// DocumentJudge: a labelled document, and what a filter says of its writer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/pool.h"
#include "io/labelled.h"
#include "newsieve/eval_documents.h"
#include "pipeline/input_stream.h"

namespace newsieve {

// A document and what was made of it, or why nothing was.
struct JudgedDocument {
  std::string place;  // path and line number
  std::optional<Reason> failure;
  DocumentEvaluation::Judged judged;
  std::vector<std::string> values;  // of the keys that figures are broken down by
  std::vector<std::string> rules;   // that its evidence names; sorted, each once
};

class DocumentJudge {
 public:
  // Both must outlive this object.
  DocumentJudge(const Filter& filter, const DocumentEvalOptions& options);

  // Thread-safe.
  JudgedDocument Judge(const Input& input) const;

 private:
  std::optional<Reason> Parse(const std::string& json, LabelledDocument& document) const;
  std::optional<Reason> Evaluate(LabelledDocument& labelled, JudgedDocument& out) const;

  const Filter& filter_;
  const DocumentEvalOptions& options_;
  mutable Pool<LabelledParser> parsers_;
};

}  // namespace newsieve
