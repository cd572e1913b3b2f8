#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/terminal.h"
#include "newsieve/filter.h"

namespace newsieve::cli {

int PrintIntroduction() {
  Print(
      "newsieve cleans scraped news text: it takes out buttons, prompts and other furniture of "
      "pages, measures\n"
      "what is left, and says for every change and every decision why.\n"
      "\n"
      "Try it:\n"
      "  printf 'Council votes on tram line\\nShare on Facebook\\n' | newsieve explain -\n"
      "\n"
      "Then: newsieve clean --help, newsieve --help\n");
  return kExitDone;
}

int PrintVersion() {
  const Result<Filter> filter = Filter::Create({});
  if (!filter.ok()) return Fail(filter.status());
  const Versions& versions = filter.value().versions();
  Print(fmt::format("newsieve {}\nrules {}\nmodels {}\n", versions.newsieve, versions.rules,
                    versions.models.empty() ? "none" : versions.models));
  return kExitDone;
}

}  // namespace newsieve::cli
