#include "templates/phrase_index.h"

#include <algorithm>

namespace newsieve {
namespace {

// Of folded text, where all beyond ASCII is taken for letters.
bool IsWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

void PhraseIndex::Add(const TemplateLine& line) {
  if (!line.text.empty()) by_token_[FirstToken(line.text)].push_back(&line);
}

std::string_view PhraseIndex::FirstToken(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() && IsWordByte(text[size])) ++size;
  return text.substr(0, std::max<std::size_t>(size, 1));
}

bool PhraseIndex::Begins(std::string_view text, std::string_view phrase) {
  if (!text.starts_with(phrase)) return false;
  const bool ends = text.size() == phrase.size() || !IsWordByte(text[phrase.size()]);
  return ends || !IsWordByte(phrase.back());
}

}  // namespace newsieve
