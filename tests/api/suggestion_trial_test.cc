#include "api/suggestion_trial.h"

#include <string>
#include <vector>

#include "tests/testing.h"

namespace newsieve {
namespace {

constexpr std::string_view kPack = R"(pack: p
rules:
- {id: t.share, why: w, phrases: [share this], strips: [Share this], keeps: [share]}
- {id: t.keep, why: w, where: keep, phrases: [menu of the paper], strips: [Menu],
   keeps: [Menu of the paper]}
)";

Suggestion SuggestionOf(const std::string& id, const std::string& phrase,
                        const std::string& keep = "It rained.") {
  return {id, "Stood there.", phrase, phrase, keep};
}

Result<TriedPack> Try(std::vector<Suggestion> suggestions, std::size_t limit = 10) {
  const TempDir dir;
  return TrySuggestions(OnlyRules({dir.Write("r.yaml", kPack)}), std::move(suggestions), 7, limit);
}

// The ids in the pack, each followed by a blank.
std::string Ids(const Result<TriedPack>& pack) {
  EXPECT_TRUE(pack.ok()) << pack.status().message();
  std::string ids;
  for (std::size_t at = 0;
       pack.ok() && (at = pack->yaml.find("- id: ", at)) != std::string::npos;) {
    at += 6;
    ids += pack->yaml.substr(at, pack->yaml.find('\n', at) - at) + " ";
  }
  return ids;
}

TEST(SuggestionTrialTest, PassesOnWhatIsSound) {
  const Result<TriedPack> pack =
      Try({SuggestionOf("s.a.1", "imprint"), SuggestionOf("s.a.2", "us")});
  EXPECT_EQ(Ids(pack), "s.a.1 s.a.2 ");
  EXPECT_EQ(pack->rules, 2U);
  EXPECT_EQ(Ids(Try({})), "");
}

TEST(SuggestionTrialTest, LeavesOutWhatTheCheckWouldRefuse) {
  EXPECT_EQ(Ids(Try({SuggestionOf("s.a.1", "share this"),          // another rule takes it
                     SuggestionOf("s.a.2", "imprint", "Imprint"),  // takes what must stay
                     SuggestionOf("s.a.3", "[-cut-] this out"), SuggestionOf("s.a.4", "follow us"),
                     SuggestionOf("s.a.5", "us")})),
            "s.a.4 s.a.5 ");
}

TEST(SuggestionTrialTest, OfTwoTheOneStaysThatTakesBothLines) {
  EXPECT_EQ(Ids(Try({SuggestionOf("s.a.1", "follow us."), SuggestionOf("s.a.2", "follow us")})),
            "s.a.2 ");
}

TEST(SuggestionTrialTest, LeavesOutWhatARuleKeeps) {
  EXPECT_EQ(Ids(Try({SuggestionOf("s.a.1", "menu of the paper"), SuggestionOf("s.a.2", "us")})),
            "s.a.2 ");
}

TEST(SuggestionTrialTest, OthersComeUpForThoseLeftOut) {
  EXPECT_EQ(Ids(Try({SuggestionOf("s.a.1", "share this"), SuggestionOf("s.a.2", "us"),
                     SuggestionOf("s.a.3", "imprint")},
                    1)),
            "s.a.2 ");
}

// Not a pack that is known to be faulty.
TEST(SuggestionTrialTest, FailsWhereTheFaultIsNoSuggestions) {
  const Result<TriedPack> pack = Try({SuggestionOf("s.a.1", "us"), SuggestionOf("a: b: c", "me")});
  ASSERT_FALSE(pack.ok());
  EXPECT_EQ(pack.status().code(), StatusCode::kConfig);
  EXPECT_EQ(pack.status().message().find("suggested.yaml:"), 0U) << pack.status().message();
}

}  // namespace
}  // namespace newsieve
