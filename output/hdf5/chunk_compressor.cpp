#include "output/hdf5/chunk_compressor.hpp"

#include <libdeflate.h>

#include <memory>
#include <new>
#include <utility>

#include "grid/core/error.hpp"

namespace gigaload::output {

namespace {

Bytes deflate(const Bytes& data) {
  const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
      libdeflate_alloc_compressor(ChunkCompressor::kLevel), libdeflate_free_compressor);
  if (!compressor) throw std::bad_alloc();
  Bytes packed(libdeflate_zlib_compress_bound(compressor.get(), data.size()));
  const std::size_t size = libdeflate_zlib_compress(compressor.get(), data.data(), data.size(),
                                                    packed.data(), packed.size());
  if (size == 0) throw InternalError("libdeflate: a chunk is larger than its own bound");
  packed.resize(size);
  packed.shrink_to_fit();
  return packed;
}

}  // namespace

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
      [raw = std::move(raw), size] { return deflate(shuffle(raw, size)); });
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
