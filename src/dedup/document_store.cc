#include "dedup/document_store.h"

#include <string_view>

namespace newsieve {

// In the scratch file, with the id, the keys and the shingles behind it, each appended by itself.
struct DocumentStore::Header {
  std::uint64_t exact, number;
  std::uint64_t id_offset, keys_offset, shingles_offset;
  double score;
  std::uint32_t id_size, key_count, shingle_count, same_as;
  Sameness sameness;
  bool review;
};

namespace {

std::string_view Bytes(const std::vector<std::uint32_t>& hashes) {
  return {reinterpret_cast<const char*>(hashes.data()), hashes.size() * sizeof(std::uint32_t)};
}

}  // namespace

Status DocumentStore::Add(const PrintedDocument& document, std::uint64_t number, Sameness sameness,
                          std::uint32_t same_as) {
  const bool own = sameness == Sameness::kNone;
  Header header{};
  header.exact = document.print.exact;
  header.number = number;
  header.score = document.score;
  header.id_size = static_cast<std::uint32_t>(document.id.size());
  header.sameness = sameness;
  header.same_as = same_as;
  header.review = document.decision == Decision::kReview;
  const Result<std::uint64_t> id = scratch_->Append(document.id);
  if (!id.ok()) return id.status();
  header.id_offset = *id;
  if (own) {
    const Result<std::uint64_t> keys = scratch_->Append(Bytes(document.print.keys));
    if (!keys.ok()) return keys.status();
    const Result<std::uint64_t> shingles = scratch_->Append(Bytes(document.print.shingles));
    if (!shingles.ok()) return shingles.status();
    header.keys_offset = *keys;
    header.shingles_offset = *shingles;
    header.key_count = static_cast<std::uint32_t>(document.print.keys.size());
    header.shingle_count = static_cast<std::uint32_t>(document.print.shingles.size());
  }
  const Result<std::uint64_t> offset =
      scratch_->Append({reinterpret_cast<const char*>(&header), sizeof(header)});
  if (!offset.ok()) return offset.status();
  offsets_.push_back(*offset);
  return {};
}

Result<DocumentStore::Header> DocumentStore::ReadHeader(std::uint32_t node) {
  Header header;
  const Status status =
      scratch_->Read(Offset(node), sizeof(header), reinterpret_cast<char*>(&header));
  if (!status.ok()) return status;
  return header;
}

Result<StoredDocument> DocumentStore::Find(std::uint32_t node) {
  StoredDocument found;
  if (IsSaved(node)) {
    Result<SavedDocument> saved = saved_->Find(node);
    if (!saved.ok()) return saved.status();
    found.id = std::move(saved->id);
    found.exact = saved->exact;
    found.cluster = saved->cluster;
    found.score = saved->score;
    found.decision = saved->decision;
    return found;
  }
  const Result<Header> header = ReadHeader(node);
  if (!header.ok()) return header.status();
  found.id.resize(header->id_size);
  if (Status status = scratch_->Read(header->id_offset, header->id_size, found.id.data());
      !status.ok())
    return status;
  found.exact = header->exact;
  found.number = header->number;
  found.score = header->score;
  found.decision = header->review ? Decision::kReview : Decision::kKeep;
  found.sameness = header->sameness;
  return found;
}

Result<std::vector<std::uint32_t>> DocumentStore::ReadHashes(std::uint64_t offset,
                                                             std::size_t count) {
  std::vector<std::uint32_t> hashes(count);
  const Status status =
      scratch_->Read(offset, count * sizeof(std::uint32_t), reinterpret_cast<char*>(hashes.data()));
  if (!status.ok()) return status;
  return hashes;
}

Result<std::vector<std::uint32_t>> DocumentStore::Shingles(std::uint32_t node) {
  if (IsSaved(node)) return saved_->Shingles(node);
  const Result<Header> header = ReadHeader(node);
  if (!header.ok()) return header.status();
  if (header->sameness != Sameness::kNone) return Shingles(header->same_as);
  return ReadHashes(header->shingles_offset, header->shingle_count);
}

Result<std::vector<std::uint32_t>> DocumentStore::Keys(std::uint32_t node) {
  if (IsSaved(node)) return std::vector<std::uint32_t>();
  const Result<Header> header = ReadHeader(node);
  if (!header.ok()) return header.status();
  if (header->sameness != Sameness::kNone) return Keys(header->same_as);
  return ReadHashes(header->keys_offset, header->key_count);
}

}  // namespace newsieve
