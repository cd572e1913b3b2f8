// What a first program against an installed newsieve looks like: it cleans a text and says what
// went.
#include <cstdio>
#include <string>

#include <newsieve/filter.h>

int main() {
  const newsieve::Result<newsieve::Filter> filter = newsieve::Filter::Create({});
  if (!filter.ok()) {
    std::puts(filter.status().message().c_str());
    return 1;
  }
  newsieve::Document document;
  document.id = "1";
  document.bytes =
      "The ferry sank in shallow water on Monday and nobody was hurt, the police said.\nLeave a "
      "Reply\n";
  const newsieve::Report report = filter->Evaluate(document);
  for (const newsieve::Edit& edit : report.edits)
    std::printf("%s took: %s", edit.rule.c_str(), edit.removed.c_str());
  return report.edits.size() == 1 &&
                 newsieve::RebuildInput(report.text, report.edits) == document.bytes
             ? 0
             : 1;
}
