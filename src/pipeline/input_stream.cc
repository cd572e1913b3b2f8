#include "pipeline/input_stream.h"

#include <algorithm>
#include <utility>

#include "io/site.h"
#include "io/sniff.h"

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
      NameSite(found->reading.document.source);
    } else {
      reader_.reset();
      source_.reset();
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
  if (auto unsupported = UnsupportedByName(file_.path, options_.forced_format))
    return Failed(*unsupported);
  live_ = file_.path == "-";
  OpenedSource opened;
  if (live_) {
    opened.source = OpenStandardInput(options_.stop);
  } else {
    opened = OpenFile(file_.path);
  }
  if (opened.failure) return Failed(*opened.failure);
  const Result<std::string_view> head = opened.source->Peek();
  if (!head.ok()) return Failed(UnreadableReason(head.status().message()));
  const ChosenFormat chosen = ChooseFormat(file_.path, *head, options_.forced_format);
  if (chosen.failure) return Failed(*chosen.failure);
  source_ = std::move(opened.source);
  reader_ = chosen.format->open(*source_, file_.path, options_.read);
  return std::nullopt;
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
