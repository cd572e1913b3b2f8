#include "pipeline/batch_queue.h"

#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace newsieve {
namespace {

using namespace std::chrono_literals;

std::unique_ptr<Batch> BatchOf(std::size_t bytes, std::string name = "") {
  auto batch = std::make_unique<Batch>();
  batch->bytes = bytes;
  batch->records = std::move(name);
  return batch;
}

TEST(BatchQueueTest, KeepsTheOrderWhoeverIsDoneFirst) {
  BatchQueue queue(10, 100);
  for (const char* name : {"a", "b", "c"}) EXPECT_TRUE(queue.Push(BatchOf(1, name)));
  queue.Close();
  std::vector<Batch*> taken;
  while (Batch* batch = queue.Take()) taken.push_back(batch);
  ASSERT_EQ(taken.size(), 3u);
  queue.Done(taken[2]);
  queue.Done(taken[1]);
  std::unique_ptr<Batch> popped;
  EXPECT_EQ(queue.Pop(1ms, popped), BatchQueue::Popped::kNothingYet);
  queue.Done(taken[0]);
  std::string order;
  while (queue.Pop(1ms, popped) == BatchQueue::Popped::kBatch) order += popped->records;
  EXPECT_EQ(order, "abc");
}

TEST(BatchQueueTest, BoundsWhatIsInFlight) {
  BatchQueue queue(10, 100);
  EXPECT_TRUE(queue.Push(BatchOf(1000)));  // over the bound, but alone
  bool pushed = false;
  std::thread reader([&] { pushed = queue.Push(BatchOf(1)); });
  Batch* batch = queue.Take();
  std::this_thread::sleep_for(20ms);
  EXPECT_FALSE(pushed);
  queue.Done(batch);
  std::unique_ptr<Batch> popped;
  EXPECT_EQ(queue.Pop(1s, popped), BatchQueue::Popped::kBatch);
  reader.join();
  EXPECT_TRUE(pushed);
}

TEST(BatchQueueTest, CancelDropsOnlyWhatWasNotBegun) {
  BatchQueue queue(10, 100);
  EXPECT_TRUE(queue.Push(BatchOf(1, "begun")));
  EXPECT_TRUE(queue.Push(BatchOf(1, "waiting")));
  Batch* begun = queue.Take();
  queue.Cancel();
  EXPECT_FALSE(queue.Push(BatchOf(1)));
  EXPECT_EQ(queue.Take(), nullptr);
  queue.Done(begun);
  std::unique_ptr<Batch> popped;
  EXPECT_EQ(queue.Pop(1ms, popped), BatchQueue::Popped::kBatch);
  EXPECT_EQ(popped->records, "begun");
  EXPECT_EQ(queue.Pop(1ms, popped), BatchQueue::Popped::kEnd);
}

TEST(BatchQueueTest, AbortEndsItWithBatchesBegun) {
  BatchQueue queue(10, 100);
  EXPECT_TRUE(queue.Push(BatchOf(1)));
  EXPECT_NE(queue.Take(), nullptr);
  queue.Abort();
  std::unique_ptr<Batch> popped;
  EXPECT_EQ(queue.Pop(1s, popped), BatchQueue::Popped::kEnd);
}

}  // namespace
}  // namespace newsieve
