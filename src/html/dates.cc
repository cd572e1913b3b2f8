#include "html/dates.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "html/short_text.h"
#include "text/unicode.h"

namespace newsieve {
namespace {

struct Day {
  int year = 0, month = 0, day = 0;
};

std::string TwoDigits(int value) {
  return {static_cast<char>('0' + value / 10 % 10), static_cast<char>('0' + value % 10)};
}

std::string IsoOf(const Day& day) {
  return std::to_string(day.year) + "-" + TwoDigits(day.month) + "-" + TwoDigits(day.day);
}

bool IsDay(const Day& day, const DateConfig& config) {
  static constexpr std::array kLengths = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return day.year >= config.first_year && day.year <= config.last_year && day.month >= 1 &&
         day.month <= 12 && day.day >= 1 &&
         day.day <= kLengths[static_cast<std::size_t>(day.month - 1)];
}

struct Token {
  enum class Kind : std::uint8_t { kNumber, kWord, kSign } kind = Kind::kSign;
  std::string_view text;
  bool spaced = false;  // white space stands before it
  int value = 0;        // of a number of at most eight digits
  std::size_t end = 0;  // in the text
};

// `text`, folded, as numbers, words and signs.
std::vector<Token> Tokens(std::string_view text) {
  std::vector<Token> tokens;
  bool spaced = false;
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t begin = pos;
    const std::uint16_t flags = InfoOf(NextCharacter(text, pos)).flags;
    if ((flags & kSpace) != 0) {
      spaced = true;
      continue;
    }
    Token token;
    token.spaced = spaced;
    spaced = false;
    if (IsAsciiDigit(text[begin])) {
      token.kind = Token::Kind::kNumber;
      while (pos < text.size() && IsAsciiDigit(text[pos])) ++pos;
      if (pos - begin <= 8)
        for (std::size_t i = begin; i < pos; ++i) token.value = token.value * 10 + (text[i] - '0');
    } else if ((flags & kLetter) != 0) {
      token.kind = Token::Kind::kWord;
      while (pos < text.size()) {
        std::size_t next = pos;
        if ((InfoOf(NextCharacter(text, next)).flags & (kLetter | kMark)) == 0) break;
        pos = next;
      }
    }
    token.text = text.substr(begin, pos - begin);
    token.end = pos;
    tokens.push_back(token);
  }
  return tokens;
}

class DateFinder {
 public:
  DateFinder(std::string_view folded, DayOrder order, const DateConfig& config)
      : tokens_(Tokens(folded)), order_(order), config_(config) {}

  // The first day of the text; `end` is behind it.
  std::optional<Day> First(std::size_t& end) {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      Day day;
      std::size_t next = i;
      if (!ReadAt(next, day) || !IsDay(day, config_)) continue;
      end = tokens_[next - 1].end;
      return day;
    }
    return std::nullopt;
  }

 private:
  // Each reads a day that begins with token `i` and leaves `i` behind it.

  bool ReadAt(std::size_t& i, Day& day) const {
    const Token& first = tokens_[i];
    if (i > 0 && Touches(i)) return false;
    if (first.kind == Token::Kind::kWord) return Try(&DateFinder::ReadMonthDayYear, i, day);
    if (first.kind != Token::Kind::kNumber) return false;
    if (first.text.size() == 8) return ReadDigits(i, day);
    if (first.text.size() == 4)
      return Try(&DateFinder::ReadYearMonthDay, i, day) ||
             Try(&DateFinder::ReadYearMonthName, i, day);
    return first.text.size() <= 2 &&
           (Try(&DateFinder::ReadNumbers, i, day) || Try(&DateFinder::ReadDayMonthYear, i, day));
  }

  bool Try(bool (DateFinder::*read)(std::size_t&, Day&) const, std::size_t& i, Day& day) const {
    std::size_t next = i;
    if (!(this->*read)(next, day)) return false;
    i = next;
    return true;
  }

  // Whether a number or a sign of one runs into token `i`: "1.2024", "-5", "x2".
  bool Touches(std::size_t i) const {
    const Token& before = tokens_[i - 1];
    if (tokens_[i].spaced || tokens_[i].kind != Token::Kind::kNumber) return false;
    if (before.kind == Token::Kind::kNumber) return true;
    const bool sign = before.text == "." || before.text == "-" || before.text == "/";
    return sign && i > 1 && tokens_[i - 2].kind == Token::Kind::kNumber && !before.spaced;
  }

  bool ReadDigits(std::size_t& i, Day& day) const {
    const int value = tokens_[i++].value;
    day = {value / 10000, value / 100 % 100, value % 100};
    return true;
  }

