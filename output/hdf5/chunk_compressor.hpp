#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

namespace gigaload::output {

using Bytes = std::vector<std::byte>;

/// Returns the bytes of numbers of `size` bytes, all first bytes before all second ones: what
/// HDF5's shuffle filter does. Throws InternalError when `raw` is no whole number of them.
[[nodiscard]] Bytes shuffle(const Bytes& raw, std::size_t size);

/// Makes chunks as HDF5's shuffle and deflate filters would leave them, made by libdeflate on a
/// thread of its own. No HDF5 here: whoever asked writes the result with H5Dwrite_chunk.
class ChunkCompressor {
 public:
  static constexpr int kLevel = 1;  // higher ones cost much for nothing

  /// Lets at most `most_waiting` chunks wait for the thread.
  explicit ChunkCompressor(std::size_t most_waiting);
  /// Abandons what still waits.
  ~ChunkCompressor();
  ChunkCompressor(const ChunkCompressor&) = delete;
  ChunkCompressor& operator=(const ChunkCompressor&) = delete;

  /// Takes one chunk of numbers of `size` bytes; waits while the queue is full. Chunks are done in
  /// the order given. What went wrong with a chunk is thrown by its future's get().
  [[nodiscard]] std::future<Bytes> submit(Bytes raw, std::size_t size);

 private:
  void work(const std::stop_token& stop);

  std::size_t most_waiting_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<std::packaged_task<Bytes()>> waiting_;
  std::jthread thread_;  // last: it uses all of the above
};

}  // namespace gigaload::output
