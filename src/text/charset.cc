#include "text/charset.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"

namespace newsieve {
namespace {

constexpr std::size_t kMaxLabel = 40;

// The labels of the web (https://encoding.spec.whatwg.org/#names-and-labels), whose meaning is
// wider than their name, and our names of the encodings; "" for one that must not be decoded.
struct Label {
  std::string_view label, name;
};
constexpr auto kLabels = std::to_array<Label>({
#include "text/charset_label_table.inc"
});
static_assert(std::ranges::is_sorted(kLabels, {}, &Label::label));

// iconv's table for an encoding, where it is not the one of that name: what browsers read is wider.
constexpr auto kIconvNames = std::to_array<Label>({
    {"big5", "big5-hkscs"},
    {"euc-jp", "euc-jp-ms"},
    {"iso-8859-8-i", "iso-8859-8"},
    {"x-mac-cyrillic", "mac-uk"},
});

std::string IconvName(std::string_view name) {
  const auto row = std::ranges::find(kIconvNames, name, &Label::label);
  return std::string(row == kIconvNames.end() ? name : row->name);
}

// windows-1252, 0x80 to 0x9F; the five holes are control characters, as browsers have it. All else
// is Latin-1.
constexpr std::array<char32_t, 32> kWindows1252 = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

std::string FromWindows1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (char c : bytes) AppendCharacter(out, Windows1252Character(static_cast<unsigned char>(c)));
  return out;
}

// iconv's descriptor, closed at the end of its life.
class Converter {
 public:
  explicit Converter(const std::string& name) : handle_(iconv_open("UTF-8", name.c_str())) {}
  ~Converter() {
    if (ok()) iconv_close(handle_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  bool ok() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

  std::string Convert(std::string_view bytes) {
    std::string out;
    char* in = const_cast<char*>(bytes.data());  // iconv's signature; it does not write there
    std::size_t left = bytes.size();
    while (left > 0) {
      if (Step(&in, &left, out)) continue;
      AppendCharacter(out, kReplacementCharacter);
      ++in, --left;
    }
    Step(nullptr, nullptr,
         out);  // a last letter that was held back, for a mark might have followed it
    return out;
  }

 private:
  // Converts what there is and fits; false where the next byte cannot be read.
  bool Step(char** in, std::size_t* left, std::string& out) {
    std::array<char, 4096> buffer;
    char* to = buffer.data();
    std::size_t room = buffer.size();
    const std::size_t rc = iconv(handle_, in, left, &to, &room);
    const int error = errno;
    out.append(buffer.data(), buffer.size() - room);
    return rc != static_cast<std::size_t>(-1) || error == E2BIG;
  }

  iconv_t handle_;
};

}  // namespace

char32_t Windows1252Character(unsigned char byte) {
  return byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80U] : byte;
}

std::string CharsetName(std::string_view label) {
  std::string name;
  for (char c : label.substr(0, kMaxLabel + 1)) {
    if (c == ' ' || c == '\t') continue;
    if (!IsAsciiLetter(c) && !IsAsciiDigit(c) && c != '-' && c != '_' && c != '.' && c != ':')
      return "";
    name.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  }
  if (name.empty() || name.size() > kMaxLabel || name.find("utf-7") != std::string::npos ||
      name.find("utf7") != std::string::npos)
    return "";
  const auto row = std::ranges::lower_bound(kLabels, name, {}, &Label::label);
  if (row != kLabels.end() && row->label == name) return std::string(row->name);
  return Converter(name).ok() ? name : "";
}

std::string Transcode(std::string_view bytes, std::string_view name) {
  if (name == "windows-1252") return FromWindows1252(bytes);
  Converter converter(IconvName(name));
  return converter.ok() ? converter.Convert(bytes) : std::string(bytes);
}

}  // namespace newsieve