  // 2024-05-03, 2024/5/3, 2024. 5. 3, 2024年5月3日
  bool ReadYearMonthDay(std::size_t& i, Day& day) const {
    day.year = tokens_[i++].value;
    if (!ReadJoint(i) || !ReadShort(i, day.month) || !ReadJoint(i) || !ReadShort(i, day.day))
      return false;
    return i >= tokens_.size() || tokens_[i].kind != Token::Kind::kNumber || tokens_[i].spaced;
  }

  // 2024 May 3, 2024. május 3.
  bool ReadYearMonthName(std::size_t& i, Day& day) const {
    day.year = tokens_[i++].value;
    SkipFillers(i);
    return ReadMonth(i, day.month) && (SkipFillers(i), ReadShort(i, day.day));
  }

  // 3.5.2024, 03/05/24
  bool ReadNumbers(std::size_t& i, Day& day) const {
    const std::size_t first = i;
    int a = 0, b = 0;
    if (!ReadShort(i, a) || !IsJoint(i)) return false;
    const std::string_view joint = tokens_[i].text;
    if (!ReadJoint(i) || !ReadShort(i, b) || !IsJoint(i) || tokens_[i].text != joint) return false;
    ++i;
    if (i >= tokens_.size() || tokens_[i].kind != Token::Kind::kNumber) return false;
    const Token& year = tokens_[i++];
    if (i + 1 < tokens_.size() && IsJoint(i) && tokens_[i + 1].kind == Token::Kind::kNumber &&
        !tokens_[i + 1].spaced)
      return false;  // a version, or an address
    const bool full = tokens_[first].text.size() == 2 && year.text.size() == 2;
    if (year.text.size() != 4 && !(full && joint != "-")) return false;
    day.year = year.text.size() == 4 ? year.value : 2000 + year.value;
    const bool month_first = b > 12 || (order_ == DayOrder::kMonthFirst && joint == "/" && a <= 12);
    day.month = month_first ? a : b;
    day.day = month_first ? b : a;
    return true;
  }

  // 3. Mai 2024, 3rd of May, 2024, 3 de mayo de 2024
  bool ReadDayMonthYear(std::size_t& i, Day& day) const {
    if (!ReadShort(i, day.day)) return false;
    SkipFillers(i);
    return ReadMonth(i, day.month) && ReadYear(i, day.year);
  }

  // May 3, 2024
  bool ReadMonthDayYear(std::size_t& i, Day& day) const {
    if (!ReadMonth(i, day.month)) return false;
    SkipFillers(i);
    return ReadShort(i, day.day) && ReadYear(i, day.year);
  }

  bool ReadMonth(std::size_t& i, int& month) const {
    if (i >= tokens_.size() || tokens_[i].kind != Token::Kind::kWord) return false;
    const auto found = config_.months.find(std::string(tokens_[i].text));
    if (found == config_.months.end()) return false;
    month = found->second;
    ++i;
    return true;
  }

  bool ReadYear(std::size_t& i, int& year) const {
    SkipFillers(i);
    if (i < tokens_.size() && tokens_[i].text == "'") ++i;
    if (i >= tokens_.size() || tokens_[i].text.size() != 4 ||
        tokens_[i].kind != Token::Kind::kNumber)
      return false;
    year = tokens_[i++].value;
    return true;
  }

  bool ReadShort(std::size_t& i, int& value) const {
    if (i >= tokens_.size() || tokens_[i].kind != Token::Kind::kNumber ||
        tokens_[i].text.size() > 2)
      return false;
    value = tokens_[i++].value;
    return true;
  }

  bool IsJoint(std::size_t i) const {
    return i < tokens_.size() && config_.joints.contains(std::string(tokens_[i].text));
  }

  bool ReadJoint(std::size_t& i) const {
    if (!IsJoint(i)) return false;
    ++i;
    return true;
  }

  void SkipFillers(std::size_t& i) const {
    for (int skipped = 0; skipped < 2 && i < tokens_.size(); ++skipped, ++i)
      if (tokens_[i].kind == Token::Kind::kNumber ||
          !config_.fillers.contains(std::string(tokens_[i].text)))
        return;
  }

  std::vector<Token> tokens_;
  DayOrder order_;
  const DateConfig& config_;
};

