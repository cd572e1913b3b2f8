// Suspects: the documents that a run was at whenever it died. One that a run dies of would stop
// each run that goes on with it too, so it is tried alone, and not at all after the fourth death
// on end.
//
// A run dies of faults of newsieve or a library, of the kernel where memory is short, of somebody
// who has waited too long. All documents that were being judged at that moment are suspects; those
// that come through alone are none any more, and those that another run died without begin anew.
// So that a machine which goes away now and then convicts nobody, it takes four.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

#include "io/output.h"
#include "newsieve/status.h"

namespace newsieve {

// Thread-safe.
class Suspects {
 public:
  static constexpr std::uint16_t kDeaths = 4;

  // Reads what earlier runs left in the file at `path`, unless they are to be forgotten, and notes
  // down there. The file need not outlive a loss of power, which is nobody's fault. kIo where it
  // cannot be written.
  static Result<std::unique_ptr<Suspects>> Open(const std::string& path, bool forget);

  std::size_t size() const { return known_.size(); }

  // The document of that content, of that id.
  static std::uint64_t KeyOf(std::string_view id, std::string_view bytes);

  // One document on trial, for as long as it lives. Where there are suspects, each is tried while
  // nothing else is: a trial may have to wait for others.
  class Trial {
   public:
    // `suspects` may be nullptr: then nothing is noted, and nobody is guilty.
    Trial(Suspects* suspects, std::uint64_t key);
    ~Trial();
    Trial(const Trial&) = delete;
    Trial& operator=(const Trial&) = delete;

    // The document is not to be judged.
    bool guilty() const { return guilty_; }

   private:
    Suspects* suspects_;
    std::uint64_t key_;
    std::size_t place_ = 0;
    bool guilty_ = false;
    std::shared_lock<std::shared_mutex> beside_;
    std::unique_lock<std::shared_mutex> alone_;
  };

 private:
  // As in the file, one after the other; a key of 0 is an empty place.
  struct Record {
    std::uint64_t key = 0;
    std::uint16_t deaths = 0, at_work = 0;
    std::uint32_t check = 0;  // what is damaged accuses nobody
  };
  struct Suspect {
    std::uint16_t deaths = 0;
    bool was_at_work = false;
    std::size_t place = 0;
  };

  explicit Suspects(FileDescriptor file) : file_(std::move(file)) {}

  void Recall(std::string_view bytes);
  std::size_t Begin(const Record& record);
  void End(std::size_t place, std::uint64_t key);
  bool Write(std::size_t place, Record record) const;
  static std::uint32_t CheckOf(const Record& record);

  FileDescriptor file_;
  std::shared_mutex court_;
  std::mutex mutex_;  // of what stands below
  std::map<std::uint64_t, Suspect> known_;
  std::vector<std::size_t> free_;  // places
  std::size_t places_ = 0;
  bool any_ = false;  // when the run began
};

}  // namespace newsieve
