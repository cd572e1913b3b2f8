#include "html/bylines.h"

#include <algorithm>
#include <cstddef>

#include "base/ascii.h"
#include "base/utf8.h"
#include "html/references.h"
#include "html/short_text.h"
#include "text/unicode.h"

namespace newsieve {
namespace {

constexpr std::size_t kMaxStatedBytes = 1000;  // a longer value is no name

bool IsLetterAt(std::string_view text, std::size_t pos) {
  return pos < text.size() && (InfoOf(NextCharacter(text, pos)).flags & (kLetter | kMark)) != 0;
}

// How many bytes of `text` begin like `prefix`, which is folded; 0 where it does not, or where its
// word goes on.
std::size_t PrefixLength(std::string_view text, std::string_view prefix) {
  std::size_t pos = 0, matched = 0;
  std::string folded;
  while (matched < prefix.size() && pos < text.size()) {
    const std::size_t begin = pos;
    NextCharacter(text, pos);
    folded = Folded(text.substr(begin, pos - begin));
    if (!prefix.substr(matched).starts_with(folded)) return 0;
    matched += folded.size();
  }
  if (matched < prefix.size()) return 0;
  // Chinese and its like run words together.
  std::size_t last = prefix.size() - 1;
  while (last > 0 && (static_cast<unsigned char>(prefix[last]) & 0xC0U) == 0x80) --last;
  const bool runs_on = (InfoOf(NextCharacter(prefix, last)).flags & kNoSpaceScript) != 0;
  return !runs_on && IsLetterAt(text, pos) ? 0 : pos;
}

// Of the first character of `text`.
std::size_t FirstLength(std::string_view text) {
  std::size_t pos = 0;
  if (!text.empty()) NextCharacter(text, pos);
  return pos;
}

void TrimSigns(std::string_view& text) {
  constexpr std::string_view kSigns = " ,;:|/-*_\"'";
  const std::size_t begin = text.find_first_not_of(kSigns);
  if (begin == text.npos) return text = {}, void();
  text = text.substr(begin, text.find_last_not_of(" ,;:|/-*_") - begin + 1);
}

// Takes "By", "Text:", "Written by" off.
bool TakePrefixes(std::string_view& text, const AuthorConfig& config) {
  bool taken = false;
  for (bool again = true; again;) {
    again = false;
    TrimSigns(text);
    const std::string first = Folded(text.substr(0, FirstLength(text)));
    for (const std::string& prefix : config.prefixes) {
      if (!prefix.starts_with(first)) continue;
      const std::size_t length = PrefixLength(text, prefix);
      if (length == 0 || length == text.size()) continue;
      text.remove_prefix(length);
      taken = again = true;
      break;
    }
  }
  TrimSigns(text);
  return taken;
}

bool IsAddress(std::string_view text) {
  return text.find("://") != text.npos || text.starts_with("www.") || text.starts_with('@') ||
         text.starts_with('/') || (text.find('@') != text.npos && text.find(' ') == text.npos);
}

void AddName(std::string_view name, const AuthorConfig& config, std::vector<std::string>& out) {
  if (name.empty() || out.size() >= config.max_names || IsAddress(name)) return;
  const std::string folded = Folded(name);
  if (config.not_names.contains(folded) ||
      std::ranges::find(config.prefixes, folded) != config.prefixes.end())
    return;
  if (std::ranges::any_of(out, [&](const auto& known) { return Folded(known) == folded; })) return;
  out.emplace_back(name);
}

// Words of `text` between single spaces.
std::vector<std::string_view> Split(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

// One name being read, word by word.
class NameReader {
 public:
  explicit NameReader(const MetadataConfig& config)
      : config_(config.author), months_(config.dates.months) {}

  // False where the byline ends before this word.
  bool Read(std::string_view word) {
    const std::string folded = Folded(word);
    // "Dan" is somebody, and "E" an initial; "dan" and "e" are "and".
    const bool joint = word == folded || (word.size() > 1 && IsUpper(word));
    if (joint && words_ > 0 && config_.joints.contains(folded)) return Finish(), true;
    const std::string bare = Bare(folded);
    const bool ends = config_.ends.contains(folded) || config_.ends.contains(bare);
    if (ends && (words_ > 0 || !names_.empty())) return false;
    // "April Smith" and "Jane May" are somebody.
    if (words_ > 1 && months_.contains(bare)) return false;
    if (!EndsName(word)) {
      Append(word);
      return true;
    }
    return false;
  }

  void Finish() {
    std::string_view name = name_;
    TrimSigns(name);
    const std::string folded = Folded(name);
    const bool credential = config_.credentials.contains(folded) || months_.contains(folded);
    if (words_ > config_.max_words) broken_ = true;
    if (!credential && words_ <= config_.max_words) AddName(name, config_, names_);
    name_.clear();
    words_ = 0;
  }

  std::vector<std::string> Names() {
    Finish();
    return broken_ ? std::vector<std::string>() : std::move(names_);
  }

 private:
  static std::string Bare(std::string_view word) {
    const std::size_t end = word.find_last_not_of(",;:.");
    return std::string(word.substr(0, end == word.npos ? 0 : end + 1));
  }

  static bool IsUpper(std::string_view word) {
    for (std::size_t pos = 0; pos < word.size();)
      if ((InfoOf(NextCharacter(word, pos)).flags & kLower) != 0) return false;
    return true;
  }

  // Digits, brackets and bars are of no name.
  static bool EndsName(std::string_view word) {
    for (std::size_t pos = 0; pos < word.size();) {
      const char32_t rune = NextCharacter(word, pos);
      const std::uint16_t flags = InfoOf(rune).flags;
      if ((flags & (kDigit | kOpen | kSymbol | kCurrency)) != 0 || rune == '@' || rune == '|' ||
          rune == 0x2022 || rune == 0xB7)
        return true;
    }
    return false;
  }

  void Append(std::string_view word) {
    const bool comma = word.ends_with(',') || word.ends_with(';');
    if (comma) word.remove_suffix(1);
    if (!word.empty()) {
      if (!name_.empty()) name_.push_back(' ');
      name_.append(word);
      ++words_;
    }
    if (comma) Finish();
  }

  const AuthorConfig& config_;
  const std::unordered_map<std::string, int>& months_;
  std::vector<std::string> names_;
  std::string name_;
  std::size_t words_ = 0;
  bool broken_ = false;
};

}  // namespace

std::vector<std::string> StatedNames(std::span<const std::string> values,
                                     const AuthorConfig& config) {
  std::vector<std::string> names;
  for (const std::string& value : values) {
    if (value.size() > kMaxStatedBytes) continue;
    const std::string tidy = Tidied(DecodeReferences(value, false));
    std::string_view name = tidy;
    TakePrefixes(name, config);
    name = name.substr(0, name.find(" ("));
    name = name.substr(0, name.find(" @"));
    if (!name.empty() && IsAsciiDigit(name.front())) continue;  // "5 minutes"
    AddName(name, config, names);
  }
  return names;
}

std::vector<std::string> SeenNames(std::string_view line, const MetadataConfig& config) {
  const std::string tidy = Tidied(line);
  std::string_view text = tidy;
  TakePrefixes(text, config.author);
  NameReader reader(config);
  for (const std::string_view word : Split(text))
    if (!reader.Read(word)) break;
  std::vector<std::string> names = reader.Names();
  // Initials stand for a picture.
  std::erase_if(names, [](std::string_view name) {
    std::size_t pos = 0;
    return name.size() < 3 || (InfoOf(NextCharacter(name, pos)).flags & kLetter) == 0;
  });
  return names;
}

bool ReadsLikeName(std::string_view name, const AuthorConfig& config) {
  for (const std::string_view word : Split(name)) {
    std::size_t pos = 0;
    const std::uint16_t flags = InfoOf(NextCharacter(word, pos)).flags;
    if ((flags & kLower) != 0 && !config.particles.contains(std::string(word))) return false;
  }
  return true;
}

bool BeginsLikeByline(std::string_view line, const AuthorConfig& config) {
  const auto begins = [&](std::string_view word) { return PrefixLength(line, word) > 0; };
  if (std::ranges::any_of(config.bylines, begins)) return true;
  // "Article by": several words are no chance, and one alone in its line is a label.
  return std::ranges::any_of(config.prefixes, [&](std::string_view prefix) {
    const std::size_t length = PrefixLength(line, prefix);
    return length > 0 && (prefix.find(' ') != prefix.npos || length + 1 >= line.size());
  });
}

}  // namespace newsieve
