// WARC and WET (ISO 28500, 0.17 to 1.1): web archives. Records of responses and resources that are
// pages or plain text, and conversions (WET), are documents; the others are passed over and
// counted. The record number counts all records of the file, and stretches that are none.
//
// A record ends where its Content-Length says, if what follows is a record, a separator or the end
// of the file; then nothing in it is mistaken for a record. If not, the length is wrong, and
// reading goes on at the next line that begins one. Offsets are of the decompressed archive.
#include <algorithm>
#include <cstdint>
#include <utility>

#include "io/byte_window.h"
#include "io/format.h"
#include "io/header_fields.h"
#include "io/warc_record.h"

namespace newsieve {
namespace {

constexpr std::size_t kLookAhead = 64;
constexpr std::size_t kMaxSurplus = 2;  // bytes by which writers are known to miscount
constexpr std::size_t kScanBytes = 64 * 1024;
constexpr std::size_t kMaxKinds = 200;
constexpr std::size_t kLineEnds = 3;  // bytes that tell an empty line

Reason Fault(std::string_view code, std::string message) {
  return {std::string(code), std::move(message), {}, {}};
}

std::string AtByte(std::uint64_t offset) { return "byte " + std::to_string(offset); }

std::string_view WithoutSpace(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

bool BeginsSeparator(std::string_view text) {
  return text.starts_with("\r\n\r\n") || text.starts_with("\n\n");
}

class WarcReader : public DocumentReader {
 public:
  WarcReader(ByteSource& source, std::string path, const ReadOptions& options,
             std::string_view format)
      : source_(source),
        path_(std::move(path)),
        format_(format),
        options_(options),
        max_block_(std::min(options.max_document_bytes, SIZE_MAX / 4) + kMaxHeaderBytes),
        window_(source) {}

  std::optional<Reading> Next() override {
    std::optional<Reading> reading;
    while (!reading && (gap_ || !done_)) reading = gap_ ? TakeGap() : NextRecord();
    return reading;
  }

  PassedOver passed_over() const override { return passed_over_; }

 private:
  // What is known of the end of a block.
  enum class End { kRight, kSurplus, kWrong };

  std::optional<Reading> NextRecord() {
    if (!SkipSpace()) return std::nullopt;
    begin_ = window_.offset();
    if (!Want(kLookAhead)) return TakeGap();
    if (!BeginsWarcRecord(window_.ahead())) return PassStray();
    header_ = {};
    if (!ReadHeader()) return TakeGap();
    const std::optional<std::uint64_t> length = ContentLengthOf(header_);
    if (header_fault_ || !length) return PassUnmeasured(length);
    return *length > max_block_ ? PassLarge(*length) : ReadBlock(static_cast<std::size_t>(*length));
  }

  // False where there is nothing more, or a gap.
  bool SkipSpace() {
    while (Want(1)) {
      const std::string_view ahead = window_.ahead();
      const std::size_t space = ahead.size() - WithoutSpace(ahead).size();
      done_ = ahead.empty();
      if (done_ || space == 0) return !done_;
      window_.Pass(space);
    }
    return false;
  }

  // As ByteWindow::Want; false, with the particulars in gap_, where the source fails. Nothing is
  // read behind a gap before it was told of.
  bool Want(std::size_t bytes) {
    if (gap_) return false;
    const Status status = window_.Want(bytes);
    if (!status.ok()) gap_ = source_.DamageOf(status);
    return status.ok();
  }

  // The failure that tells of the gap, and of the record that it has cut.
  Reading TakeGap() {
    window_.Pass(window_.ahead().size());
    done_ = !gap_->goes_on;
    return Failed(std::exchange(gap_, std::nullopt)->reason);
  }

  // Reads to the empty line; what is too much of it is passed over, and header_fault_ says so.
  bool ReadHeader() {
    header_fault_.reset();
    for (bool first = true;; first = false) {
      std::size_t end, wanted = kLookAhead;
      while ((end = window_.ahead().find('\n')) == std::string_view::npos && !window_.at_end() &&
             window_.ahead().size() <= kMaxHeaderBytes) {
        if (!Want(wanted) && window_.ahead().find('\n') == std::string_view::npos) return false;
        wanted = window_.ahead().size() + 1;
      }
      const bool broken_off = end == std::string_view::npos;
      const auto [line, size] = FirstLine(window_.ahead());
      if (!first && (line.empty() || BeginsWarcRecord(line))) {
        if (line.empty()) window_.Pass(size);
        if (!line.empty()) header_fault_ = "has no end before the next record begins";
        return true;
      }
      if (!first && !header_.AddLine(line)) header_fault_ = "is longer than any header";
      window_.Pass(size);
      if (broken_off && window_.at_end()) {
        header_fault_ = "has no end";
        return true;
      }
    }
  }

  // The content is in memory as far as there is any, at most `length` and a little.
  std::optional<Reading> ReadBlock(std::size_t length) {
    const std::uint64_t end = window_.offset() + length;
    if (!Want(length + kLookAhead)) {
      // Whoever wrote a member for this record alone says with it that the record is damaged.
      const bool in_doubt = gap_->begin >= begin_ && gap_->begin < end;
      if (window_.ahead().size() < length || in_doubt) return TakeGap();
    }
    const std::string_view ahead = window_.ahead();
    if (ahead.size() < length) return PassMiscounted(length);
    std::size_t surplus = 0;
    const End found = EndAt(ahead.substr(length), surplus);
    if (found == End::kWrong) return PassMiscounted(length);
    std::optional<Reading> reading = TakeRecord(ahead.substr(0, length + surplus));
    if (reading && surplus > 0)
      reading->notes.push_back(
          Fault("input.warc_length", "Its Content-Length (record at " + AtByte(begin_) + ") is " +
                                         std::to_string(surplus) + " too small."));
    window_.Pass(length + surplus);
    return reading;
  }

  // Whether a block can end before `rest`, or some bytes into it.
  End EndAt(std::string_view rest, std::size_t& surplus) const {
    const auto is_end = [&](std::string_view text) {
      const std::string_view next = WithoutSpace(text);
      return next.empty() || BeginsWarcRecord(next);
    };
    if (is_end(rest) || BeginsSeparator(rest)) return End::kRight;
    for (surplus = 1; surplus <= std::min(kMaxSurplus, rest.size()); ++surplus)
      if (BeginsSeparator(rest.substr(surplus)) && is_end(rest.substr(surplus)))
        return End::kSurplus;
    return End::kWrong;
  }

  // A document, or nothing where the record is none.
  std::optional<Reading> TakeRecord(std::string_view block) {
    if (Count(KindPassedOver(header_, block))) return std::nullopt;
    Reading reading{DocumentAt(path_, ++record_, format_), {}, {}};
    NameWarcRecord(header_, reading);
    ReadWarcRecord(header_, block, options_, reading);
    return reading;
  }

  // Counts a record of that kind; false where there is none.
  bool Count(const std::string& kind) {
    if (kind.empty()) return false;
    ++record_;
    ++passed_over_[passed_over_.size() < kMaxKinds || passed_over_.contains(kind) ? kind : "other"];
    return true;
  }

  // Bytes that are no record, where one should begin.
  std::optional<Reading> PassStray() {
    PassToRecord(UINT64_MAX, false);
    return Failed(Fault("input.warc", "At " + AtByte(begin_) +
                                          " there is no WARC record; read on at " +
                                          AtByte(window_.offset()) + "."));
  }

  // A record of which nobody knows how long it is.
  std::optional<Reading> PassUnmeasured(const std::optional<std::uint64_t>& length) {
    if (Want(1) && window_.ahead().empty()) return Truncated();
    PassToRecord(header_fault_ && length ? *length : UINT64_MAX, header_fault_ && length);
    return FailedRecord(Fault(
        "input.warc_header", "Its WARC header at " + AtByte(begin_) + " " +
                                 header_fault_.value_or("has no Content-Length that can be right") +
                                 "; read on at " + AtByte(window_.offset()) + "."));
  }

  // A block that is not where its length says.
  std::optional<Reading> PassMiscounted(std::uint64_t length) {
    const std::uint64_t end = window_.offset() + length;
    const bool found = PassToRecord(UINT64_MAX, false);
    if (!found && window_.offset() < end) return Truncated();
    return FailedRecord(WrongLength(length));
  }

  // Told of whatever the record was: nobody knows what else is missing.
  Reading Truncated() {
    Reading reading =
        Failed(Fault("input.truncated",
                     "The archive ends in this record, which begins at " + AtByte(begin_) + "."));
    NameWarcRecord(header_, reading);
    return reading;
  }

  Reason WrongLength(std::uint64_t length) const {
    return Fault("input.warc_length", "The Content-Length " + std::to_string(length) +
                                          " of the record at " + AtByte(begin_) +
                                          " leads to no other; read on at " +
                                          AtByte(window_.offset()) + ".");
  }

  // A record larger than any document: passed without being held, so its length is believed unless
  // a whole record header stands in it.
  std::optional<Reading> PassLarge(std::uint64_t length) {
    if (!Want(kMaxHeaderBytes)) return TakeGap();
    const std::string kind = KindPassedOver(header_, window_.ahead());
    const std::uint64_t end = window_.offset() + length;
    const bool inside = PassToRecord(length, true);
    if (gap_ && Count(kind)) return std::nullopt;
    if (gap_) return TakeGap();
    if (window_.offset() < end && !inside) return Truncated();
    if (window_.offset() < end) return FailedRecord(WrongLength(length));
    if (Count(kind)) return std::nullopt;
    return FailedRecord(Fault("input.too_large", "The record at " + AtByte(begin_) +
                                                     " is larger than limits.max_document_bytes."));
  }

  // Passes at most `most` bytes, to where a line begins a record (`strict`: with its header, behind
  // an empty line). True where it stands at one.
  bool PassToRecord(std::uint64_t most, bool strict) {
    std::string before = "\n\n";  // the end of what was passed
    while (most > 0) {
      if (!Want(2 * kScanBytes)) return false;
      const std::string_view ahead = window_.ahead();
      if (ahead.empty()) return false;
      const bool last = window_.at_end() && ahead.size() <= 2 * kScanBytes;
      const std::size_t limit = static_cast<std::size_t>(
          std::min<std::uint64_t>(most, last ? ahead.size() : ahead.size() - kScanBytes));
      for (std::size_t at = 0; (at = ahead.find("WARC/", at)) < limit; ++at) {
        const std::string behind = before + std::string(ahead.substr(at - std::min(at, kLineEnds),
                                                                     std::min(at, kLineEnds)));
        const bool line = behind.ends_with('\n');
        const bool blank = behind.ends_with("\n\n") || behind.ends_with("\n\r\n");
        if (strict ? blank && HasWarcHeader(ahead.substr(at, kScanBytes))
                   : line && BeginsWarcRecord(ahead.substr(at))) {
          window_.Pass(at);
          return true;
        }
      }
      before = ahead.substr(limit - std::min(limit, kLineEnds), std::min(limit, kLineEnds));
      window_.Pass(limit);
      most -= limit;
    }
    return false;
  }

  // A failure, or nothing where the record is known for a kind that is no document anyway.
  std::optional<Reading> FailedRecord(Reason reason) {
    if (IsKnownOther(header_) && Count(KindPassedOver(header_, ""))) return std::nullopt;
    Reading reading = Failed(std::move(reason));
    NameWarcRecord(header_, reading);
    return reading;
  }

  Reading Failed(Reason reason) {
    return {DocumentAt(path_, ++record_, format_), std::move(reason), {}};
  }

  ByteSource& source_;
  std::string path_, format_;
  ReadOptions options_;
  std::size_t max_block_;
  ByteWindow window_;
  HeaderFields header_;
  std::optional<std::string> header_fault_;
  std::optional<Damage> gap_;  // of the source, not yet told of
  PassedOver passed_over_;
  std::uint64_t begin_ = 0;   // offset of the record
  std::uint64_t record_ = 0;  // its number
  bool done_ = false;
};

}  // namespace

std::unique_ptr<DocumentReader> OpenWarc(ByteSource& source, const std::string& path,
                                         const ReadOptions& options) {
  return std::make_unique<WarcReader>(source, path, options, "warc");
}

std::unique_ptr<DocumentReader> OpenWet(ByteSource& source, const std::string& path,
                                        const ReadOptions& options) {
  return std::make_unique<WarcReader>(source, path, options, "wet");
}

}  // namespace newsieve
