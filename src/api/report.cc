#include "newsieve/report.h"

namespace newsieve {

std::string RebuildInput(std::string_view text, const std::vector<Edit>& edits) {
  std::string input;
  std::size_t pos = 0;  // in `text`
  for (const Edit& edit : edits) {
    const std::size_t kept = edit.start - input.size();
    input.append(text.substr(pos, kept)).append(edit.removed);
    if (edit.withheld) input.append(edit.end - edit.start, '\0');
    pos += kept + edit.inserted.size();
  }
  return input.append(text.substr(pos));
}

std::string_view ToString(Decision decision) {
  switch (decision) {
    case Decision::kKeep:
      return "keep";
    case Decision::kReview:
      return "review";
    case Decision::kDrop:
      return "drop";
    case Decision::kFailed:
      break;
  }
  return "failed";
}

std::string_view ToString(MachineVerdict verdict) {
  switch (verdict) {
    case MachineVerdict::kHuman:
      return "human";
    case MachineVerdict::kMachine:
      return "machine";
    case MachineVerdict::kCannotSay:
      break;
  }
  return "cannot_say";
}

std::string_view ToString(EditAction action) {
  switch (action) {
    case EditAction::kRemoveLine:
      return "remove_line";
    case EditAction::kRemoveSpan:
      return "remove_span";
    case EditAction::kReplace:
      break;
  }
  return "replace";
}

}  // namespace newsieve
