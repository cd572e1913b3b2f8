#include "api/source_text.h"

#include <utility>

#include "html/charset.h"
#include "html/json_ld.h"
#include "html/page_model.h"
#include "html/stated_text.h"

namespace newsieve {
namespace {

std::vector<TextEdit> EditsOf(const std::vector<Cut>& cuts) {
  std::vector<TextEdit> edits;
  for (std::size_t i = 0; i < cuts.size(); ++i)
    edits.push_back({cuts[i].begin, cuts[i].end, "", -1 - static_cast<int>(i)});
  return edits;
}

// The charset that counts before one is guessed: what came with the document, else what its page
// declares.
std::string DeclaredEncoding(const Document& document) {
  if (document.content == ContentType::kText || !document.encoding.empty())
    return document.encoding;
  return HtmlCharset(document.bytes);
}

HtmlPage ReadPage(std::string_view source) {
  HtmlPage page = ReadHtml(source, kHtmlLimits);
  AppendStatedText(page, ArticleBody(page.json_ld));
  return page;
}

}  // namespace

bool ReadSourceText(const Document& document, const Config& config, SourceText& out) {
  Decode(document.bytes, DeclaredEncoding(document), config.decode, out.decoded);
  if (out.decoded.fault != DecodeFault::kNone) return false;
  out.input = out.decoded.text;
  out.is_page = document.content == ContentType::kHtml;
  if (out.is_page) {
    out.page = ReadPage(out.decoded.text);
    out.input = out.page.text;
    out.hidden_shown = HidesMost(out.page, config.page.max_hidden_share);
    const double margin = config.page.min_margin;
    // The features of a line take half a kilobyte.
    out.too_many_lines = out.page.lines.size() > config.clean.model.max_lines;
    if (!out.too_many_lines)
      out.judged = PageModel::BuiltIn().Judge(
          out.page, out.hidden_shown ? Shown::kAll : Shown::kVisible, margin);
    out.article = FindArticle(out.page, {out.judged, margin, out.hidden_shown});
    out.edits = EditsOf(out.article.cuts);
    out.article_text = ApplyEdits(out.input, out.edits);
  }
  Repair(out.before_rules(), out.repaired);
  out.edits = ComposeEdits(out.edits, out.repaired.edits);
  return true;
}

std::string InputTextOf(const Document& document, std::string_view encoding) {
  std::string text = DecodedInputText(document.bytes, encoding);
  return document.content == ContentType::kHtml ? ReadPage(text).text : text;
}

}  // namespace newsieve
