#include "pipeline/record_spool.h"

#include <algorithm>
#include <utility>

#include "base/hash.h"

namespace newsieve {

struct RecordSpool::Frame {
  RecordSeams seams;
  double score;
  std::uint64_t exact;
  std::uint64_t record, name, text, id, shingles, keys, terms;  // sizes of what follows, in items
  Decision decision;
  bool has_file;
};

Status RecordSpool::Put(const void* from, std::uint64_t size) {
  const std::string_view bytes(static_cast<const char*>(from), size);
  hash_ = Hash64(bytes, hash_);
  const Result<std::uint64_t> place = scratch_->Append(bytes);
  return place.ok() ? Status() : place.status();
}

Status RecordSpool::Take(void* to, std::uint64_t size) {
  if (size > scratch_->size() - std::min(next_, scratch_->size()))
    return {StatusCode::kIo, "a file of records that wait is damaged"};
  Status status = scratch_->Read(next_, size, static_cast<char*>(to));
  hash_ = Hash64({static_cast<const char*>(to), size}, hash_);
  next_ += size;
  return status;
}

Status RecordSpool::Append(const SpooledRecord& spooled) {
  const PrintedDocument& printed = spooled.printed;
  Frame frame{};  // no byte of it is left to chance
  frame.seams = spooled.seams;
  frame.score = printed.score;
  frame.exact = printed.print.exact;
  frame.record = spooled.record.size();
  frame.name = spooled.file_name.size();
  frame.text = spooled.file_text.size();
  frame.decision = printed.decision;
  frame.has_file = spooled.has_file;
  if (keeps_prints_) {
    frame.id = printed.id.size();
    frame.shingles = printed.print.shingles.size();
    frame.keys = printed.print.keys.size();
    frame.terms = spooled.terms.size();
  }
  hash_ = 0;
  ++size_;
  Status status = Put(&frame, sizeof(frame));
  const auto put = [&](const auto& items, std::uint64_t count) {
    if (status.ok() && count > 0) status = Put(items.data(), count * sizeof(items[0]));
  };
  put(spooled.record, frame.record);
  put(spooled.file_name, frame.name);
  put(spooled.file_text, frame.text);
  put(printed.id, frame.id);
  put(printed.print.shingles, frame.shingles);
  put(printed.print.keys, frame.keys);
  put(spooled.terms, frame.terms);
  const std::uint64_t hash = hash_;
  return status.ok() ? Put(&hash, sizeof(hash)) : status;
}

Status RecordSpool::Next(SpooledRecord& out) {
  Frame frame;
  hash_ = 0;
  if (Status status = Take(&frame, sizeof(frame)); !status.ok()) return status;
  out.seams = frame.seams;
  out.has_file = frame.has_file;
  out.printed.decision = frame.decision;
  out.printed.score = frame.score;
  out.printed.print.exact = frame.exact;
  Status status;
  const auto take = [&](auto& items, std::uint64_t count) {
    if (!status.ok()) return;
    // Never more memory than there are bytes.
    items.resize(std::min(count, scratch_->size()));
    if (count > 0) status = Take(items.data(), count * sizeof(items[0]));
  };
  take(out.record, frame.record);
  take(out.file_name, frame.name);
  take(out.file_text, frame.text);
  take(out.printed.id, frame.id);
  take(out.printed.print.shingles, frame.shingles);
  take(out.printed.print.keys, frame.keys);
  take(out.terms, frame.terms);
  const std::uint64_t expected = hash_;
  std::uint64_t hash = 0;
  if (status.ok()) status = Take(&hash, sizeof(hash));
  if (status.ok() && hash != expected)
    status = {StatusCode::kIo, "a file of records that wait is damaged"};
  size_ = std::max(size_, ++next_number_);
  return status;
}

Result<std::uint64_t> RecordSpool::Sync() {
  if (Status status = scratch_->Sync(); !status.ok()) return status;
  return scratch_->size();
}

}  // namespace newsieve
