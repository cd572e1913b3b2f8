// The reader of web pages on any text.
#include <optional>
#include <string>

#include "base/utf8.h"
#include "fuzzing.h"
#include "html/page.h"
#include "tests/html/page_checks.h"
#include "text/repair.h"

namespace newsieve {
namespace {

// The second so small that both are met.
constexpr HtmlLimits kLimits[] = {{.max_elements = 100'000, .max_depth = 512},
                                  {.max_elements = 40, .max_depth = 6}};

void Check(std::string_view source, const HtmlLimits& limits) {
  const HtmlPage page = ReadHtml(source, limits);
  const std::optional<std::string> fault = PageFault(page, limits);
  Require(!fault, fault ? fault->c_str() : "");
  Require(IsValidUtf8(page.text) && IsValidUtf8(page.title), "texts are valid");
}

}  // namespace
}  // namespace newsieve

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace newsieve;
  Repaired repaired;
  Repair(View(data, size), repaired);
  for (const HtmlLimits& limits : kLimits) Check(repaired.text, limits);
  return 0;
}
