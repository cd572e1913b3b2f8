// Rule packs of any bytes: they load and work, or are refused with faults that say where.
#include <string>
#include <utility>

#include "clean/cleaner.h"
#include "fuzzing.h"
#include "rules/load.h"
#include "rules/rule_set.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace newsieve;
  constexpr std::size_t kMaxBytes = 1 << 14;
  if (size > kMaxBytes) return 0;
  LoadedRules loaded = LoadRules({{"fuzz.yaml", std::string(View(data, size))}});
  std::vector<Diagnostic> faults = std::move(loaded.faults);
  const RuleSet rules(std::move(loaded.rules), faults);
  for (const Diagnostic& fault : faults)
    Require(fault.line > 0 && fault.column > 0 && !fault.message.empty(),
            "a fault says what and where");
  if (!faults.empty()) return 0;
  static constexpr std::string_view kText =
      "Home | News | Sport\n\nThe minister said on Tuesday that the plan for the new bridge would "
      "go ahead after all, he added.\n"
      "Read more…\n- One headline\n- Another\n\nпрочтите также: 12:30 31.01.2025 $5 "
      "@user\n\xE7\xBB\xAD\xE8\xAF\xBB\n";
  const CleanResult result = Cleaner(rules, {}).Clean({.text = kText});
  std::size_t end = 0;
  for (const TextEdit& edit : result.edits) {
    Require(end <= edit.start && edit.start < edit.end && edit.end <= kText.size() &&
                edit.inserted.empty(),
            "edits remove, sorted and disjoint");
    end = edit.end;
  }
  const std::string left = ApplyEdits(kText, result.edits);
  const CleanResult again = Cleaner(rules, {}).Clean({.text = left});
  Require(again.edits.empty(), "cleaning a cleaned text changes nothing");
  return 0;
}
