// Character references of HTML (`&amp;`, `&eacute`, `&#8217;`, `&#x2019;`), by the rules of the
// standard (https://html.spec.whatwg.org/#character-reference-state): what browsers make of them,
// mistakes included. Text that is no reference stays as it is. Thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace newsieve {

// Appends `text`, valid UTF-8, with its references decoded. In the value of an attribute a name
// without a semicolon is none where a letter, a digit or '=' follows, so that `?a=1&copy=2` stays.
void AppendDecoded(std::string& out, std::string_view text, bool in_attribute);

// The same as a string of its own.
std::string DecodeReferences(std::string_view text, bool in_attribute);

}  // namespace newsieve
