#include "templates/learner.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/hash.h"

namespace newsieve {
namespace {

constexpr std::size_t kMiB = 1 << 20;

// 0 is no key.
std::uint64_t KeyOfSite(std::string_view site) { return std::max<std::uint64_t>(Hash64(site), 1); }

std::uint64_t KeyOf(std::uint64_t site, std::uint64_t hash, std::uint64_t kind) {
  const std::array<std::uint64_t, 3> parts = {site, hash, kind};
  const std::string_view bytes(reinterpret_cast<const char*>(parts.data()), sizeof parts);
  return std::max<std::uint64_t>(Hash64(bytes), 1);
}

std::uint64_t KeyOf(std::uint64_t site, const Sighting& line) {
  return KeyOf(site, line.core_hash, static_cast<std::uint64_t>(line.place));
}

std::uint64_t KeyOf(std::uint64_t site, const StoryMark& mark) {
  constexpr std::uint64_t kSentence = 2;  // behind the places
  return KeyOf(site, mark.hash, kSentence);
}

// A new book of those stories that are still spoken of.
class StoryRenamer {
 public:
  explicit StoryRenamer(const StoryBook& old) : old_(old) {}

  std::uint32_t Rename(std::uint32_t story) {
    if (story == kNoStory) return kNoStory;
    const auto [name, fresh] = names_.emplace(old_.Root(story), kNoStory);
    if (fresh) name->second = book_.Add();
    return name->second;
  }
  StoryBook Take() { return std::move(book_); }

