// CompressedSource: what gzip or zstd has compressed, as bytes. A file may hold many members (zstd:
// frames) one after the other, as web archives do; one that is damaged costs no other.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "io/byte_window.h"
#include "io/decoder.h"
#include "io/file_reader.h"

namespace newsieve {

// The codec of a source that begins with `head`, or nothing.
std::optional<Codec> CodecOf(std::string_view head);

// Reads the members of another source, in memory that does not grow with them. Read fails at a
// member that is damaged (`input.damaged`), cut short (`input.truncated`), that grows out of all
// proportion (`input.bomb`) or needs a larger window than 128 MiB (`input.zstd_window`), and goes
// on with the next member that can be found. Zeros between members are nothing; other bytes behind
// the last are a note (`input.trailing_bytes`).
class CompressedSource : public ByteSource {
 public:
  CompressedSource(std::unique_ptr<ByteSource> source, Codec codec);

  Damage DamageOf(const Status& failure) const override;
  std::vector<Reason> TakeNotes() override;
  std::uint64_t taken() const override { return source_->taken(); }

 private:
  enum class Ahead { kMember, kEnd, kOther };

  Result<std::size_t> DoRead(char* buffer, std::size_t size) override;
  Status BeginMember();
  Status ReadOther();
  Result<Ahead> LookAhead();
  Status EndMember(const Decoding& step);
  Status Fail(Reason reason, std::uint64_t search_from);
  Status FailBelow(const Status& status);
  Status FindMember(std::uint64_t from);
  bool BeginsMember(std::string_view bytes) const;
  std::uint64_t SearchAgainFrom();
  std::string Where() const;

  std::unique_ptr<ByteSource> source_;
  Codec codec_;
  std::unique_ptr<Decoder> decoder_;
  ByteWindow window_;
  Status failure_;  // to be given by the next read
  Damage damage_;
  std::vector<Reason> notes_;
  std::uint64_t member_at_ = 0;           // offset of the member that is being read
  std::uint64_t produced_ = 0;            // of all members
  std::uint64_t member_produced_at_ = 0;  // `produced_` where it began
  std::uint64_t searched_again_ = 0;      // bytes that were gone back in search of members
  bool in_member_ = false, ended_ = false;
};

}  // namespace newsieve
