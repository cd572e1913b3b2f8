// SourceText: the text of a document on its way to the rules: decoded, read out of its page where
// it is one, repaired.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/config.h"
#include "html/article.h"
#include "html/page.h"
#include "newsieve/document.h"
#include "text/decode.h"
#include "text/edits.h"
#include "text/repair.h"

namespace newsieve {

struct SourceText {
  Decoded decoded;
  std::string_view input;  // the input text, as in newsieve/report.h
  bool is_page = false;
  // Of a page.
  HtmlPage page;
  std::vector<JudgedLine> judged;
  bool too_many_lines = false;  // for the page model, which was not asked
  bool hidden_shown = false;    // most of it is hidden, and looked at nevertheless
  Article article;
  std::string article_text;  // the input text without article.cuts

  Repaired repaired;  // what rules see
  std::vector<TextEdit>
      edits;  // from `input` to repaired.text; rule: a RepairKind, or -1 - i for article.cuts[i]

  // What rules see, as it was before repairs.
  std::string_view before_rules() const { return is_page ? std::string_view(article_text) : input; }
};

// Reads `document`, which must outlive `out`. False where there is no text in it: out.decoded says
// why.
bool ReadSourceText(const Document& document, const Config& config, SourceText& out);

// The input text of `document` in an encoding that ReadSourceText found before.
std::string InputTextOf(const Document& document, std::string_view encoding);

}  // namespace newsieve
