// english_tokens < TEXTS.jsonl > WORDS: the words of each {"text": ...} as
// src/text/english_tokens.h finds them, for bench/parity/compare.py: one record a line, a word ends
// with U+001F.
//
// With a number as argument: how fast, over the texts read that many times.
#include "text/english_tokens.h"

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include <simdjson.h>

namespace {

void WriteWords(const std::string& text) {
  std::string out;
  for (const newsieve::EnglishToken& token : newsieve::EnglishTokenizer::BuiltIn().Tokenize(text)) {
    out += token.In(text);
    out += '\x1f';
  }
  std::cout << out << '\n';
}

void Time(const std::vector<std::string>& texts, int rounds) {
  std::size_t bytes = 0, words = 0;
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < rounds; ++i) {
    for (const std::string& text : texts) {
      words += newsieve::EnglishTokenizer::BuiltIn().Tokenize(text).size();
      bytes += text.size();
    }
  }
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
  std::cout << words << " words, " << static_cast<double>(bytes) / 1e6 / spent.count() << " MB/s\n";
}

}  // namespace

int main(int count, char** arguments) {
  simdjson::dom::parser parser;
  std::vector<std::string> texts;
  std::string line;
  while (std::getline(std::cin, line)) {
    std::string_view text;
    if (parser.parse(line)["text"].get(text) != simdjson::SUCCESS) {
      std::cerr << "english_tokens: line " << texts.size() + 1 << ": no record with a text\n";
      return 1;
    }
    texts.emplace_back(text);
  }
  if (count > 1) {
    Time(texts, std::atoi(arguments[1]));
    return 0;
  }
  for (const std::string& text : texts) WriteWords(text);
}
