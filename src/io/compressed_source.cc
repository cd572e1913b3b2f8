#include "io/compressed_source.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

namespace newsieve {
namespace {

// A decoder that reads on into the next member finds out within a few KB. Going back costs time, so
// there is an end to it in a file that is made of faults.
constexpr std::size_t kKeptBehind = 64 * 1024;
constexpr std::uint64_t kMaxSearchedAgain = 64 * 1024 * 1024;
constexpr std::size_t kMemberHead = 4;  // bytes that tell a member
constexpr std::size_t kStepBytes = 64 * 1024;

std::string_view NameOf(Codec codec) { return codec == Codec::kGzip ? "gzip" : "zstd"; }

Reason FaultOf(std::string_view code, std::string message) {
  return {std::string(code), std::move(message), {}, {}};
}

}  // namespace

std::optional<Codec> CodecOf(std::string_view head) {
  if (BeginsGzip(head)) return Codec::kGzip;
  if (BeginsZstd(head)) return Codec::kZstd;
  return std::nullopt;
}

CompressedSource::CompressedSource(std::unique_ptr<ByteSource> source, Codec codec)
    : source_(std::move(source)),
      codec_(codec),
      decoder_(Decoder::Make(codec)),
      window_(*source_, kKeptBehind) {}

Damage CompressedSource::DamageOf(const Status&) const { return damage_; }

std::vector<Reason> CompressedSource::TakeNotes() {
  std::vector<Reason> notes = source_->TakeNotes();
  notes.insert(notes.end(), notes_.begin(), notes_.end());
  notes_.clear();
  return notes;
}

Result<std::size_t> CompressedSource::DoRead(char* buffer, std::size_t size) {
  for (;;) {
    if (!failure_.ok()) return std::exchange(failure_, Status());
    if (ended_) return std::size_t{0};
    if (!in_member_) {
      if (Status status = BeginMember(); !status.ok()) return status;
      continue;
    }
    // All that is in memory goes first: a slow pipe is asked for more only when there is nothing.
    // Steps end where the ratio is looked at, so that it does not depend on who reads how much.
    const std::uint64_t before = produced_ - member_produced_at_;
    Decoding step = decoder_->Decode(window_.ahead(), buffer,
                                     std::min<std::size_t>(size, kStepBytes - before % kStepBytes));
    window_.Pass(step.consumed);
    produced_ += step.produced;
    const std::uint64_t of_member = before + step.produced;
    if (step.state != Decoding::State::kMore) {
      failure_ = EndMember(step);
    } else if (step.produced > 0 && of_member % kStepBytes == 0 &&
               IsBomb(window_.offset() - member_at_, of_member)) {
      failure_ = Fail(FaultOf("input.bomb", Where() + " grows more than two hundredfold: a bomb."),
                      window_.offset());
    } else if (step.produced == 0 && step.consumed == 0) {
      const std::size_t had = window_.ahead().size();
      if (Status status = window_.Want(had + 1); !status.ok()) {
        failure_ = FailBelow(status);
      } else if (window_.ahead().size() == had) {
        failure_ = Fail(FaultOf("input.truncated", Where() + " is cut short: the data end in it."),
                        SearchAgainFrom());
      }
    }
    if (step.produced > 0) return step.produced;
  }
}

// Of a stream that is at its end, or can go no further.
Status CompressedSource::EndMember(const Decoding& step) {
  in_member_ = false;
  if (step.state == Decoding::State::kEnd) return {};
  if (step.state == Decoding::State::kTooLarge)
    return Fail(FaultOf("input.zstd_window",
                        Where() + " needs a window of more than 128 MiB, which is not given."),
                SearchAgainFrom());
  Reason reason = FaultOf("input.damaged", Where() + " is damaged: " + step.why + ".");
  if (step.state == Decoding::State::kWrongChecksum) {
    const Result<Ahead> next = LookAhead();
    if (!next.ok()) return FailBelow(next.status());
    // The stream itself is whole, so the next one begins here.
    if (*next != Ahead::kOther) return Fail(std::move(reason), window_.offset());
  }
  return Fail(std::move(reason), SearchAgainFrom());
}

Status CompressedSource::BeginMember() {
  const Result<Ahead> next = LookAhead();
  if (!next.ok()) return FailBelow(next.status());
  if (*next == Ahead::kEnd) {
    ended_ = true;
  } else if (*next == Ahead::kOther) {
    return ReadOther();
  } else {
    decoder_->Reset();
    in_member_ = true;
    member_at_ = window_.offset();
    member_produced_at_ = produced_;
  }
  return {};
}

// What is ahead between members, behind zeros.
Result<CompressedSource::Ahead> CompressedSource::LookAhead() {
  for (;;) {
    if (Status status = window_.Want(kMemberHead); !status.ok()) return status;
    const std::string_view ahead = window_.ahead();
    if (ahead.empty()) return Ahead::kEnd;
    if (codec_ == Codec::kGzip ? BeginsGzip(ahead) : BeginsZstd(ahead)) return Ahead::kMember;
    const std::size_t zeros = std::min(ahead.find_first_not_of('\0'), ahead.size());
    if (zeros == 0) return Ahead::kOther;
    window_.Pass(zeros);
  }
}

// Bytes that are no member: the end of the file if no other follows them, else a gap.
Status CompressedSource::ReadOther() {
  const std::uint64_t at = window_.offset();
  member_produced_at_ = produced_;
  if (Status status = FindMember(at); !status.ok()) return FailBelow(status);
  const std::string bytes = std::to_string(window_.offset() - at) + " bytes at byte " +
                            std::to_string(at) + " of its compressed data are no " +
                            std::string(NameOf(codec_)) + ".";
  if (ended_) {
    notes_.push_back(FaultOf("input.trailing_bytes", "The last " + bytes));
    return {};
  }
  damage_ = {FaultOf("input.damaged", bytes), true, produced_};
  return {StatusCode::kIo, damage_.reason.message};
}

// Gives the member up, for the next that begins at `search_from` or behind it.
Status CompressedSource::Fail(Reason reason, std::uint64_t search_from) {
  in_member_ = false;
  Status status = FindMember(search_from);
  if (status.code() == StatusCode::kInterrupted) return status;
  if (!status.ok()) ended_ = true;
  damage_ = {std::move(reason), !ended_, member_produced_at_};
  return {StatusCode::kIo, damage_.reason.message};
}

// What it reads from has failed.
Status CompressedSource::FailBelow(const Status& status) {
  if (status.code() == StatusCode::kInterrupted) return status;
  const Damage below = source_->DamageOf(status);
  if (below.goes_on) return Fail(below.reason, window_.offset());
  in_member_ = false;
  ended_ = true;
  damage_ = {below.reason, false, member_produced_at_};
  return {StatusCode::kIo, damage_.reason.message};
}

// Passes to the first member at `from` or behind it, or to the end. Gaps on the way are part of the
// gap that is told of; not ok where there is no getting on.
Status CompressedSource::FindMember(std::uint64_t from) {
  window_.Seek(from);
  const char first = codec_ == Codec::kGzip ? '\x1f' : '\x28';
  for (;;) {
    if (Status status = window_.Want(kMemberHead); !status.ok()) {
      if (status.code() == StatusCode::kInterrupted || !source_->DamageOf(status).goes_on)
        return status;
      continue;
    }
    const std::string_view ahead = window_.ahead();
    if (ahead.size() < kMemberHead) break;
    if (BeginsMember(ahead)) return {};
    const std::size_t next = ahead.find(first, 1);
    window_.Pass(std::min(next, ahead.size()));
  }
  window_.Pass(window_.ahead().size());
  ended_ = true;
  return {};
}

// Stricter than where a member is expected: of random bytes one in 2^27 passes.
bool CompressedSource::BeginsMember(std::string_view bytes) const {
  if (codec_ == Codec::kZstd) return BeginsZstd(bytes) && bytes[0] == '\x28';
  return BeginsGzip(bytes) && bytes[2] == '\x08' && (bytes[3] & 0xe0) == 0;
}

// Where the search for the member after a damaged one begins: the damage may have led the decoder
// past its true beginning.
std::uint64_t CompressedSource::SearchAgainFrom() {
  const std::uint64_t here = window_.offset();
  if (searched_again_ > kMaxSearchedAgain) return std::max(here, member_at_ + 1);
  const std::uint64_t back = here - std::min<std::uint64_t>(here, kKeptBehind);
  const std::uint64_t from = std::max({member_at_ + 1, back, window_.first_kept()});
  searched_again_ += here - std::min(from, here);
  return from;
}

std::string CompressedSource::Where() const {
  return "Its " + std::string(NameOf(codec_)) + " member at byte " + std::to_string(member_at_);
}

}  // namespace newsieve
