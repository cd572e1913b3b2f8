// Labelled records: JSON lines of pages whose lines somebody has labelled
// (include/newsieve/eval.h), or of labelled documents (include/newsieve/eval_documents.h). Reading
// and parsing are apart, so that parsing can be shared among threads.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/format.h"
#include "newsieve/status.h"

namespace newsieve {

enum class LineLabel : char { kArticle = 'a', kBoilerplate = 'b', kUndecided = 'u' };

struct LabelledLine {
  std::string text;
  LineLabel label = LineLabel::kUndecided;
};

struct LabelledRecord {
  std::string id, site;             // empty where the record has none
  std::vector<std::string> values;  // of the keys asked for, in their order; empty where none
};

struct LabelledPage : LabelledRecord {
  std::vector<LabelledLine> lines;
};

struct LabelledDocument : LabelledRecord {
  std::string url, title;  // empty where the record has none
  std::string text, label;
};

// The format of labelled records, to be forced: it is none that `clean` reads. A document's bytes
// are its line of JSON.
const InputFormat& LabelledFormat();

// Reuses its memory from record to record. Not thread-safe.
class LabelledParser {
 public:
  LabelledParser();
  ~LabelledParser();

  // Both read a record and, of its other members, the strings, numbers and booleans under `keys`.
  // A reason (`input.json` or `input.schema`) where `json` is no such record: what was read is then
  // of no use.
  std::optional<Reason> ParsePage(std::string_view json, const std::vector<std::string>& keys,
                                  LabelledPage& page);
  // The label is the member `label`, a string, number or boolean that is not empty.
  std::optional<Reason> ParseDocument(std::string_view json, const std::vector<std::string>& keys,
                                      std::string_view label, LabelledDocument& document);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace newsieve
