#include "cli/failure_log.h"

#include <fmt/format.h>

#include "base/log.h"
#include "cli/terminal.h"

namespace newsieve::cli {
namespace {

constexpr std::uint64_t kMaxFailuresTold = 20;

}  // namespace

void FailureLog::Add(const std::string& id, const Reason& reason) {
  if (++count_ > kMaxFailuresTold) return;
  LogWarn(fmt::format("{}: {} ({})", Harmless(id), Harmless(reason.message), reason.code));
}

void FailureLog::Finish(std::string_view hint) const {
  if (count_ <= kMaxFailuresTold) return;
  LogWarn(fmt::format("and {} more{}", Counted(count_ - kMaxFailuresTold, "failed input"), hint));
}

}  // namespace newsieve::cli
