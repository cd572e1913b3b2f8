// LiteralTable: the literals of many candidates, found in one pass over a line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "rules/literal_scanner.h"

namespace newsieve {

// Candidates are numbers of the caller's. Add all, Finish, then Scan, which is thread-safe.
class LiteralTable {
 public:
  // `literal`, not empty, stands for `candidate`, and perhaps for others too.
  void Add(const std::string& literal, std::uint32_t candidate) {
    const auto [place, fresh] = indices_.emplace(literal, static_cast<std::uint32_t>(last_.size()));
    if (fresh) last_.push_back(kNone);
    owners_.push_back({candidate, last_[place->second]});
    last_[place->second] = static_cast<std::uint32_t>(owners_.size()) - 1;
  }

  void Finish(LiteralScanner::Place place) {
    std::vector<std::string> literals(last_.size());
    for (const auto& [literal, index] : indices_) literals[index] = literal;
    scanner_ = std::make_unique<LiteralScanner>(std::move(literals), place);
    indices_ = {};
  }

  // Calls look(candidate, end offset) for each that a literal of `text` stands for which begins
  // before `places`.
  template <typename Look>
  void Scan(std::string_view text, std::size_t places, Look& look) const {
    const auto found = [&](std::uint32_t literal, std::size_t end) {
      for (std::uint32_t i = last_[literal]; i != kNone; i = owners_[i].before)
        look(owners_[i].candidate, end);
    };
    scanner_->Scan(text, found, places);
  }

 private:
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  struct Owner {
    std::uint32_t candidate = 0, before = kNone;  // before: of the same literal
  };

  std::unordered_map<std::string, std::uint32_t> indices_;  // until Finish
  std::vector<Owner> owners_;
  std::vector<std::uint32_t> last_;  // owner, by literal
  std::unique_ptr<LiteralScanner> scanner_;
};

}  // namespace newsieve
