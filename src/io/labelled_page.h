// Labelled pages: JSON lines of pages whose lines somebody has labelled, as include/newsieve/eval.h
// describes them. Reading and parsing are apart, so that parsing can be shared among threads.
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

struct LabelledPage {
  std::string id, site;             // empty where the record has none
  std::vector<std::string> values;  // of the keys asked for, in their order; empty where none
  std::vector<LabelledLine> lines;
};

// The format of labelled pages, to be forced: it is none that `clean` reads. A document's bytes are
// its line of JSON.
const InputFormat& LabelledPageFormat();

// Reuses its memory from page to page. Not thread-safe.
class LabelledPageParser {
 public:
  LabelledPageParser();
  ~LabelledPageParser();

  // Reads a page and, of its other members, the strings and numbers under `keys`. A reason
  // (`input.json` or `input.schema`) where `json` is no such page: `page` is then of no use.
  std::optional<Reason> Parse(std::string_view json, const std::vector<std::string>& keys,
                              LabelledPage& page);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace newsieve
