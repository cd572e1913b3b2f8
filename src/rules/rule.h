// Rule: what a pack says, as plain data. The meaning of every field is in docs/rules.md; load.cc
// reads it from YAML, compile.cc makes it fast, src/clean acts on it.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/anchors.h"
#include "rules/confirm.h"
#include "text/unicode.h"

namespace newsieve {

enum class Scope : std::uint8_t {
  kLine,
  kInline,
  kBlock,
  kRun,
  kToEnd,
  kToStart,
  kKeep,
  kEvidence
};
enum class PhraseMatch : std::uint8_t { kWhole, kStart, kEnd, kAnywhere };

enum Zone : std::uint8_t { kZoneHead = 1, kZoneBody = 2, kZoneTail = 4 };

inline constexpr std::uint32_t kNoLimit = std::numeric_limits<std::uint32_t>::max();

// Conditions on one line. All that are set must hold.
struct LineCondition {
  std::uint32_t min_words = 0, max_words = kNoLimit;
  std::uint32_t min_chars = 0, max_chars = kNoLimit;
  std::uint32_t min_digits = 0, max_digits = kNoLimit;
  std::uint8_t ends = 0;                // bit 1 << LineEnd for each allowed end; 0: any
  std::uint32_t has = 0, has_none = 0;  // LineTrait bits
  std::vector<Script> scripts;
  std::uint8_t zones = 0;  // Zone bits; 0: any
  std::uint32_t first = kNoLimit, last = kNoLimit;
  std::uint32_t from_core = 0;  // 0: no demand
  std::optional<bool> prose, foreign, repeated;
  bool none = false;                   // for a neighbour: there is no such line
  std::vector<LineCondition> any;      // one of them must hold; empty: no such demand
  std::vector<LineCondition> negated;  // at most one entry: it must not hold
};

struct DocumentCondition {
  std::vector<std::string> languages;
  std::vector<Script> scripts;
  std::uint32_t min_prose = 0, max_prose = kNoLimit, min_lines = 0, max_lines = kNoLimit,
                min_head = 0;
};

// What a cut to the end or the start may take.
struct RestCondition {
  std::uint32_t max_prose = 0, max_lines = kNoLimit;
  double max_share = 1.0;
};

// What the hits of a rule of Scope::kEvidence speak of. Those of kMachine are weighed, one a line;
// of the others each is counted.
enum class EvidenceKind : std::uint8_t {
  kMachine,     // that a machine wrote the text
  kPromotion,   // that the text sells something
  kPrice,       // a price or a discount
  kTruncation,  // that the text was cut; looked for in the text as it came in
  kPersonalData,
};
inline constexpr std::size_t kEvidenceKinds = 5;

enum class PersonalData : std::uint8_t { kEmail, kPhone, kIp, kIban, kCard };
inline constexpr std::size_t kPersonalDataKinds = 5;

struct PersonalDataName {
  std::string_view name;
  PersonalData data;
};
// As rules, the configuration and --mask name them; in the order of the enumeration.
inline constexpr std::array<PersonalDataName, kPersonalDataKinds> kPersonalDataNames = {
    {{"email", PersonalData::kEmail},
     {"phone", PersonalData::kPhone},
     {"ip", PersonalData::kIp},
     {"iban", PersonalData::kIban},
     {"card", PersonalData::kCard}}};

// What a hit says. The weights belong to kMachine.
struct EvidenceWeight {
  EvidenceKind of = EvidenceKind::kMachine;
  PersonalData data = PersonalData::kEmail;  // of kPersonalData
  Check check = Check::kNone;                // that a hit must pass; not of kMachine
  double weight = 0;      // log odds (nats) of a machine against a human; negative: for a human
  double human_rate = 0;  // share of human documents that hold it, as measured, 0..1
  bool certain = false;   // one hit is enough for a verdict
};

struct Example {
  std::string text;  // with [- -] marks where it is a `strips`
  int line = 0, column = 0;
};

struct RulePattern {
  std::string expression;
  // Of a built-in rule: found when newsieve was built, which also proved the expression.
  std::optional<AnchorSet> anchors;
};

struct Rule {
  std::string id, why, pack, file;
  int line = 0, column = 0;  // of the rule in its file
  std::vector<std::string> languages;
  Scope scope = Scope::kLine;
  std::vector<std::string> phrases;
  PhraseMatch match = PhraseMatch::kWhole;
  std::vector<RulePattern> patterns;
  LineCondition when;
  std::optional<LineCondition> prev, next, items;
  DocumentCondition document;
  RestCondition rest;
  EvidenceWeight evidence;  // of Scope::kEvidence
  std::uint32_t at_least = 1, at_most = 40;
  bool override_earlier = false;
  bool built_in = false;
  std::vector<Example> strips, keeps;
  std::string source;  // its YAML

  // Whether a hit may take text; others keep it, or only say what stands there.
  bool takes() const { return scope != Scope::kKeep && scope != Scope::kEvidence; }
  bool has_words() const { return !phrases.empty() || !patterns.empty(); }
};

}  // namespace newsieve
