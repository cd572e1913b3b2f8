#include "pipeline/fold.h"

#include <atomic>
#include <new>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "io/format.h"
#include "tests/io/temp_dir.h"

namespace newsieve {
namespace {

Corpus CorpusAt(const std::string& path, int threads = 0) {
  Corpus corpus;
  corpus.inputs = {path};
  corpus.read.max_document_bytes = 16 << 20;
  corpus.threads = threads;
  return corpus;
}

// A file of records that say their numbers.
std::string WriteRecords(const TempDir& dir, int count) {
  std::string lines;
  for (int i = 0; i < count; ++i) lines += "{\"text\":\"" + std::to_string(i) + "\"}\n";
  return dir.Write("in.jsonl", lines);
}

std::string TextOf(const Input& input) { return input.reading.document.bytes; }

// How many documents come together, chunk by chunk.
std::vector<std::size_t> ChunkSizes(const Corpus& corpus) {
  ChunkReader reader(corpus);
  std::vector<std::size_t> sizes;
  for (std::vector<Input> chunk; !(chunk = reader.Next()).empty();) sizes.push_back(chunk.size());
  return sizes;
}

TEST(FoldCorpusTest, FoldsInInputOrderWithAnyNumberOfThreads) {
  const TempDir dir;
  const std::string path = WriteRecords(dir, 3000);  // three chunks
  std::string expected;
  for (int i = 0; i < 3000; ++i) expected += std::to_string(i) + " ";
  for (const int threads : {0, 1, 3, 16}) {
    std::string folded;
    const Status status = FoldCorpus(CorpusAt(path, threads), TextOf,
                                     [&](const std::string& text) { folded += text + " "; });
    ASSERT_TRUE(status.ok()) << status.message();
    EXPECT_EQ(folded, expected) << threads;
  }
}

TEST(FoldCorpusTest, FoldsFailuresInTheirPlace) {
  const TempDir dir;
  dir.Write("in/a.txt", "a");
  dir.Write("in/b.zip", "b");
  dir.Write("in/c.txt", "c");
  std::string folded;
  const Status status = FoldCorpus(
      CorpusAt(dir / "in"),
      [](const Input& input) { return input.reading.failure ? input.reading.failure->code : "ok"; },
      [&](const std::string& code) { folded += code + " "; });
  ASSERT_TRUE(status.ok()) << status.message();
  EXPECT_EQ(folded, "ok input.unsupported_format ok ");
}

// What one of the threads throws ends the whole, and of its chunk nothing is folded.
TEST(FoldCorpusTest, RunsOutOfMemoryInAWorker) {
  const TempDir dir;
  const std::string path = WriteRecords(dir, 2000);
  std::size_t folded = 0;
  const auto work = [](const Input& input) {
    if (TextOf(input) == "1500") throw std::bad_alloc();
    return 0;
  };
  const Status status = FoldCorpus(CorpusAt(path, 4), work, [&](int) { ++folded; });
  EXPECT_EQ(status.code(), StatusCode::kIo);
  EXPECT_EQ(folded, 1024U);
}

TEST(FoldCorpusTest, StopsInMidRun) {
  const TempDir dir;
  Corpus corpus = CorpusAt(WriteRecords(dir, 3000), 2);
  std::atomic<bool> stop = false;
  corpus.stop = &stop;
  std::size_t folded = 0;
  const auto work = [&](const Input& input) {
    if (TextOf(input) == "1100") stop = true;
    return 0;
  };
  const Status status = FoldCorpus(corpus, work, [&](int) { ++folded; });
  EXPECT_EQ(status.code(), StatusCode::kInterrupted);
  EXPECT_EQ(folded, 1024U);  // what is half done is not folded
}

TEST(FoldCorpusTest, RefusesInputsThatCannotBeReadTogether) {
  const auto fold = [](const std::string&) {};
  EXPECT_EQ(FoldCorpus(Corpus(), TextOf, fold).code(), StatusCode::kUsage);
  Corpus corpus;
  corpus.inputs = {"-", "-"};
  EXPECT_EQ(FoldCorpus(corpus, TextOf, fold).code(), StatusCode::kUsage);
}

TEST(ChunkReaderTest, AChunkHas1024Documents) {
  const TempDir dir;
  EXPECT_EQ(ChunkSizes(CorpusAt(WriteRecords(dir, 1024))), (std::vector<std::size_t>{1024}));
  EXPECT_EQ(ChunkSizes(CorpusAt(WriteRecords(dir, 1025))), (std::vector<std::size_t>{1024, 1}));
}

// The document that fills it belongs to it: no more is held than 8 MiB and one document.
TEST(ChunkReaderTest, AChunkEndsWithTheDocumentThatFills8MiB) {
  constexpr std::size_t kMiB = 1024 * 1024;
  const TempDir dir;
  int name = 0;
  for (const std::size_t bytes : {8 * kMiB - 1, kMiB, 8 * kMiB, 4 * kMiB, 4 * kMiB, kMiB})
    dir.Write("in/" + std::to_string(name++) + ".txt", std::string(bytes, 'x'));
  EXPECT_EQ(ChunkSizes(CorpusAt(dir / "in")), (std::vector<std::size_t>{2, 1, 2, 1}));
}

TEST(ChunkReaderTest, WhatARecordSaysBesidesItsTextCounts) {
  const TempDir dir;
  const std::string record =
      "{\"text\":\"x\",\"more\":\"" + std::string(5 * 1024 * 1024, 'y') + "\"}\n";
  const std::string path = dir.Write("in.jsonl", record + record + record);
  EXPECT_EQ(ChunkSizes(CorpusAt(path)), (std::vector<std::size_t>{2, 1}));
}

TEST(ChunkReaderTest, HasNothingOnceToldToStop) {
  const TempDir dir;
  Corpus corpus = CorpusAt(WriteRecords(dir, 10));
  const std::atomic<bool> stop = true;
  corpus.stop = &stop;
  ChunkReader reader(corpus);
  EXPECT_TRUE(reader.Next().empty());
  EXPECT_TRUE(reader.stopped());
}

}  // namespace
}  // namespace newsieve
