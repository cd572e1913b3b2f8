// The part of a session that tells how much furniture stays.
#include <cmath>

#include "clean/session.h"

namespace newsieve {

void CleanSession::NoteJudged(const std::vector<LineModel::Verdict>& verdicts) {
  furniture_.assign(lines_.size(), 1);
  auto verdict = verdicts.begin();
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (lines_[i].found.blank || lines_[i].gone) continue;
    if (lines_[i].standing()) furniture_[i] = 1 / (1 + std::exp(-verdict->margin));
    ++verdict;
  }
}

double CleanSession::LeftShare() const {
  double furniture = 0, all = 0;
  for (std::size_t i = 0; i < furniture_.size(); ++i) {
    const LineState& line = lines_[i];
    if (line.found.blank || (!restored_ && !line.standing())) continue;
    const auto solid = static_cast<double>(line.facts().solid);
    all += solid;
    if (!line.kept) furniture += solid * furniture_[i];
  }
  return all > 0 ? furniture / all : 0;
}

}  // namespace newsieve
