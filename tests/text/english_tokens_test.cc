// Words and sentences as spaCy 3.8.18 found them in these texts.
#include "text/english_tokens.h"

#include <algorithm>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "text/letter_run.h"

namespace newsieve {
namespace {

struct WordsCase {
  std::string_view text, words;  // with | between
};

std::string WordsOf(std::string_view text) {
  std::string joined;
  for (const EnglishToken& token : EnglishTokenizer::BuiltIn().Tokenize(text)) {
    if (!joined.empty()) joined += '|';
    joined += token.In(text);
  }
  return joined;
}

TEST(EnglishTokensTest, FindsTheWordsThatSpacyFinds) {
  const WordsCase cases[] = {
      {"", ""},
      {" \n\t ", ""},
      {"It's over, isn't it?", "It|'s|over|,|is|n't|it|?"},
      {"They'll say we can't; I'm sure he'd've known.",
       "They|'ll|say|we|ca|n't|;|I|'m|sure|he|'d|'ve|known|."},
      {"(Reuters) - Shares rose 3.5% to $12.40, or €11.",
       "(|Reuters|)|-|Shares|rose|3.5|%|to|$|12.40|,|or|€|11|."},
      {"The U.S. economy grew in Jan. and Feb., said Dr. Lee.",
       "The|U.S.|economy|grew|in|Jan.|and|Feb.|,|said|Dr.|Lee|."},
      {"It costs 5km, 10kg and 40MB.", "It|costs|5|km|,|10|kg|and|40|MB|."},
      {"Well-known, state-of-the-art re-election…",
       "Well|-|known|,|state|-|of|-|the|-|art|re|-|election|…"},
      {"“Quoted,” she said. ‘Single’ too’s fine.",
       "“|Quoted|,|”|she|said|.|‘|Single|’|too|’s|fine|."},
      {"end.Start and word,word and a/b and x=y",
       "end|.|Start|and|word|,|word|and|a|/|b|and|x|=|y"},
      {"Wait... what?! No....way", "Wait|...|what|?|!|No|....|way"},
      {"At 9a.m. or 10p.m., 9 a.m.", "At|9|a.m.|or|10|p.m.|,|9|a.m."},
      {"C++ and e.g. i.e. vs. O'clock", "C++|and|e.g.|i.e.|vs.|O'clock"},
      {"naïve café—déjà vu – ok", "naïve|café|—|déjà|vu|–|ok"},
      {"US$5 and 5$ and +1 and +x", "US$|5|and|5|$|and|+1|and|+|x"},
      {"a--b c---d e~f", "a|--|b|c|---|d|e|~|f"},
      {"100-200 3*4 2^10 5+6", "100|-|200|3|*|4|2|^|10|5|+|6"},
      {"''quoted'' \"nested 'inner'\"", "''|quoted|''|\"|nested|'|inner|'|\""},
      {"don't cant wont im youre", "do|n't|ca|nt|wo|nt|i|m|you|re"},
      {"№5 ™brand ©2020 😀smile", "№|5|™|brand|©|2020|😀|smile"},
      {"he.He said.\"Yes\"", "he|.|He|said|.|\"Yes|\""},
      {"'em 'cause 'Twas", "'em|'cause|'|Twas"},
      {"()[]{}<>", "(|)|[|]|{|}|<|>"},
      {"…… … ...", "…|…|…|..."},
      {"東京は、日本。", "東京は、日本|。"},
      {"x_y __init__ #tag @user &amp;", "x_y|_|_|init|_|_|#|tag|@user|&|amp|;"},
      {"o'clock’s it’s ’tis", "o'clock|’s|it|’s|’|tis"},
      {"U.K.'s U.N. a.b.c", "U.K.|'s|U.N.|a.b.c"},
      {"12:30 12:a word:word", "12:30|12|:|a|word|:|word"},
      {"°C. 5°C. 30°F", "°|C|.|5|°|C|.|30|°|F"},
  };
  for (const WordsCase& test : cases) EXPECT_EQ(WordsOf(test.text), test.words) << test.text;
}

TEST(EnglishTokensTest, KeepsAddressesWhole) {
  const WordsCase cases[] = {
      {"See https://example.com/a-b?c=d, www.example.org. or mail me@example.com!",
       "See|https://example.com/a-b?c=d|,|www.example.org|.|or|mail|me@example.com|!"},
      {"foo@bar http://localhost:8080/x ftp://a.b/c",
       "foo@bar|http://localhost:8080|/|x|ftp://a.b|/|c"},
  };
  for (const WordsCase& test : cases) EXPECT_EQ(WordsOf(test.text), test.words) << test.text;
}

// Affixes part ":)" from a word; spaCy puts it together again where it stands side by side.
TEST(EnglishTokensTest, PutsSpecialCasesTogetherAgain) {
  const WordsCase cases[] = {
      {"smile :) or word:) and (:", "smile|:)|or|word|:)|and|(:"},
      {"Mr.Smith Mr . Smith", "Mr.|Smith|Mr|.|Smith"},
      {"word: ) and", "word|:|)|and"},
  };
  for (const WordsCase& test : cases) EXPECT_EQ(WordsOf(test.text), test.words) << test.text;
}

TEST(EnglishTokensTest, KnowsWhatWordsAreMadeOf) {
  const std::string_view text = "Café 12. -- !";
  const std::vector<EnglishToken> tokens = EnglishTokenizer::BuiltIn().Tokenize(text);
  ASSERT_EQ(tokens.size(), 5U);
  EXPECT_EQ(tokens[0].characters, 4U);
  EXPECT_EQ(tokens[0].size, 5U);
  EXPECT_EQ(tokens[0].flags, kTokenHasLetter | kTokenIsWord);
  EXPECT_EQ(tokens[1].flags, kTokenIsWord);
  EXPECT_EQ(tokens[2].flags, kTokenIsPunctuation | kTokenEndsSentence);
  EXPECT_EQ(tokens[3].flags, kTokenIsPunctuation);
  EXPECT_EQ(tokens[4].flags, kTokenIsPunctuation | kTokenEndsSentence);
  EXPECT_EQ(tokens[0].hash, HashWord("Café"));
}

TEST(EnglishTokensTest, CountsTheSentencesThatSpacyCounts) {
  const std::pair<std::string_view, std::size_t> cases[] = {
      {"One. Two! Three?", 3},
      {"He said. \"Yes.\" Then left.", 3},
      {"Dr. Lee met Mr. Poe.", 1},
      {"Wait... what?", 1},
      {"No end", 1},
      {"End.  Two blanks.  \"Quoted.\"", 3},
      {"A.B. C.D. went.", 1},
      {"Really?! Yes. (No.) Ok.", 4},
  };
  for (const auto& [text, sentences] : cases)
    EXPECT_EQ(CountSentences(text, EnglishTokenizer::BuiltIn().Tokenize(text)), sentences) << text;
}

// The pieces of the table itself, and what may stand beside them.
std::vector<std::string> Pieces() {
  const TokenRules& rules = TokenRules::English();
  std::vector<std::string> pieces = {
      "a",  "A",   "s", "S",  "word", "Word", "WORD", "eightbit", "ninechars", "km", "US",
      "it", "don", "0", "12", "2020", "é",    "ß",    "東",       "’",         "“",  "”",
      "…",  "—",   "–", "«",  "»",    "°",    "€",    "😀",        "\u00AD"};
  for (char mark = '!'; mark <= '~'; ++mark) {
    const bool letter = (mark | 0x20) >= 'a' && (mark | 0x20) <= 'z';
    if (!letter) pieces.insert(pieces.end(), 3, std::string(1, mark));
  }
  for (const AffixList* list : {&rules.prefixes(), &rules.suffixes(), &rules.infixes()}) {
    for (const Affix& affix : list->all()) {
      std::string piece;
      for (const AffixItem& item : affix.body)
        if (item.classes == 0) AppendCharacter(piece, item.rune);
      if (!piece.empty()) pieces.push_back(std::move(piece));
    }
  }
  std::vector<std::string> specials;
  for (const auto& [chunk, lengths] : rules.specials()) specials.push_back(chunk);
  std::sort(specials.begin(), specials.end());  // the same on every machine
  for (std::size_t i = 0; i < specials.size(); i += 3) pieces.push_back(specials[i]);
  return pieces;
}

std::string Described(const std::vector<EnglishToken>& tokens) {
  std::string out;
  for (const EnglishToken& token : tokens)
    out += std::to_string(token.begin) + "+" + std::to_string(token.size) + ":" +
           std::to_string(token.characters) + ":" + std::to_string(token.flags) + ":" +
           std::to_string(token.hash) + " ";
  return out;
}

// Else every chunk would take the general way.
TEST(EnglishTokensTest, KnowsThePlainMarksOfTheTable) {
  const PlainChunks plain(TokenRules::English());
  EXPECT_TRUE(plain.usable());
  for (const unsigned char mark :
       std::vector<unsigned char>{',', ';', ':', '!', '?', ')', '"', '\''})
    EXPECT_TRUE(plain.Trails('d', mark)) << mark;
  for (const unsigned char mark : std::vector<unsigned char>{'(', '"', '\'', '$'})
    EXPECT_TRUE(plain.Leads(mark, 'W')) << mark;
  EXPECT_TRUE(plain.Trails('d', '.'));
  EXPECT_FALSE(plain.Trails('D', '.'));  // "D." is an initial
  EXPECT_FALSE(plain.Trails('.', '.'));
  EXPECT_TRUE(plain.Leads(U'“') && plain.Trails(U'”') && plain.Trails(U'’'));
  EXPECT_TRUE(plain.Joins('-'));
  EXPECT_FALSE(plain.Joins('.') || plain.Joins('\'') || plain.Joins('/'));
  EXPECT_EQ(plain.TailLength("'s."), 2U);
  EXPECT_EQ(plain.TailLength("’s"), 4U);
  EXPECT_EQ(plain.TailLength("'t"), 0U);
}

// Chunks of plain shape are words at once; the general way finds the same.
TEST(EnglishTokensTest, TakesPlainChunksAsAnyOther) {
  const EnglishTokenizer general(TokenRules::English(), false);
  const std::vector<std::string> pieces = Pieces();
  std::mt19937 random(7);
  for (int round = 0; round < 60'000; ++round) {
    std::string text;
    for (std::size_t chunks = 1 + random() % 3; chunks > 0; --chunks) {
      for (std::size_t count = 1 + random() % 5; count > 0; --count)
        text += pieces[random() % pieces.size()];
      text += random() % 8 == 0 ? "\u00A0" : " ";
    }
    ASSERT_EQ(Described(EnglishTokenizer::BuiltIn().Tokenize(text)),
              Described(general.Tokenize(text)))
        << text;
  }
}

// Every special case, with letters and marks on either side.
TEST(EnglishTokensTest, LeavesSpecialCasesToTheTable) {
  const EnglishTokenizer general(TokenRules::English(), false);
  for (const auto& [chunk, lengths] : TokenRules::English().specials()) {
    for (const std::string_view before : {"", "(", "\"", "“", "a", "a-", "1"}) {
      for (const std::string_view behind : {"", ",", ".", "'s", "’s.", "-b", "b", ")", "”", "1"}) {
        const std::string text = std::string(before).append(chunk).append(behind);
        ASSERT_EQ(Described(EnglishTokenizer::BuiltIn().Tokenize(text)),
                  Described(general.Tokenize(text)))
            << text;
      }
    }
  }
}

// Each pair of ASCII characters between, before and behind letters and digits.
TEST(EnglishTokensTest, TakesEveryPairOfMarksAsAnyOther) {
  const EnglishTokenizer general(TokenRules::English(), false);
  for (int a = ' '; a <= 0x7F; ++a) {
    for (int b = ' '; b <= 0x7F; ++b) {
      const std::string marks = {static_cast<char>(a), static_cast<char>(b)};
      for (const std::string& text : {"Xy" + marks, marks + "xyz", "x" + marks + "y", "XY" + marks,
                                      "12" + marks, marks + "12", marks, "o" + marks + "s"})
        ASSERT_EQ(Described(EnglishTokenizer::BuiltIn().Tokenize(text)),
                  Described(general.Tokenize(text)))
            << text;
    }
  }
}

TEST(EnglishTokensTest, HashesRunsOfLettersAsAnyWord) {
  std::string word;
  for (int size = 1; size < 40; ++size) {
    word += static_cast<char>('a' + size % 26);
    for (const std::string_view behind : {"", " ", ", and more", "é"})
      EXPECT_EQ(ReadLetters(word + std::string(behind), 0).hash, HashWord(word)) << word << behind;
  }
}

// Hostile input: as long as it likes, and yet in linear time.
TEST(EnglishTokensTest, TakesLongChunksApart) {
  for (const std::string_view piece : {"(", ".", "@", "a.", "-", "’", "😀", "a@", "1"}) {
    std::string text;
    while (text.size() < 200'000) text += piece;
    std::size_t size = 0;
    for (const EnglishToken& token : EnglishTokenizer::BuiltIn().Tokenize(text)) size += token.size;
    EXPECT_EQ(size, text.size()) << piece;
  }
}

}  // namespace
}  // namespace newsieve
