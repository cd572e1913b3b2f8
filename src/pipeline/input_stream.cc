#include "pipeline/input_stream.h"

#include <algorithm>
#include <utility>

#include "base/hash.h"
#include "io/escape.h"
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
    std::optional<Input> found = reader_ == nullptr ? OpenNext() : NextOfFile();
    if (options_.stop && options_.stop()) break;
    if (found) return found;
  }
  return std::nullopt;
}

// The next document of the file under way; nothing at its end, where it is closed.
std::optional<Input> InputStream::NextOfFile() {
  std::optional<Reading> reading = reader_->Next();
  if (!reading) {
    CloseFile();
    return std::nullopt;
  }
  Input found{*std::move(reading), file_.relative};
  AddNotes(found.reading);
  NameSite(found.reading.document.source);
  Count(found.reading);
  return found;
}

// Opens the next file for reading; a failure where it cannot be read.
std::optional<Input> InputStream::OpenNext() {
  live_ = false;
  std::optional<WalkedFile> file = walker_.Next();
  ended_ = !file.has_value();
  return ended_ ? std::nullopt : Open(*std::move(file));
}

std::optional<Input> InputStream::Open(WalkedFile file) {
  file_ = std::move(file);
  current_ = {};
  current_.path = EscapedPath(file_.path);
  if (file_.failure) return Failed(*file_.failure);
  live_ = file_.path == "-";
  OpenedInput opened = OpenInput(file_.path, options_.forced_format, options_.stop);
  current_.facts = opened.failure ? FactsOf(file_.path) : opened.facts;
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
  current_.passed_over = reader_->passed_over();
  for (const Reason& note : source_->TakeNotes()) ++current_.passed_over[note.code];
  bytes_closed_ += source_->taken();
  reader_.reset();
  source_.reset();
  Finish();
}

// The document or failure is the next one of its file.
void InputStream::Count(const Reading& reading) {
  const Document& document = reading.document;
  const auto add = [&](std::string_view part) { position_.hash = Hash64(part, position_.hash); };
  add(document.id);
  add(document.bytes);
  add(document.input_json);
  if (reading.failure) add(reading.failure->code);
  ++position_.documents;
}

void InputStream::Finish() {
  current_.documents = position_.documents;
  current_.hash = position_.hash;
  for (const auto& [kind, count] : current_.passed_over) passed_over_[kind] += count;
  finished_.push_back(std::move(current_));
  position_ = {position_.files + 1, 0, 0};
}

std::vector<InputFile> InputStream::TakeFinished() { return std::exchange(finished_, {}); }

std::uint64_t InputStream::bytes_read() const {
  return bytes_closed_ + (source_ == nullptr ? 0 : source_->taken());
}

bool InputStream::PassFile(const InputFile& earlier) {
  const std::optional<WalkedFile> file = walker_.Next();
  if (!file || EscapedPath(file->path) != earlier.path) return false;
  if (file->path == "-") return PassStream(*file, earlier);
  const std::optional<FileFacts> facts = file->failure ? std::nullopt : FactsOf(file->path);
  if (facts != earlier.facts) return false;
  if (file->failure && file->failure->code != earlier.failure) return false;
  if (facts) bytes_closed_ += facts->bytes;
  for (const auto& [kind, count] : earlier.passed_over) passed_over_[kind] += count;
  ++position_.files;
  return true;
}

// Standard input is known again by what it holds alone.
bool InputStream::PassStream(const WalkedFile& file, const InputFile& earlier) {
  Open(file);
  while (reader_ != nullptr && !(options_.stop && options_.stop())) NextOfFile();
  const std::vector<InputFile> passed = TakeFinished();
  return passed.size() == 1 && passed[0].documents == earlier.documents &&
         passed[0].hash == earlier.hash;
}

bool InputStream::PassDocuments(const StreamPosition& to) {
  while (position_.files == to.files && position_.documents < to.documents && Next()) {
  }
  return position_ == to;
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

// There is nothing of the file to be read.
Input InputStream::Failed(Reason reason) {
  current_.failure = reason.code;
  if (current_.facts) bytes_closed_ += current_.facts->bytes;
  Input failed{Reading{DocumentAt(file_.path, 0, ""), std::move(reason), {}}, file_.relative};
  Count(failed.reading);
  Finish();
  return failed;
}

}  // namespace newsieve
