#include "rules/load_condition.h"

#include <array>
#include <initializer_list>
#include <string_view>

#include "text/line.h"

namespace newsieve {
namespace {

struct Word {
  std::string_view name;
  std::uint32_t bit;
};

constexpr std::array kEnds = {Word{"none", 1U << static_cast<int>(LineEnd::kNone)},
                              Word{"sentence", 1U << static_cast<int>(LineEnd::kSentence)},
                              Word{"colon", 1U << static_cast<int>(LineEnd::kColon)},
                              Word{"ellipsis", 1U << static_cast<int>(LineEnd::kEllipsis)},
                              Word{"comma", 1U << static_cast<int>(LineEnd::kComma)}};

constexpr std::array kHas = {
    Word{"url", kHasUrl},         Word{"email", kHasEmail}, Word{"price", kHasPrice},
    Word{"percent", kHasPercent}, Word{"date", kHasDate},   Word{"time", kHasTime},
    Word{"handle", kHasHandle},   Word{"pipe", kHasPipe},   Word{"question", kHasQuestion}};

constexpr std::array kZones = {Word{"head", kZoneHead}, Word{"body", kZoneBody},
                               Word{"tail", kZoneTail}};

template <typename Value>
struct Named {
  std::string_view name;
  Value value;
};

constexpr std::array<Named<EvidenceKind>, kEvidenceKinds> kEvidenceNames = {
    {{"machine", EvidenceKind::kMachine},
     {"promotion", EvidenceKind::kPromotion},
     {"price", EvidenceKind::kPrice},
     {"truncation", EvidenceKind::kTruncation},
     {"personal_data", EvidenceKind::kPersonalData}}};

constexpr std::array kChecks = {
    Named<Check>{"luhn", Check::kLuhn}, Named<Check>{"iban", Check::kIban},
    Named<Check>{"phone", Check::kPhone}, Named<Check>{"ip", Check::kIp}};

// Conditions that are a yes or no about one trait.
constexpr std::array kTraitKeys = {
    Word{"marker", kHasMarker},         Word{"quoted", kHasQuote},
    Word{"title_case", kTitleCase},     Word{"upper_case", kUpperCase},
    Word{"starts_lower", kStartsLower}, Word{"letters", kHasLetter}};

// Reads a list of words of `table` as bits.
template <std::size_t N>
std::uint32_t ReadWords(YamlFile& file, const YamlNode& node, const std::string& rule,
                        const std::array<Word, N>& table) {
  std::vector<std::string> words;
  std::uint32_t bits = 0;
  if (!file.Read(node, words, rule)) return bits;
  for (const std::string& word : words) {
    std::uint32_t bit = 0;
    std::vector<std::string_view> known;
    for (const Word& entry : table) {
      known.push_back(entry.name);
      if (entry.name == word) bit = entry.bit;
    }
    bits |= bit;
    if (bit != 0) continue;
    std::string all = "one of:";
    for (std::string_view name : known) all.append(" ").append(name);
    file.Error(node, "unknown word '" + word + "'", MendFor(word, known, all), rule);
  }
  return bits;
}

void ReadScripts(YamlFile& file, const YamlNode& node, const std::string& rule,
                 std::vector<Script>& out) {
  std::vector<std::string> codes;
  if (!file.Read(node, codes, rule)) return;
  for (const std::string& code : codes) {
    Script script;
    if (ScriptOf(code, script)) {
      out.push_back(script);
    } else {
      file.Error(node, "unknown script '" + code + "'",
                 "use an ISO 15924 code such as Latn, Arab, Cyrl, Hani", rule);
    }
  }
}

void ReadFlag(YamlFile& file, const YamlNode& node, const std::string& rule,
              std::optional<bool>& out) {
  bool value = false;
  if (file.Read(node, value, rule)) out = value;
}

void ReadTrait(YamlFile& file, const YamlNode& node, const std::string& rule, std::uint32_t bit,
               LineCondition& out) {
  bool value = false;
  if (file.Read(node, value, rule)) (value ? out.has : out.has_none) |= bit;
}

void ReadAny(YamlFile& file, const YamlNode& node, const std::string& rule, LineCondition& out) {
  if (node.kind != YamlNode::Kind::kList || node.list.empty()) {
    file.Error(node, "a list of conditions is needed here", "write any: [{...}, {...}]", rule);
    return;
  }
  for (const YamlNode& item : node.list)
    ReadLineCondition(file, item, rule, out.any.emplace_back());
}

// Reads the key if it is one of the plain numbers; false if it is another.
bool ReadNumberKey(YamlFile& file, const std::string& key, const YamlNode& node,
                   const std::string& rule, LineCondition& out) {
  const struct {
    std::string_view name;
    std::uint32_t* field;
  } numbers[] = {{"min_words", &out.min_words},   {"max_words", &out.max_words},
                 {"min_chars", &out.min_chars},   {"max_chars", &out.max_chars},
                 {"min_digits", &out.min_digits}, {"max_digits", &out.max_digits},
                 {"first", &out.first},           {"last", &out.last},
                 {"from_core", &out.from_core}};
  for (const auto& number : numbers) {
    if (number.name != key) continue;
    ReadCount(file, node, rule, *number.field);
    return true;
  }
  return false;
}

bool ReadTraitKey(YamlFile& file, const std::string& key, const YamlNode& node,
                  const std::string& rule, LineCondition& out) {
  for (const Word& trait : kTraitKeys) {
    if (trait.name != key) continue;
    ReadTrait(file, node, rule, trait.bit, out);
    return true;
  }
  return false;
}

void ReadKey(YamlFile& file, const std::string& key, const YamlNode& node, const std::string& rule,
             LineCondition& out) {
  if (ReadNumberKey(file, key, node, rule, out) || ReadTraitKey(file, key, node, rule, out)) return;
  if (key == "ends") out.ends = static_cast<std::uint8_t>(ReadWords(file, node, rule, kEnds));
  if (key == "has") out.has |= ReadWords(file, node, rule, kHas);
  if (key == "has_none") out.has_none |= ReadWords(file, node, rule, kHas);
  if (key == "zone") out.zones = static_cast<std::uint8_t>(ReadWords(file, node, rule, kZones));
  if (key == "scripts") ReadScripts(file, node, rule, out.scripts);
  if (key == "prose") ReadFlag(file, node, rule, out.prose);
  if (key == "foreign") ReadFlag(file, node, rule, out.foreign);
  if (key == "repeated") ReadFlag(file, node, rule, out.repeated);
  if (key == "none") file.Read(node, out.none, rule);
  if (key == "any") ReadAny(file, node, rule, out);
  if (key == "not") ReadLineCondition(file, node, rule, out.negated.emplace_back());
}

}  // namespace

void ReadCount(YamlFile& file, const YamlNode& node, const std::string& rule, std::uint32_t& out,
               std::uint32_t min) {
  std::int64_t value = 0;
  if (!file.Read(node, value, rule)) return;
  if (value < min || value >= kNoLimit) {
    file.Error(node, "this number is out of range",
               "at least " + std::to_string(min) + ", and below " + std::to_string(kNoLimit), rule);
    return;
  }
  out = static_cast<std::uint32_t>(value);
}

void ReadLineCondition(YamlFile& file, const YamlNode& node, const std::string& rule,
                       LineCondition& out) {
  const bool is_map = file.CheckKeys(
      node, {"min_words",  "max_words",    "min_chars", "max_chars", "min_digits", "max_digits",
             "first",      "last",         "from_core", "marker",    "quoted",     "title_case",
             "upper_case", "starts_lower", "letters",   "ends",      "has",        "has_none",
             "zone",       "scripts",      "prose",     "foreign",   "repeated",   "none",
             "any",        "not"},
      rule);
  if (!is_map) return;
  for (const auto& [key, value] : node.map) ReadKey(file, key, value, rule, out);
}

void ReadDocumentCondition(YamlFile& file, const YamlNode& node, const std::string& rule,
                           DocumentCondition& out) {
  if (!file.CheckKeys(
          node,
          {"languages", "scripts", "min_prose", "max_prose", "min_lines", "max_lines", "min_head"},
          rule))
    return;
  if (const YamlNode* v = node.Find("languages")) file.Read(*v, out.languages, rule);
  if (const YamlNode* v = node.Find("scripts")) ReadScripts(file, *v, rule, out.scripts);
  if (const YamlNode* v = node.Find("min_prose")) ReadCount(file, *v, rule, out.min_prose);
  if (const YamlNode* v = node.Find("max_prose")) ReadCount(file, *v, rule, out.max_prose);
  if (const YamlNode* v = node.Find("min_lines")) ReadCount(file, *v, rule, out.min_lines);
  if (const YamlNode* v = node.Find("max_lines")) ReadCount(file, *v, rule, out.max_lines);
  if (const YamlNode* v = node.Find("min_head")) ReadCount(file, *v, rule, out.min_head);
}

void ReadRest(YamlFile& file, const YamlNode& node, const std::string& rule, RestCondition& out) {
  if (!file.CheckKeys(node, {"max_prose", "max_lines", "max_share"}, rule)) return;
  if (const YamlNode* v = node.Find("max_prose")) ReadCount(file, *v, rule, out.max_prose);
  if (const YamlNode* v = node.Find("max_lines")) ReadCount(file, *v, rule, out.max_lines);
  const YamlNode* share = node.Find("max_share");
  if (share == nullptr || !file.Read(*share, out.max_share, rule)) return;
  if (out.max_share < 0 || out.max_share > 1)
    file.Error(*share, "a share is 0..1", "write 0.4 for 40 %", rule);
}

namespace {

// `what`: what the words of `table` name.
template <typename Table, typename Value>
bool ReadNamed(YamlFile& file, const YamlNode& node, const std::string& rule, std::string_view what,
               const Table& table, Value& out) {
  std::string word;
  if (!file.Read(node, word, rule)) return false;
  std::vector<std::string_view> known;
  std::string all = "one of:";
  for (const auto& [name, value] : table) {
    known.push_back(name);
    all.append(" ").append(name);
    if (name != word) continue;
    out = value;
    return true;
  }
  file.Error(node, "unknown " + std::string(what) + " '" + word + "'", MendFor(word, known, all),
             rule);
  return false;
}

void RefuseKeys(YamlFile& file, const YamlNode& node, const std::string& rule,
                std::initializer_list<std::string_view> keys, const std::string& owner) {
  for (std::string_view key : keys)
    if (const YamlNode* value = node.Find(key))
      file.Error(*value, "`" + std::string(key) + "` belongs to evidence of " + owner,
                 "take it out", rule);
}

void ReadWeights(YamlFile& file, const YamlNode& node, const std::string& rule,
                 EvidenceWeight& out) {
  const YamlNode *weight = node.Find("weight"), *rate = node.Find("human_rate");
  if (weight == nullptr || rate == nullptr) {
    file.Error(node, "`evidence` needs `weight` and `human_rate`",
               "measure both: weight is ln(share of machine documents / share of human documents "
               "that hold it), human_rate the latter",
               rule);
    return;
  }
  file.Read(*weight, out.weight, rule);
  if (const YamlNode* v = node.Find("certain")) file.Read(*v, out.certain, rule);
  if (file.Read(*rate, out.human_rate, rule) && (out.human_rate < 0 || out.human_rate > 1))
    file.Error(*rate, "a share is 0..1", "write 0.001 for one document in a thousand", rule);
}

}  // namespace

void ReadEvidence(YamlFile& file, const YamlNode& node, const std::string& rule,
                  EvidenceWeight& out) {
  if (!file.CheckKeys(node, {"of", "weight", "human_rate", "certain", "data", "check"}, rule))
    return;
  const YamlNode* of = node.Find("of");
  if (of != nullptr && !ReadNamed(file, *of, rule, "kind of evidence", kEvidenceNames, out.of))
    return;
  const bool personal = out.of == EvidenceKind::kPersonalData;
  if (!personal) RefuseKeys(file, node, rule, {"data", "check"}, "personal data");
  if (out.of == EvidenceKind::kMachine) return ReadWeights(file, node, rule, out);
  RefuseKeys(file, node, rule, {"weight", "human_rate", "certain"}, "a machine");
  if (!personal) return;
  const YamlNode *data = node.Find("data"), *check = node.Find("check");
  if (data == nullptr)
    file.Error(node, "evidence of personal data needs `data`", "one of: email phone ip iban card",
               rule);
  else
    ReadNamed(file, *data, rule, "kind of personal data", kPersonalDataNames, out.data);
  if (check != nullptr) ReadNamed(file, *check, rule, "check", kChecks, out.check);
}

}  // namespace newsieve
