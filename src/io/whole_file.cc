// Text and HTML: the whole source is one document, its bytes as they are.
#include <algorithm>
#include <utility>

#include "io/format.h"

namespace newsieve {
namespace {

constexpr std::size_t kFirstBlockBytes = 16 * 1024;

class WholeFileReader : public DocumentReader {
 public:
  WholeFileReader(ByteSource& source, const std::string& path, const ReadOptions& options,
                  std::string_view format, ContentType content)
      : source_(source), options_(options), reading_{DocumentAt(path, 0, format), {}, {}} {
    reading_.document.content = content;
  }

  std::optional<Reading> Next() override {
    if (done_) return std::nullopt;
    done_ = true;
    reading_.document.encoding = options_.encoding;
    if (Status status = ReadAll(reading_.document.bytes); !status.ok()) {
      Fail(source_.DamageOf(status).reason);
    } else if (reading_.document.bytes.size() > options_.max_document_bytes) {
      Fail({"input.too_large", "The document is larger than limits.max_document_bytes.",
            std::nullopt, static_cast<double>(options_.max_document_bytes)});
    }
    return std::move(reading_);
  }

 private:
  // Reads to the end, or to one byte over the limit. Grows with what is there, not with what a file
  // says it holds.
  Status ReadAll(std::string& bytes) {
    std::size_t size = 0;
    while (size <= options_.max_document_bytes) {
      if (size == bytes.size()) bytes.resize(std::max(kFirstBlockBytes, size * 2));
      const std::size_t room =
          std::min(bytes.size() - size, options_.max_document_bytes - size + 1);
      const Result<std::size_t> got = source_.Read(bytes.data() + size, room);
      if (!got.ok()) return got.status();
      if (*got == 0) break;
      size += *got;
    }
    bytes.resize(size);
    return {};
  }

  void Fail(Reason reason) {
    reading_.failure = std::move(reason);
    reading_.document.bytes = {};
  }

  ByteSource& source_;
  ReadOptions options_;
  Reading reading_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<DocumentReader> OpenText(ByteSource& source, const std::string& path,
                                         const ReadOptions& options) {
  return std::make_unique<WholeFileReader>(source, path, options, "text", ContentType::kText);
}

std::unique_ptr<DocumentReader> OpenHtml(ByteSource& source, const std::string& path,
                                         const ReadOptions& options) {
  return std::make_unique<WholeFileReader>(source, path, options, "html", ContentType::kHtml);
}

}  // namespace newsieve
