#include "pipeline/input_stream.h"

#include <algorithm>
#include <utility>

#include "io/open_input.h"
#include "io/site.h"

namespace newsieve {

Status CheckInputs(const std::vector<std::string>& inputs, const std::string& output) {
  if (inputs.empty())
    return {StatusCode::kUsage, "there is nothing to read: name a file or a folder"};
  if (std::count(inputs.begin(), inputs.end(), "-") > 1)
    return {StatusCode::kUsage, "standard input (-) can be read only once"};
  return CheckOutputApart(inputs, output);
}

InputStream::InputStream(InputOptions options)
    : options_(std::move(options)), walker_(options_.inputs, options_.own_outputs) {}

std::optional<Input> InputStream::Next() {
  while (!ended_) {
    std::optional<Input> found;
    if (reader_ == nullptr) {
      found = OpenNext();
    } else if (std::optional<Reading> reading = reader_->Next()) {
      found = Input{*std::move(reading), file_.relative};
      AddNotes(found->reading);
      NameSite(found->reading.document.source);
    } else {
      CloseFile();
    }
    if (options_.stop && options_.stop()) break;
    if (found) return found;
  }
  return std::nullopt;
}

// Opens the next file for reading; a failure where it cannot be read.
std::optional<Input> InputStream::OpenNext() {
  live_ = false;
  std::optional<WalkedFile> file = walker_.Next();
  ended_ = !file.has_value();
  if (ended_) return std::nullopt;
  file_ = *std::move(file);
  if (file_.failure) return Failed(*file_.failure);
  live_ = file_.path == "-";
  OpenedInput opened = OpenInput(file_.path, options_.forced_format, options_.stop);
  if (opened.failure) return Failed(*opened.failure);
  source_ = std::move(opened.source);
  notes_ = std::move(opened.notes);
  reader_ = opened.format->open(*source_, file_.path, options_.read);
  return std::nullopt;
}

// What is to be told of the file stands in the record of its first document; what is known only at
// its end, in that of a document that is the whole file.
void InputStream::AddNotes(Reading& reading) {
  const auto add = [&](std::vector<Reason> notes) {
    for (Reason& note : notes) reading.notes.push_back(std::move(note));
  };
  add(std::exchange(notes_, {}));
  if (reading.document.source.record == 0) add(source_->TakeNotes());
}

void InputStream::CloseFile() {
  for (const auto& [kind, count] : reader_->passed_over()) passed_over_[kind] += count;
  for (const Reason& note : source_->TakeNotes()) ++passed_over_[note.code];
  reader_.reset();
  source_.reset();
}

PassedOver InputStream::passed_over() const {
  PassedOver all = passed_over_;
  if (reader_ != nullptr)
    for (const auto& [kind, count] : reader_->passed_over()) all[kind] += count;
  return all;
}

// Sites of folders are named from the input on, so that one learned there is found again by
// whatever path.
void InputStream::NameSite(Source& source) const {
  source.site = SiteOfUrl(source.url);
  if (source.site.empty()) source.site = SiteOfFile(file_.relative, file_.path, source.record > 0);
}

Input InputStream::Failed(Reason reason) const {
  return {Reading{DocumentAt(file_.path, 0, ""), std::move(reason), {}}, file_.relative};
}

}  // namespace newsieve
