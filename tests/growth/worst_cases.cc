#include "growth/worst_cases.h"

#include <array>
#include <string_view>
#include <utility>

namespace newsieve {
namespace {

using Maker = std::function<std::string(std::size_t)>;

constexpr std::string_view kSentence =
    "The council said on Monday that the old bridge would be closed until the spring of next "
    "year. ";

// Numbers that look like chance and are the same on every machine.
class Numbers {
 public:
  std::size_t Below(std::size_t limit) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>(state_ >> 33) % limit;
  }

 private:
  unsigned long long state_ = 42;
};

std::string Repeated(std::string_view unit, std::size_t bytes) {
  std::string out;
  out.reserve(bytes + unit.size());
  while (out.size() < bytes) out += unit;
  return out;
}

Maker Again(std::string unit) {
  return [unit = std::move(unit)](std::size_t bytes) { return Repeated(unit, bytes); };
}

// A page: `begin`, then `unit` as often as it takes, then `end`.
Maker Page(std::string begin, std::string unit, std::string end = "") {
  return [=](std::size_t bytes) { return begin + Repeated(unit, bytes) + end; };
}

std::string Word(Numbers& numbers, std::size_t letters) {
  std::string word;
  while (word.size() < letters) word += static_cast<char>('a' + numbers.Below(26));
  return word;
}

// Sentences of words that hardly ever come twice.
std::string RandomWords(std::size_t bytes) {
  Numbers numbers;
  std::string out;
  for (int i = 1; out.size() < bytes; ++i)
    out += Word(numbers, 2 + numbers.Below(9)) + (i % 12 == 0 ? ".\n" : " ");
  return out;
}

std::string LongWords(std::size_t bytes) {
  Numbers numbers;
  std::string out;
  while (out.size() < bytes) out += Word(numbers, 20'000) + " ";
  return out;
}

// JSON lines, each with `text` (escaped already) of its own number.
std::string JsonLines(std::size_t bytes, const std::function<std::string(std::size_t)>& text) {
  std::string out;
  for (std::size_t i = 0; out.size() < bytes; ++i)
    out += "{\"id\":\"" + std::to_string(i) + "\",\"text\":\"" + text(i) + "\"}\n";
  return out;
}

std::string ShortDocuments(std::size_t bytes) {
  return JsonLines(bytes, [](std::size_t i) { return "Short text " + std::to_string(i) + "."; });
}

std::string SameDocuments(std::size_t bytes) {
  const std::string text = Repeated(kSentence, 900);
  return JsonLines(bytes, [&](std::size_t) { return text; });
}

// Most of each is shared with all others, and no two are the same.
std::string NearDuplicates(std::size_t bytes) {
  Numbers numbers;
  std::vector<std::string> parts;
  for (int i = 0; i < 12; ++i) {
    std::string part;
    for (int word = 0; word < 12; ++word) part += Word(numbers, 6) + " ";
    parts.push_back(part);
  }
  return JsonLines(bytes, [&](std::size_t i) {
    std::string text;
    for (const std::string& part : parts) text += part;
    return text + "and " + std::to_string(i) + " more of " + Word(numbers, 7) + ".";
  });
}

std::string DeepJson(std::size_t bytes) {
  constexpr std::size_t kDepth = 900;
  const std::string nested = std::string(kDepth, '[') + std::string(kDepth, ']');
  std::string out;
  while (out.size() < bytes)
    out += R"({"id":"a","extra":)" + nested + R"(,"text":"It rained in town."})" + "\n";
  return out;
}

std::string OneJsonLine(std::size_t bytes) {
  return R"({"id":"a","text":")" + Repeated(R"(\u00e9t\u00e9 \"\\ \n\ud83d\ude00 )", bytes) +
         "\"}\n";
}

std::string TinyWarcRecords(std::size_t bytes) {
  constexpr std::string_view kBody = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>x</p>";
  std::string out;
  for (std::size_t i = 0; out.size() < bytes; ++i) {
    out += "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a/" + std::to_string(i);
    out += "\r\nContent-Type: application/http\r\nContent-Length: " + std::to_string(kBody.size());
    out.append("\r\n\r\n").append(kBody).append("\r\n\r\n");
  }
  return out;
}

std::string ManyAttributes(std::size_t bytes) {
  std::string out = "<p>Before.</p><p ";
  for (std::size_t i = 0; out.size() < bytes; ++i) out += "a" + std::to_string(i) + "=\"x\" ";
  return out + ">Text of it.</p>";
}

std::string ManyTagNames(std::size_t bytes) {
  std::string out;
  for (std::size_t i = 0; out.size() < bytes; ++i) out += "<x" + std::to_string(i) + ">y";
  return out;
}

// Lines that begin as furniture does, and go on as an article.
std::string NearMisses(std::size_t bytes) {
  constexpr std::array<std::string_view, 8> kBegins = {
      "Share on Facebook", "Read more:",          "Subscribe to our newsletter",
      "Click here to",     "All rights reserved", "Sign up for",
      "Advertisement",     "You may also like"};
  Numbers numbers;
  std::string out;
  for (std::size_t i = 0; out.size() < bytes; ++i) {
    out += kBegins[i % kBegins.size()];
    out += " and " + Word(numbers, 6) + " said the " + Word(numbers, 5) + " was near the bridge.\n";
  }
  return out;
}

// Each line repeated at distances that double, so that every search for the like finds much.
std::string EchoingLines(std::size_t bytes) {
  std::string out;
  for (std::size_t i = 1; out.size() < bytes; ++i)
    out += "Line " + std::to_string(i & (~i + 1)) + " of the story was told once more.\n";
  return out;
}

}  // namespace

