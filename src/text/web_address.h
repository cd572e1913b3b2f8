// The form of a web or mail address, as spaCy keeps them in one piece
// (spacy/lang/tokenizer_exceptions.py, after Diego Perini's,
// https://gist.github.com/dperini/729294, MIT): [scheme://][user[:password]@](public IPv4 address |
// host.domain)[:port][/path | ?query | #part].
#pragma once

#include <span>

#include "text/token_rules.h"

namespace newsieve {

// True if the whole of `text`, which has no white space, is an address. In time linear in its
// length. Thread-safe.
bool IsWebAddress(std::span<const ChunkRune> text);

}  // namespace newsieve
