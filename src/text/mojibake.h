// Mojibake: UTF-8 bytes that somebody read as windows-1252 and saved again ("â€™", "Ã©"). See ftfy
// (https://ftfy.readthedocs.io) for the phenomenon; the test here is that the characters, written
// back as bytes, are well-formed UTF-8, which chance hardly ever makes.
#pragma once

#include <string_view>
#include <vector>

#include "text/edits.h"

namespace newsieve {

// One edit for each character to restore, in order, with `rule`. Empty where the text shows no
// certain case: a lone pair that could be spelling (Swedish "Å" before a quotation mark) is no
// evidence. `text` may be any bytes. Linear time.
std::vector<TextEdit> FindMojibake(std::string_view text, int rule);

}  // namespace newsieve