std::vector<WorstCase> WorstCases() {
  const std::string sentence(kSentence);
  return {
      {"one long line", "a.txt", false, Again(sentence)},
      {"a million lines", "a.txt", false, Again("x\n")},
      {"empty lines", "a.txt", false, Again("\n")},
      {"one paragraph again and again", "a.txt", false, Again(sentence + sentence + "\n\n")},
      {"echoing lines", "a.txt", false, EchoingLines},
      {"new words only", "a.txt", false, RandomWords},
      {"long words", "a.txt", false, LongWords},
      {"one word", "a.txt", false, Again("a")},
      {"no spaces", "a.txt", false, Again("新闻报道说市议会星期一决定关闭旧桥，直到明年春天。")},
      {"scripts by turns", "a.txt", false, Again("aбcдeжgз hиjкlм ")},
      {"combining marks", "a.txt", false, Again("e\u0301\u0301\u0301\u0301\u0301\u0301\u0301")},
      {"quotes", "a.txt", false, Again("“\"'‘He said “it” rained’'\"” ")},
      {"numbers", "a.txt", false, Again("4111 1111 1111 1111 192.168.1.1 a@b.c DE89370400440532 ")},
      {"web addresses", "a.txt", false, Again("www.a.b/c?d=e&f=http://g.h:80/i#j ")},
      {"near misses of rules", "a.txt", false, NearMisses},
      {"mojibake", "a.txt", false, Again("Ã©tÃ© â€œ Ã¼ber â€™ ")},
      {"bad bytes", "a.txt", false, Again("A text with a bad byte \xff in its midst. ")},
      {"nested elements", "a.html", false, Page("", "<div>", "text")},
      {"elements left open", "a.html", false, Page("", "<b><i><a href=x>x<p>")},
      {"misnested elements", "a.html", false, Page("", "<b i>x</i></b></p>")},
      {"table rows left open", "a.html", false, Page("<table>", "<tr><td>x<table>")},
      {"comments left open", "a.html", false, Page("<p>x", "<!-- <!-- -- > ")},
      {"entities", "a.html", false, Page("<p>", "&amp;&#65;&notit;&#x110000; ")},
      {"links", "a.html", false, Page("<ul>", "<li><a href=\"/news/1\">More news</a></li>\n")},
      {"attributes", "a.html", false, ManyAttributes},
      {"names of elements", "a.html", false, ManyTagNames},
      {"JSON-LD", "a.html", false,
       Page("<script type=\"application/ld+json\">[", "{\"@type\":\"NewsArticle\"},",
            "{}]</script>x")},
      {"paragraphs", "a.html", false, Page("<article>", "<p>" + sentence + "</p>\n")},
      {"short documents", "a.jsonl", false, ShortDocuments},
      {"deep JSON", "a.jsonl", false, DeepJson},
      {"JSON escapes", "a.jsonl", false, OneJsonLine},
      {"CSV quotes", "a.csv", false, Page("text\n\"", "a \"\"b\"\", ", "\"\n")},
      {"tiny WARC records", "a.warc", false, TinyWarcRecords},
      {"the same document", "a.jsonl", true, SameDocuments},
      {"near duplicates", "a.jsonl", true, NearDuplicates},
  };
}

}  // namespace newsieve