 private:
  const StoryBook& old_;
  StoryBook book_;
  std::unordered_map<std::uint32_t, std::uint32_t> names_;
};

}  // namespace

// Three quarters for the table, the rest for texts.
TemplateLearner::TemplateLearner(const LearnOptions& options)
    : options_(options),
      table_(options.max_memory * kMiB / 4 * 3),
      details_(1),
      max_detail_bytes_(options.max_memory * kMiB / 4) {}

void TemplateLearner::Add(const DocumentSightings& document) {
  ++documents_;
  const std::size_t entries = document.lines.size() + document.marks.size() + 1;
  // A document with more lines than the table can hold is but counted.
  const bool fits = entries <= table_.MaxEntries() / 2;
  MakeRoom(fits ? entries : 1);
  const std::uint64_t site = KeyOfSite(document.site);
  Count(site, kNoStory, document.site, 0, TemplatePlace::kApart);
  if (!fits) return;
  const std::uint32_t story = StoryOf(document, site);
  for (const Sighting& line : document.lines)
    Count(KeyOf(site, line), story, document.TextOf(line), site, line.place);
  for (const StoryMark& mark : document.marks)
    Count(KeyOf(site, mark), story, "", site, TemplatePlace::kArticle);
}

void TemplateLearner::Count(std::uint64_t key, std::uint32_t story, std::string_view text,
                            std::uint64_t site, TemplatePlace place) {
  SightingSlot& slot = table_.FindOrAdd(key);
  if (++slot.documents == 1) {
    slot.story = story;
    return;
  }
  if (slot.detail == 0) {
    slot.detail = static_cast<std::uint32_t>(details_.size());
    Detail& made = details_.emplace_back();
    made.text = text;
    made.site = site;
    made.place = place;
    AddStory(made, slot.story);
    detail_bytes_ += sizeof(Detail) + text.size();
  }
  AddStory(details_[slot.detail], story);
}

void TemplateLearner::AddStory(Detail& detail, std::uint32_t story) const {
  if (story == kNoStory) return;
  const auto begin = detail.stories.begin();
  auto end = begin + detail.story_count;
  for (auto known = begin; known != end; ++known) *known = stories_.Root(*known);
  std::sort(begin, end);
  end = std::unique(begin, end);
  const std::uint32_t root = stories_.Root(story);
  if (end != detail.stories.end() && std::find(begin, end, root) == end) *end++ = root;
  detail.story_count = static_cast<std::uint32_t>(end - begin);
}

std::uint32_t TemplateLearner::CountStories(const Detail& detail) const {
  Detail counted = {};
  for (std::uint32_t i = 0; i < detail.story_count; ++i) AddStory(counted, detail.stories[i]);
  return counted.story_count;
}

std::uint32_t TemplateLearner::StoryOf(const DocumentSightings& document, std::uint64_t site) {
  std::vector<Vote> votes;
  std::uint64_t bytes = 0;
  for (const StoryMark& mark : document.marks) {
    const SightingSlot* slot = table_.Find(KeyOf(site, mark));
    if (slot != nullptr && CountStories(details_[slot->detail]) >= options_.apart.min_stories)
      continue;
    bytes += mark.bytes;
    if (slot != nullptr && slot->story != kNoStory)
      votes.push_back({stories_.Root(slot->story), mark.bytes});
  }
  return bytes == 0 ? kNoStory : JoinStories(std::move(votes), bytes);
}

std::vector<TemplateLearner::Vote> TemplateLearner::SumByStory(std::vector<Vote> votes) {
  std::sort(votes.begin(), votes.end(),
            [](const Vote& a, const Vote& b) { return a.story < b.story; });
  std::vector<Vote> sums;
  for (const Vote& vote : votes) {
    if (sums.empty() || sums.back().story != vote.story) sums.push_back({vote.story, 0});
    sums.back().bytes += vote.bytes;
  }
  return sums;
}

// A document most of whose prose is known makes one story of those that it takes much from.
std::uint32_t TemplateLearner::JoinStories(std::vector<Vote> votes, std::uint64_t bytes) {
  std::vector<Vote> sums = SumByStory(std::move(votes));
  std::uint64_t known = 0;
  for (const Vote& sum : sums) known += sum.bytes;
  const double enough = options_.same_story * static_cast<double>(bytes);
  if (known == 0 || static_cast<double>(known) < enough) return stories_.Add();
  const auto most = std::max_element(sums.begin(), sums.end(), [](const Vote& a, const Vote& b) {
    return std::tuple(a.bytes, b.story) < std::tuple(b.bytes, a.story);
  });
  for (const Vote& vote : sums)
    if (static_cast<double>(vote.bytes) >= enough / 2) stories_.Join(most->story, vote.story);
  return stories_.Root(most->story);
}

void TemplateLearner::MakeRoom(std::size_t entries) {
  const bool full = table_.size() + entries > table_.MaxEntries() ||
                    detail_bytes_ + stories_.bytes() > max_detail_bytes_;
  if (full) Prune();
}

// Whether half the memory is enough for the keys with more than `floor` documents.
bool TemplateLearner::Fits(std::uint32_t floor) const {
  std::size_t entries = 0, bytes = 0;
  for (const SightingSlot& slot : table_.slots()) {
    if (slot.documents <= floor) continue;
    ++entries;
    if (slot.detail != 0) bytes += sizeof(Detail) + details_[slot.detail].text.size();
  }
  return entries <= table_.MaxEntries() / 2 && bytes <= max_detail_bytes_ / 2;
}

// A site stands in as many documents as any of its lines, so it goes only when they all go: shares
// stay right.
void TemplateLearner::Prune() {
  std::uint32_t floor = 1;
  while (!Fits(floor)) floor *= 2;
  ++pruned_;
  std::deque<Detail> old_details(1);
  old_details.swap(details_);
  detail_bytes_ = 0;
  StoryRenamer renamer(stories_);
  for (const SightingSlot& slot : table_.TakeAbove(floor)) {
    SightingSlot& kept = table_.FindOrAdd(slot.key);
    kept = slot;
    kept.story = renamer.Rename(slot.story);
    if (slot.detail == 0) continue;
    kept.detail = static_cast<std::uint32_t>(details_.size());
    Detail& detail = details_.emplace_back(std::move(old_details[slot.detail]));
    for (std::uint32_t i = 0; i < detail.story_count; ++i)
      detail.stories[i] = renamer.Rename(detail.stories[i]);
    detail_bytes_ += sizeof(Detail) + detail.text.size();
  }
  stories_ = renamer.Take();
}

bool TemplateLearner::IsFurniture(const Detail& detail, std::uint64_t documents,
                                  std::uint64_t of) const {
  const TemplateDemand& demand =
      detail.place == TemplatePlace::kArticle ? options_.article : options_.apart;
  return static_cast<double>(documents) >= demand.min_share * static_cast<double>(of) &&
         CountStories(detail) >= demand.min_stories;
}

TemplateSet TemplateLearner::Finish() const {
  TemplateSet set;
  set.documents = documents_;
  for (const SightingSlot& slot : table_.slots()) {
    const Detail& detail = details_[slot.detail];
    if (detail.site == 0 || detail.text.empty()) continue;
    const SightingSlot* site = table_.Find(detail.site);
    if (site == nullptr || site->detail == 0) continue;
    if (!IsFurniture(detail, slot.documents, site->documents)) continue;
    set.lines.push_back({details_[site->detail].text, detail.place, detail.text,
                         CountStories(detail), slot.documents, site->documents});
  }
  std::sort(set.lines.begin(), set.lines.end(), [](const TemplateLine& a, const TemplateLine& b) {
    return std::tie(a.site, a.place, a.text) < std::tie(b.site, b.place, b.text);
  });
  return set;
}

}  // namespace newsieve
