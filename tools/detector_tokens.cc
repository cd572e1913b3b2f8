// detector_tokens < TEXTS.jsonl > TOKENS: what the detector of machine-written text is trained on,
// read by the very code that uses it (src/detect/tokens.h).
//
// For each record, {"text": ...}: how many tokens it has (32-bit unsigned), then of all of them the
// hash, the hash of the pair with the token before (0 where there is none), and the kind (32, 32 and
// 8 bits; native byte order).
#include <cstdint>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include <simdjson.h>

#include "detect/tokens.h"

namespace {

template <typename Value>
void Put(const std::vector<Value>& values) {
  std::cout.write(reinterpret_cast<const char*>(values.data()),
                  static_cast<std::streamsize>(values.size() * sizeof(Value)));
}

void WriteTokens(std::string_view text, std::vector<newsieve::Token>& tokens) {
  newsieve::ReadTokens(text, tokens);
  std::vector<std::uint32_t> hashes, pairs;
  std::vector<std::uint8_t> kinds;
  for (const newsieve::Token& token : tokens) {
    hashes.push_back(token.hash);
    pairs.push_back(token.pair);
    kinds.push_back(static_cast<std::uint8_t>(token.kind));
  }
  Put(std::vector<std::uint32_t>{static_cast<std::uint32_t>(tokens.size())});
  Put(hashes), Put(pairs), Put(kinds);
}

}  // namespace

int main() {
  simdjson::dom::parser parser;
  std::vector<newsieve::Token> tokens;
  std::string line;
  for (std::size_t number = 1; std::getline(std::cin, line); ++number) {
    std::string_view text;
    if (parser.parse(line)["text"].get(text) != simdjson::SUCCESS) {
      std::cerr << "detector_tokens: line " << number << ": no record with a text\n";
      return 1;
    }
    WriteTokens(text, tokens);
  }
}
