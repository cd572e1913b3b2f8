#include "text/edits.h"

#include <utility>

namespace newsieve {
namespace {

// Walks the edits of both lists in the order of B, the text between them, and joins those that
// overlap there.
class Composer {
 public:
  Composer(const std::vector<TextEdit>& first, const std::vector<TextEdit>& second)
      : first_(first), second_(second) {}

  std::vector<TextEdit> Run() {
    while (f_ < first_.size() || s_ < second_.size()) {
      if (SecondComesFirst()) {
        BeginWithSecond();
      } else {
        BeginWithFirst();
      }
    }
    return std::move(out_);
  }

 private:
  // The span of B that first_[f_] wrote.
  std::size_t BeginInB() const { return Shift(first_[f_].start); }
  std::size_t EndInB() const { return BeginInB() + first_[f_].inserted.size(); }
  std::size_t Shift(std::size_t at_a) const { return at_a + inserted_ - removed_; }
  std::size_t Unshift(std::size_t at_b) const { return at_b + removed_ - inserted_; }

  bool SecondComesFirst() const {
    if (s_ == second_.size()) return false;
    return f_ == first_.size() || second_[s_].start < BeginInB();
  }

  // `second_[s_]` reaches into what first_[f_] wrote (or over the place where it removed).
  bool FirstIsUnder(std::size_t end_in_b) const {
    return f_ < first_.size() && BeginInB() < end_in_b;
  }

  void BeginWithSecond() {
    TextEdit joined{Unshift(second_[s_].start), 0, second_[s_].inserted, second_[s_].rule};
    Join(std::move(joined), second_[s_].end);
  }

  void BeginWithFirst() {
    const TextEdit& edit = first_[f_];
    const std::size_t begin = BeginInB(), end = EndInB();
    if (s_ == second_.size() || second_[s_].start >= end) {
      out_.push_back(edit);
      PassFirst();
      return;
    }
    // The second begins inside what the first wrote: what stands before it stays.
    TextEdit joined{edit.start, 0, edit.inserted.substr(0, second_[s_].start - begin),
                    second_[s_].rule};
    joined.inserted += second_[s_].inserted;
    Join(std::move(joined), second_[s_].end);
  }

  // Takes in every edit of either list that overlaps the growing edit, whose part of B ends at
  // `end_in_b`.
  void Join(TextEdit joined, std::size_t end_in_b) {
    ++s_;
    std::size_t end_in_a = 0;
    bool ends_inside_first = false;
    while (FirstIsUnder(end_in_b)) {
      const std::size_t first_begin = BeginInB(), first_end = EndInB();
      const std::string& written = first_[f_].inserted;
      end_in_a = first_[f_].end;
      PassFirst();
      while (s_ < second_.size() && second_[s_].start < first_end) {
        joined.inserted.append(written, end_in_b - first_begin, second_[s_].start - end_in_b);
        joined.inserted += second_[s_].inserted;
        end_in_b = second_[s_].end;
        ++s_;
      }
      ends_inside_first = end_in_b < first_end;
      if (ends_inside_first)
        joined.inserted.append(written, end_in_b - first_begin, std::string::npos);
    }
    joined.end = ends_inside_first ? end_in_a : Unshift(end_in_b);
    out_.push_back(std::move(joined));
  }

  void PassFirst() {
    inserted_ += first_[f_].inserted.size();
    removed_ += first_[f_].end - first_[f_].start;
    ++f_;
  }

  const std::vector<TextEdit>& first_;
  const std::vector<TextEdit>& second_;
  std::size_t f_ = 0, s_ = 0;
  std::size_t inserted_ = 0, removed_ = 0;  // by the edits of first_ that have been passed
  std::vector<TextEdit> out_;
};

}  // namespace

std::string ApplyEdits(std::string_view text, const std::vector<TextEdit>& edits) {
  std::string out;
  out.reserve(text.size());
  std::size_t pos = 0;
  for (const TextEdit& edit : edits) {
    out.append(text, pos, edit.start - pos).append(edit.inserted);
    pos = edit.end;
  }
  return out.append(text, pos);
}

std::vector<TextEdit> ComposeEdits(const std::vector<TextEdit>& first,
                                   const std::vector<TextEdit>& second) {
  if (first.empty()) return second;
  if (second.empty()) return first;
  return Composer(first, second).Run();
}

}  // namespace newsieve
