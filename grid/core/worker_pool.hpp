#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace gigaload::grid {

/// Returns the number of threads that `asked` means: 0 are as many as the machine has.
[[nodiscard]] unsigned threads_of(unsigned asked);
/// Returns the same, but no more than there are pieces of work, and no less than one.
[[nodiscard]] unsigned threads_for(std::size_t pieces, unsigned asked);

/// Keeps threads for loops: `for_each` calls the task once for each index, on all threads, and
/// returns when all are done. Which thread takes which index is open, so a task writes only to what
/// its index owns, and results do not depend on the number of threads.
class WorkerPool {
 public:
  /// Starts threads_of(threads) threads less the calling one, which works too. Where the system
  /// gives fewer, there are fewer.
  explicit WorkerPool(unsigned threads);
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  [[nodiscard]] std::size_t size() const { return threads_.size() + 1; }

  /// Calls task(thread, index), thread in [0, size()). After an exception no further index is
  /// taken, and the exception of the lowest index is thrown on.
  void for_each(std::size_t count, const std::function<void(std::size_t, std::size_t)>& task);

 private:
  void serve(std::size_t thread);
  void work(std::size_t thread);

  std::mutex mutex_;
  std::condition_variable start_, done_;
  const std::function<void(std::size_t, std::size_t)>* task_ = nullptr;
  std::size_t count_ = 0, batch_ = 1, next_ = 0, running_ = 0, failed_index_ = 0, round_ = 0;
  std::exception_ptr failure_;
  bool stop_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace gigaload::grid
