#include "detect/tokens.h"

#include <array>
#include <utility>

#include "base/utf8.h"
#include "text/unicode.h"

namespace newsieve {
namespace {

enum class Kind : std::uint8_t {
  kOther,
  kLower,
  kUpper,
  kDigit,
  kSpace,
  kLineEnd,
  kStop,   // ends a sentence
  kComma,  // , ; : (
  kQuote,
  kOpeningQuote,
  kClosingQuote,
  kDash,
  kWide,  // the first byte of a character that is not ASCII
};

constexpr std::size_t Index(char c) { return static_cast<unsigned char>(c); }

constexpr std::array<Kind, 256> MakeKinds() {
  std::array<Kind, 256> kinds{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) kinds[c] = Kind::kLower, kinds[c - 32] = Kind::kUpper;
  for (std::size_t c = '0'; c <= '9'; ++c) kinds[c] = Kind::kDigit;
  for (const char c : {' ', '\t', '\v', '\f'}) kinds[Index(c)] = Kind::kSpace;
  for (const char c : {'\n', '\r'}) kinds[Index(c)] = Kind::kLineEnd;
  for (const char c : {'.', '!', '?'}) kinds[Index(c)] = Kind::kStop;
  for (const char c : {',', ';', ':', '('}) kinds[Index(c)] = Kind::kComma;
  kinds['"'] = Kind::kQuote;
  kinds['-'] = Kind::kDash;
  for (std::size_t c = 0x80; c <= 0xFF; ++c) kinds[c] = Kind::kWide;
  return kinds;
}

constexpr std::array<Kind, 256> kKinds = MakeKinds();

// Of ASCII letters; 0 for all else.
constexpr std::array<char, 256> MakeLowerCase() {
  std::array<char, 256> lower{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) lower[c] = lower[c - 32] = static_cast<char>(c);
  return lower;
}

constexpr std::array<char, 256> kLowerCase = MakeLowerCase();

constexpr bool IsGap(Kind kind) { return kind == Kind::kSpace || kind == Kind::kLineEnd; }

constexpr std::uint32_t Mix(std::uint32_t hash, std::uint32_t value) {
  return (hash ^ value) * 0x9E3779B1;  // 2^32 / golden ratio
}

// Where the hash of a word begins. What is no word has the hash of a sign that no word holds.
constexpr std::uint32_t kSeed = 0x811C9DC5;
constexpr std::uint32_t HashOf(char symbol) {
  return Mix(kSeed, static_cast<unsigned char>(symbol));
}
constexpr std::uint32_t kNameHash = HashOf('@'), kNumberHash = HashOf('#'), kStopHash = HashOf('.'),
                        kOpenHash = HashOf('<'), kCloseHash = HashOf('>'), kDashHash = HashOf('-');

constexpr std::uint32_t PairHash(std::uint32_t first, std::uint32_t second) {
  std::uint32_t hash = (first ^ second >> 15) * 0x85EBCA6B + second;  // constants of MurmurHash3
  hash = (hash ^ hash >> 16) * 0xC2B2AE35;
  return hash ^ hash >> 15;
}

constexpr char32_t kRightSingleQuote = 0x2019, kLeftDoubleQuote = 0x201C,
                   kRightDoubleQuote = 0x201D, kEmDash = 0x2014;

class TokenReader {
 public:
  TokenReader(std::string_view text, std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

  void Run() {
    while (pos_ < text_.size()) {
      const std::size_t begin = pos_;
      const Kind kind = Next();
      switch (kind) {
        case Kind::kLower:
        case Kind::kUpper:
          ReadWord(begin, kind == Kind::kUpper);
          break;
        case Kind::kDigit:
          ReadNumber(begin);
          break;
        case Kind::kStop:
          EndSentence(begin);
          break;
        case Kind::kLineEnd:
          if (!tokens_.empty()) EndSentence(begin);
          break;
        case Kind::kComma:
          Add(TokenKind::kMark, begin, HashOf(text_[begin]));
          sentence_begins_ |= text_[begin] == ':';
          break;
        case Kind::kQuote:
          ReadQuote(begin, before_ >= Kind::kQuote || before_ == Kind::kOther || IsGap(before_));
          break;
        case Kind::kOpeningQuote:
          ReadQuote(begin, true);
          break;
        case Kind::kClosingQuote:
          ReadQuote(begin, false);
          break;
        case Kind::kDash:
          if (before_ == Kind::kSpace || rune_ == kEmDash) Add(TokenKind::kMark, begin, kDashHash);
          break;
        default:
          break;
      }
      before_ = kind;
    }
  }

 private:
  // What stands at pos_, which moves behind it; rune_ is its lower case.
  Kind Next() {
    const auto byte = static_cast<unsigned char>(text_[pos_]);
    const Kind kind = kKinds[byte];
    if (kind == Kind::kWide) return NextWide();
    rune_ = kind == Kind::kUpper ? byte + 32U : byte;
    ++pos_;
    return kind;
  }

  Kind NextWide() {
    rune_ = NextCharacter(text_, pos_);
    switch (rune_) {
      case kLeftDoubleQuote:
        return Kind::kOpeningQuote;
      case kRightDoubleQuote:
        return Kind::kClosingQuote;
      default:
        break;
    }
    const CharInfo info = rune_ < 0x10000 ? plane_[rune_] : InfoOf(rune_);
    if (info.flags & kLetter) {
      rune_ = info.lower;
      return (info.flags & kUpper) ? Kind::kUpper : Kind::kLower;
    }
    if (info.flags & kDigit) return Kind::kDigit;
    if (info.flags & kSentenceEnd) return Kind::kStop;
    if (info.flags & kDash) return Kind::kDash;
    return (info.flags & kSpace) ? Kind::kSpace : Kind::kOther;
  }

  // The first letter is read.
  void ReadWord(std::size_t begin, bool capital) {
    std::uint32_t hash = Mix(kSeed, rune_);
    const std::size_t first_end = pos_;
    std::size_t end = pos_;
    while (true) {
      for (char letter; pos_ < text_.size() && (letter = kLowerCase[Index(text_[pos_])]) != 0;
           end = ++pos_)
        hash = Mix(Joined(hash), static_cast<unsigned char>(letter));
      if (pos_ == text_.size()) break;
      const Kind kind = Next();
      if (kind == Kind::kLower || kind == Kind::kUpper) {
        hash = Mix(Joined(hash), rune_);
        end = pos_;
      } else if (!IsInner()) {
        break;
      } else if (!inner_) {
        end = pos_;
      }
    }
    pos_ = end;
    inner_ = false;
    const bool i = text_[begin] == 'I' && (end == first_end || IsApostrophe(begin + 1));
    Finish(begin, hash ^ hash >> 15, capital && !i);
  }

  bool IsApostrophe(std::size_t at) const {
    return text_[at] == '\'' || text_.substr(at).starts_with("\u2019");
  }

  // With the apostrophe that waits for a letter, now that there is one.
  std::uint32_t Joined(std::uint32_t hash) {
    return std::exchange(inner_, false) ? Mix(hash, '\'') : hash;
  }

  // Whether the character just read may stand within a word, if a letter follows: an apostrophe, or
  // a mark that belongs to the letter before it.
  bool IsInner() {
    if (rune_ == '\'' || rune_ == kRightSingleQuote) return !std::exchange(inner_, true);
    if (rune_ < 0x80) return false;
    const CharInfo info = InfoOf(rune_);
    return (info.flags & (kMark | kIgnorable)) != 0;
  }

  void Finish(std::size_t begin, std::uint32_t hash, bool capital) {
    if (!capital || sentence_begins_) {
      Add(TokenKind::kWord, begin, hash);
    } else if (!tokens_.empty() && tokens_.back().kind <= TokenKind::kMoreName &&
               tokens_.back().kind >= TokenKind::kName) {
      Add(TokenKind::kMoreName, begin, 0);
    } else {
      Add(TokenKind::kName, begin, kNameHash);
    }
    sentence_begins_ = false;
  }

  // The first digit is read; "1,200.50" and "12:30" are one.
  void ReadNumber(std::size_t begin) {
    std::size_t end = pos_;
    while (pos_ < text_.size()) {
      const Kind kind = Next();
      if (kind == Kind::kDigit) {
        end = pos_;
      } else if (pos_ > end + 1 || (rune_ != '.' && rune_ != ',' && rune_ != ':')) {
        break;
      }
    }
    pos_ = end;
    Add(TokenKind::kNumber, begin, kNumberHash);
    sentence_begins_ = false;
  }

  void EndSentence(std::size_t begin) {
    if (tokens_.empty() || tokens_.back().kind != TokenKind::kSentenceEnd)
      Add(TokenKind::kSentenceEnd, begin, kStopHash);
    sentence_begins_ = true;
  }

  // A quotation that opens begins a sentence of its own. One that opens stands before a word, and
  // not behind one.
  void ReadQuote(std::size_t begin, bool may_open) {
    const bool opens = may_open && pos_ < text_.size() && !IsGap(kKinds[Index(text_[pos_])]);
    Add(TokenKind::kMark, begin, opens ? kOpenHash : kCloseHash);
    sentence_begins_ |= opens;
  }

  void Add(TokenKind kind, std::size_t begin, std::uint32_t hash) {
    const bool first = last_hash_ == 0 || hash == 0;
    tokens_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(pos_), hash,
                       first ? 0 : PairHash(last_hash_, hash), kind});
    if (hash != 0) last_hash_ = hash;
  }

  std::string_view text_;
  std::vector<Token>& tokens_;
  const CharInfo* plane_ = FirstPlane();
  std::size_t pos_ = 0;
  char32_t rune_ = 0;
  Kind before_ = Kind::kSpace;  // what stood before the token
  std::uint32_t last_hash_ = 0;
  bool sentence_begins_ = true;
  bool inner_ = false;  // an apostrophe waits for a letter
};

}  // namespace

void ReadTokens(std::string_view text, std::vector<Token>& tokens) {
  tokens.clear();
  tokens.reserve(text.size() / 5);  // about as many as there are in news
  TokenReader(text, tokens).Run();
}

}  // namespace newsieve
