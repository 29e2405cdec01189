#include "output/hdf5/chunk_compressor.hpp"

#include <utility>

#include "grid/core/error.hpp"
#include "output/hdf5/deflate.hpp"

namespace gigaload::output {

Bytes shuffle(const Bytes& raw, std::size_t size) {
  if (size == 0 || raw.size() % size != 0) {
    throw InternalError("a chunk that is no whole number of its elements");
  }
  const std::size_t count = raw.size() / size;
  Bytes result(raw.size());
  for (std::size_t byte = 0; byte < size; ++byte) {
    std::byte* to = result.data() + byte * count;
    const std::byte* from = raw.data() + byte;
    for (std::size_t i = 0; i < count; ++i) to[i] = from[i * size];
  }
  return result;
}

ChunkCompressor::ChunkCompressor(std::size_t most_waiting)
    : most_waiting_(most_waiting), thread_([this](const std::stop_token& stop) { work(stop); }) {}

ChunkCompressor::~ChunkCompressor() = default;

std::future<Bytes> ChunkCompressor::submit(Bytes raw, std::size_t size) {
  std::packaged_task<Bytes()> task(
      [raw = std::move(raw), size] { return deflated(shuffle(raw, size), kLevel); });
  auto result = task.get_future();
  {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return waiting_.size() < most_waiting_; });
    waiting_.push_back(std::move(task));
  }
  changed_.notify_all();
  return result;
}

void ChunkCompressor::work(const std::stop_token& stop) {
  for (;;) {
    std::packaged_task<Bytes()> task;
    {
      std::unique_lock lock(mutex_);
      if (!changed_.wait(lock, stop, [this] { return !waiting_.empty(); })) return;
      if (stop.stop_requested()) return;
      task = std::move(waiting_.front());
      waiting_.pop_front();
    }
    changed_.notify_all();
    task();
  }
}

}  // namespace gigaload::output
