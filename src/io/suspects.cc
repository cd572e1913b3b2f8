#include "io/suspects.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/hash.h"
#include "io/uninterrupted.h"

namespace newsieve {
namespace {

// More than any run has workers and suspects.
constexpr std::size_t kMostBytes = 1 << 20;

// As much of the file as can be read; what cannot be read accuses nobody.
std::string Contents(int file) {
  std::string bytes(kMostBytes, '\0');
  std::size_t size = 0;
  while (size < bytes.size()) {
    const auto got = Uninterrupted([&] {
      return pread(file, bytes.data() + size, bytes.size() - size, static_cast<off_t>(size));
    });
    if (got <= 0) break;
    size += static_cast<std::size_t>(got);
  }
  bytes.resize(size);
  return bytes;
}

}  // namespace

Result<std::unique_ptr<Suspects>> Suspects::Open(const std::string& path, bool forget) {
  FileDescriptor file(Uninterrupted(
      [&] { return open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666); }));
  if (!file.ok()) return WriteFailure(path, errno);
  std::unique_ptr<Suspects> opened(new Suspects(std::move(file)));
  if (!forget) opened->Recall(Contents(opened->file_.get()));
  if (Uninterrupted([&] { return ftruncate(opened->file_.get(), 0); }) != 0)
    return WriteFailure(path, errno);
  for (auto& [key, suspect] : opened->known_) {
    suspect.place = opened->places_++;
    if (!opened->Write(suspect.place, {key, suspect.deaths, 0})) return WriteFailure(path, errno);
  }
  opened->any_ = !opened->known_.empty();
  return opened;
}

// A suspect has a place of its own, and another one while it is on trial.
void Suspects::Recall(std::string_view bytes) {
  bool died = false;  // while something was judged
  for (Record record; bytes.size() >= sizeof record; bytes.remove_prefix(sizeof record)) {
    std::memcpy(&record, bytes.data(), sizeof record);
    if (record.key == 0 || record.check != CheckOf(record)) continue;
    const bool at_work = record.at_work != 0;
    died |= at_work;
    Suspect& suspect = known_[record.key];
    const int deaths = record.deaths + (at_work ? 1 : 0);
    suspect.deaths = static_cast<std::uint16_t>(std::max<int>(suspect.deaths, deaths));
    suspect.was_at_work |= at_work;
  }
  for (auto& [key, suspect] : known_)
    if (died && !suspect.was_at_work && suspect.deaths < kDeaths) suspect.deaths = 0;
}

std::uint64_t Suspects::KeyOf(std::string_view id, std::string_view bytes) {
  return std::max<std::uint64_t>(Hash64(bytes, Hash64(id)), 1);
}

std::uint32_t Suspects::CheckOf(const Record& record) {
  std::string bytes(sizeof record.key + 2 * sizeof record.deaths, '\0');
  std::memcpy(bytes.data(), &record, bytes.size());
  return static_cast<std::uint32_t>(Hash64(bytes));
}

// Where it is not written, the run goes on; only a death would go unnoticed.
bool Suspects::Write(std::size_t place, Record record) const {
  record.check = CheckOf(record);
  const auto* const bytes = reinterpret_cast<const char*>(&record);
  for (std::size_t done = 0; done < sizeof record;) {
    const auto offset = static_cast<off_t>(place * sizeof record + done);
    const auto wrote = Uninterrupted(
        [&] { return pwrite(file_.get(), bytes + done, sizeof record - done, offset); });
    if (wrote <= 0) return false;
    done += static_cast<std::size_t>(wrote);
  }
  return true;
}

std::size_t Suspects::Begin(const Record& record) {
  std::size_t place;
  {
    const std::lock_guard lock(mutex_);
    free_.reserve(places_ + 1);  // End must not fail
    if (free_.empty()) free_.push_back(places_++);
    place = free_.back();
    free_.pop_back();
  }
  Write(place, record);
  return place;
}

void Suspects::End(std::size_t place, std::uint64_t key) {
  Write(place, {});
  const std::lock_guard lock(mutex_);
  free_.push_back(place);
  const auto acquitted = known_.find(key);
  if (acquitted == known_.end()) return;
  Write(acquitted->second.place, {});
  free_.push_back(acquitted->second.place);
  known_.erase(acquitted);
}

Suspects::Trial::Trial(Suspects* suspects, std::uint64_t key) : suspects_(suspects), key_(key) {
  if (suspects == nullptr) return;
  std::uint16_t deaths = 0;
  bool suspected = false;
  if (suspects->any_) {
    const std::lock_guard lock(suspects->mutex_);
    const auto known = suspects->known_.find(key);
    suspected = known != suspects->known_.end();
    if (suspected) deaths = known->second.deaths;
  }
  guilty_ = deaths >= kDeaths;
  if (guilty_) return;
  if (suspected)
    alone_ = std::unique_lock(suspects->court_);
  else if (suspects->any_)
    beside_ = std::shared_lock(suspects->court_);
  place_ = suspects->Begin({key, deaths, 1});
}

Suspects::Trial::~Trial() {
  if (suspects_ != nullptr && !guilty_) suspects_->End(place_, key_);
}

}  // namespace newsieve