// The time of day that `text` begins with, and its zone, as in "T10:00:00+02:00"; empty where there
// is none.
std::string LeadingTime(std::string_view text) {
  std::size_t pos = 0;
  const auto digits = [&](std::size_t count) {
    std::string_view found = text.substr(pos, count);
    for (const char c : found)
      if (!IsAsciiDigit(c)) found = {};
    if (found.size() != count) return std::string_view();
    pos += count;
    return found;
  };
  const auto skip = [&](char c) {
    if (pos >= text.size() || text[pos] != c) return false;
    ++pos;
    return true;
  };
  if (!skip('t') && !skip('T') && !skip(' ')) return "";
  const std::string_view hour = digits(2);
  if (hour.empty() || hour > "23") return "";
  skip(':');
  const std::string_view minute = digits(2);
  if (minute.empty() || minute > "59") return "";
  std::string time = "T" + std::string(hour) + ":" + std::string(minute);
  const bool colon = skip(':');
  const std::string_view second = digits(2);
  if (second.empty() && colon) return "";
  time += ":" + std::string(second.empty() ? "00" : second);
  if (skip('.') || skip(','))
    while (pos < text.size() && IsAsciiDigit(text[pos])) ++pos;
  while (skip(' ')) {
  }
  if (skip('z') || skip('Z')) return time + "Z";
  const char sign = pos < text.size() ? text[pos] : '\0';
  if (sign != '+' && sign != '-') return time;
  ++pos;
  const std::string_view hours = digits(2);
  skip(':');
  const std::string_view minutes = digits(2);
  if (hours.empty()) return time;
  return time + sign + std::string(hours) + ":" + std::string(minutes.empty() ? "00" : minutes);
}

// Seconds or milliseconds since 1970.
std::optional<std::string> DateOfTimestamp(std::string_view digits, const DateConfig& config) {
  long long seconds = 0;
  for (const char c : digits) {
    if (!IsAsciiDigit(c)) return std::nullopt;
    seconds = seconds * 10 + (c - '0');
  }
  if (digits.size() == 13) seconds /= 1000;
  // Days since 0000-03-01 to a date (H. Hinnant, "chrono-compatible low-level date algorithms").
  const long long days = seconds / 86400 + 719468;
  const long long era = days / 146097, of_era = days % 146097;
  const long long year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const long long of_year = of_era - (365 * year + year / 4 - year / 100);
  const long long month = (5 * of_year + 2) / 153;
  const Day day{static_cast<int>(year + era * 400 + (month >= 10)),
                static_cast<int>(month < 10 ? month + 3 : month - 9),
                static_cast<int>(of_year - (153 * month + 2) / 5 + 1)};
  if (!IsDay(day, config)) return std::nullopt;
  const auto rest = static_cast<int>(seconds % 86400);
  return IsoOf(day) + "T" + TwoDigits(rest / 3600) + ":" + TwoDigits(rest / 60 % 60) + ":" +
         TwoDigits(rest % 60) + "Z";
}

}  // namespace

DayOrder DayOrderOf(std::string_view language, const DateConfig& config) {
  const std::string folded = language.empty() ? "en" : Folded(language);
  if (config.month_first.contains(folded)) return DayOrder::kMonthFirst;
  if (config.day_first.contains(folded)) return DayOrder::kDayFirst;
  return config.month_first.contains(folded.substr(0, folded.find_first_of("-_")))
             ? DayOrder::kMonthFirst
             : DayOrder::kDayFirst;
}

std::optional<std::string> StatedDate(std::string_view stated, DayOrder order,
                                      const DateConfig& config) {
  const std::string text = Tidied(stated);
  if (text.size() == 10 || text.size() == 13)
    if (auto date = DateOfTimestamp(text, config)) return date;
  std::size_t end = 0;
  const std::string folded = Folded(text);
  const std::optional<Day> day = DateFinder(folded, order, config).First(end);
  if (!day) return std::nullopt;
  return IsoOf(*day) + LeadingTime(std::string_view(folded).substr(end));
}

std::optional<std::string> FirstDate(std::string_view text, DayOrder order,
                                     const DateConfig& config) {
  std::size_t end = 0;
  const std::string folded = Folded(text);
  const std::optional<Day> day = DateFinder(folded, order, config).First(end);
  if (!day) return std::nullopt;
  return IsoOf(*day);
}

std::optional<std::string> DateOfAddress(std::string_view url, const DateConfig& config) {
  const std::size_t host = url.find("//");
  std::string_view path = url.substr(0, url.find_first_of("?#"));
  path.remove_prefix(std::min(path.size(), path.find('/', host == url.npos ? 0 : host + 2)));
  for (std::size_t at = 0; at + 8 < path.size(); ++at) {
    if (path[at] != '/') continue;
    std::size_t end = 0;
    const std::string_view rest = path.substr(at + 1, 10);
    if (!IsAsciiDigit(rest.front())) continue;
    const std::optional<Day> day =
        DateFinder(rest.substr(0, rest.find_first_not_of("0123456789/-")), DayOrder::kDayFirst,
                   config)
            .First(end);
    if (day && std::string_view(rest).substr(0, 4) == std::to_string(day->year)) return IsoOf(*day);
  }
  return std::nullopt;
}

}  // namespace newsieve
