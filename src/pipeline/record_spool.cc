#include "pipeline/record_spool.h"

#include <utility>

namespace newsieve {

struct RecordSpool::Frame {
  RecordSeams seams;
  std::uint64_t record, name, text;  // bytes
  Decision decision;
  bool has_file;
};

Status RecordSpool::Append(const SpooledRecord& spooled) {
  const Frame frame{
      spooled.seams,    spooled.record.size(), spooled.file_name.size(), spooled.file_text.size(),
      spooled.decision, spooled.has_file};
  ++size_;
  for (const std::string_view part :
       {std::string_view(reinterpret_cast<const char*>(&frame), sizeof(frame)),
        std::string_view(spooled.record), std::string_view(spooled.file_name),
        std::string_view(spooled.file_text)}) {
    const Result<std::uint64_t> place = scratch_->Append(part);
    if (!place.ok()) return place.status();
  }
  return {};
}

Status RecordSpool::Next(SpooledRecord& out) {
  Frame frame;
  const auto read = [&](char* to, std::uint64_t size) {
    Status status = scratch_->Read(next_, size, to);
    next_ += size;
    return status;
  };
  if (Status status = read(reinterpret_cast<char*>(&frame), sizeof(frame)); !status.ok())
    return status;
  out.seams = frame.seams;
  out.decision = frame.decision;
  out.has_file = frame.has_file;
  for (const auto& [part, size] :
       {std::pair(&out.record, frame.record), std::pair(&out.file_name, frame.name),
        std::pair(&out.file_text, frame.text)}) {
    part->resize(size);
    if (Status status = read(part->data(), size); !status.ok()) return status;
  }
  return {};
}

}  // namespace newsieve
