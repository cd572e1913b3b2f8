#include "pipeline/sink.h"

#include <utility>

#include "io/output.h"
#include "io/tree_output.h"

namespace newsieve {
namespace {

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

  Status Write(Batch& batch) override {
    for (const Batch::File& file : batch.files) {
      std::string text = std::exchange(begun_, true) ? "\n" : "";
      text += file.text;
      if (!text.ends_with('\n')) text += '\n';
      if (Status status = output_->Write(text); !status.ok()) return status;
    }
    return {};
  }
  Status Flush() override { return output_->Flush(); }
  Status Commit() override { return output_->Commit(); }

 private:
  std::unique_ptr<Output> output_;
  bool begun_ = false;
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
