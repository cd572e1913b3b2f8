#include "text/expected_languages.h"

#include <algorithm>
#include <string>

#include "text/unicode.h"

namespace newsieve {
namespace {

bool Contains(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

bool AreAlike(const LanguageOptions& options, std::string_view a, std::string_view b) {
  return std::any_of(options.alike.begin(), options.alike.end(),
                     [&](const std::vector<std::string>& group) {
                       return Contains(group, a) && Contains(group, b);
                     });
}

bool IsExpected(const LanguageOptions& options, std::string_view code, std::string_view script) {
  if (options.expected.empty()) return true;
  if (code == "und") {
    return script == "Latn" || script == "Zyyy" ||
           std::any_of(options.expected.begin(), options.expected.end(),
                       [&](const std::string& known) { return MayBeWrittenIn(known, script); });
  }
  return std::any_of(
      options.expected.begin(), options.expected.end(),
      [&](const std::string& known) { return known == code || AreAlike(options, known, code); });
}

}  // namespace newsieve
