#include "pipeline/sink.h"

#include <utility>

#include "io/output.h"
#include "io/tree_output.h"

namespace newsieve {
namespace {

// The cleaned texts of a batch, an empty line before each but the first of all.
std::string TextsOf(const Batch& batch, bool& begun) {
  std::string texts;
  for (const Batch::File& file : batch.files) {
    if (std::exchange(begun, true)) texts += '\n';
    texts += file.text;
    if (!texts.ends_with('\n')) texts += '\n';
  }
  return texts;
}

class RecordSink : public Sink {
 public:
  explicit RecordSink(std::unique_ptr<Output> output) : output_(std::move(output)) {}
  Status Write(Batch& batch) override { return output_->Write(batch.records); }
  Status Flush() override { return output_->Flush(); }
  Status Commit() override { return output_->Commit(); }

 private:
  std::unique_ptr<Output> output_;
};

// Cleaned texts, as they are or as Markdown, one empty line between two.
class TextSink : public Sink {
 public:
  explicit TextSink(std::unique_ptr<Output> output) : output_(std::move(output)) {}

  Status Write(Batch& batch) override { return output_->Write(TextsOf(batch, begun_)); }
  Status Flush() override { return output_->Flush(); }
  Status Commit() override { return output_->Commit(); }

 private:
  std::unique_ptr<Output> output_;
  bool begun_ = false;
};

class PartSink : public Sink {
 public:
  PartSink(const RunOptions& options, PartFolder& folder)
      : folder_(folder),
        part_bytes_(options.part_bytes),
        has_records_(options.output_format == OutputFormat::kJsonl),
        begun_(!folder.sealed().empty() || folder.open().extent.bytes > 0) {}

  Status Write(Batch& batch) override {
    Status status = has_records_ ? folder_.Write(batch.records, batch.record_count)
                                 : folder_.Write(TextsOf(batch, begun_), batch.files.size());
    if (status.ok() && folder_.open().extent.bytes >= part_bytes_) status = folder_.Seal();
    return status;
  }
  Status Flush() override { return {}; }  // nobody reads it yet
  Status Commit() override { return folder_.Seal(); }

 private:
  PartFolder& folder_;
  const std::uint64_t part_bytes_;
  const bool has_records_;
  bool begun_;
};

class TreeSink : public Sink {
 public:
  explicit TreeSink(std::unique_ptr<TreeOutput> output) : output_(std::move(output)) {}

  Status Write(Batch& batch) override {
    for (const Batch::File& file : batch.files) {
      if (Status status = output_->WriteFile(file.name, file.text); !status.ok()) return status;
    }
    return output_->WriteRecords(batch.records);
  }
  Status Flush() override { return {}; }  // nobody reads it yet
  Status Commit() override { return output_->Commit(); }

 private:
  std::unique_ptr<TreeOutput> output_;
};

Result<std::unique_ptr<Sink>> OpenTreeSink(const RunOptions& options) {
  if (options.output.empty())
    return Status(StatusCode::kUsage, "a tree needs a folder to be written to: -o DIR");
  Result<std::unique_ptr<TreeOutput>> tree = TreeOutput::Open(options.output);
  if (!tree.ok()) return tree.status();
  return std::unique_ptr<Sink>(std::make_unique<TreeSink>(std::move(tree).value()));
}

}  // namespace

std::unique_ptr<Sink> OpenPartSink(const RunOptions& options, PartFolder& folder) {
  return std::make_unique<PartSink>(options, folder);
}

Result<std::unique_ptr<Sink>> OpenSink(const RunOptions& options) {
  if (options.output_format == OutputFormat::kTree) return OpenTreeSink(options);
  std::unique_ptr<Output> output;
  if (options.output.empty()) {
    output = OpenStandardOutput();
  } else {
    Result<std::unique_ptr<Output>> file = OpenOutputFile(options.output);
    if (!file.ok()) return file.status();
    output = std::move(file).value();
  }
  if (options.output_format == OutputFormat::kText ||
      options.output_format == OutputFormat::kMarkdown)
    return std::unique_ptr<Sink>(std::make_unique<TextSink>(std::move(output)));
  return std::unique_ptr<Sink>(std::make_unique<RecordSink>(std::move(output)));
}

}  // namespace newsieve
