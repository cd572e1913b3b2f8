#include "dedup/band_tables.h"

#include <algorithm>

namespace newsieve {
namespace {

constexpr std::size_t kFirstCapacity = 1024;
constexpr std::size_t kFullNumerator = 4, kFullDenominator = 5;  // of its places, when it grows

}  // namespace

BandTables::BandTables(std::size_t tables, std::size_t max_bytes, std::uint32_t bucket)
    : tables_(tables), max_bytes_(max_bytes), bucket_(bucket) {}

bool BandTables::Reserve() {
  return (documents_ + 1) * kFullDenominator <= capacity_ * kFullNumerator || Grow();
}

bool BandTables::Grow() {
  const std::size_t most = max_bytes_ / sizeof(Entry) / (tables_.size() + 1);
  const std::size_t wanted = std::max(kFirstCapacity, capacity_ + capacity_ / 2);
  const std::size_t capacity = std::min(wanted, most);
  if ((documents_ + 1) * kFullDenominator > capacity * kFullNumerator) return false;
  capacity_ = capacity;
  for (Table& table : tables_) {
    Table larger(capacity_);
    for (const Entry& entry : table) {
      if (entry.document == 0) continue;
      std::size_t at = Home(entry.key);
      while (larger[at].document != 0) at = at + 1 == capacity_ ? 0 : at + 1;
      larger[at] = entry;
    }
    table.swap(larger);
  }
  return true;
}

void BandTables::Find(std::size_t table, std::uint32_t key,
                      std::vector<std::uint32_t>& out) const {
  const Table& entries = tables_[table];
  if (entries.empty()) return;
  for (std::size_t at = Home(key); entries[at].document != 0;
       at = at + 1 == capacity_ ? 0 : at + 1) {
    if (entries[at].key == key) out.push_back(entries[at].document - 1);
  }
}

std::size_t BandTables::Add(const std::vector<std::uint32_t>& keys, std::uint32_t document) {
  std::size_t crowded = 0;
  for (std::size_t i = 0; i < tables_.size(); ++i) {
    Table& entries = tables_[i];
    std::uint32_t same = 0;
    std::size_t at = Home(keys[i]);
    for (; entries[at].document != 0; at = at + 1 == capacity_ ? 0 : at + 1)
      same += entries[at].key == keys[i];
    if (same >= bucket_) {
      ++crowded;
    } else {
      entries[at] = {keys[i], document + 1};
    }
  }
  ++documents_;
  return crowded;
}

}  // namespace newsieve
