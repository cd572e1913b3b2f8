// BandTables: which documents have a key, for each band, in bounded memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace newsieve {

// One open-addressed table a band, 8 bytes an entry, sorted by key as far as there is room: all
// grow together by half, one after the other, so that no more than one is held twice. What it
// holds depends on what was added in which order alone. Not thread-safe.
class BandTables {
 public:
  // `bucket`: documents that one key leads to at most; the earliest stay.
  BandTables(std::size_t tables, std::size_t max_bytes, std::uint32_t bucket);

  // Makes room for one document more. False: there is none within max_bytes.
  bool Reserve();

  // Appends the documents of `key` to `out`.
  void Find(std::size_t table, std::uint32_t key, std::vector<std::uint32_t>& out) const;

  // Adds `document` under one key of each table. The number of keys that led to `bucket` documents
  // already, and do not lead to this one. Requires Reserve.
  std::size_t Add(const std::vector<std::uint32_t>& keys, std::uint32_t document);

  std::size_t documents() const { return documents_; }
  std::size_t bytes() const { return tables_.size() * capacity_ * sizeof(Entry); }

 private:
  struct Entry {
    std::uint32_t key = 0, document = 0;  // document: one more than it is; 0: free
  };
  using Table = std::vector<Entry>;

  std::size_t Home(std::uint32_t key) const {
    return static_cast<std::size_t>(std::uint64_t{key} * capacity_ >> 32);
  }
  bool Grow();

  std::vector<Table> tables_;
  std::size_t max_bytes_, capacity_ = 0, documents_ = 0;
  std::uint32_t bucket_;
};

}  // namespace newsieve
