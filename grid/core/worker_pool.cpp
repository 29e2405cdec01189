#include "grid/core/worker_pool.hpp"

#include <algorithm>
#include <system_error>

namespace gigaload::grid {

namespace {

/// As many indices are taken at once: hours are short, but no thread is to go without.
std::size_t batch_of(std::size_t count, std::size_t threads) {
  constexpr std::size_t kMost = 4, kBatchesOfThread = 8;
  return std::clamp<std::size_t>(count / (threads * kBatchesOfThread), 1, kMost);
}

}  // namespace

unsigned threads_of(unsigned asked) {
  return asked != 0 ? asked : std::max(1U, std::thread::hardware_concurrency());
}

unsigned threads_for(std::size_t pieces, unsigned asked) {
  return static_cast<unsigned>(std::clamp<std::size_t>(pieces, 1, threads_of(asked)));
}

WorkerPool::WorkerPool(unsigned threads) {
  try {
    for (unsigned t = 1; t < threads_of(threads); ++t) {
      threads_.emplace_back([this, t] { serve(t); });
    }
  } catch (const std::system_error&) {
    // the machine gives no more threads: go on with those that there are
  }
}

void WorkerPool::serve(std::size_t thread) {
  std::size_t seen = 0;
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      start_.wait(lock, [&] { return stop_ || round_ != seen; });
      if (stop_) return;
      seen = round_;
    }
    work(thread);
    const std::lock_guard lock(mutex_);
    if (--running_ == 0) done_.notify_one();
  }
}

WorkerPool::~WorkerPool() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  start_.notify_all();
  for (auto& thread : threads_) thread.join();
}

void WorkerPool::work(std::size_t thread) {
  for (;;) {
    std::size_t begin = 0, end = 0;
    {
      const std::lock_guard lock(mutex_);
      begin = next_;
      end = std::min(count_, begin + batch_);
      next_ = end;
    }
    if (begin == end) return;
    for (std::size_t i = begin; i < end; ++i) {
      try {
        (*task_)(thread, i);
      } catch (...) {
        const std::lock_guard lock(mutex_);
        if (!failure_ || i < failed_index_) {
          failure_ = std::current_exception();
          failed_index_ = i;
        }
        next_ = count_;
        break;
      }
    }
  }
}

void WorkerPool::for_each(std::size_t count,
                          const std::function<void(std::size_t, std::size_t)>& task) {
  {
    const std::lock_guard lock(mutex_);
    task_ = &task;
    count_ = count;
    next_ = 0;
    batch_ = batch_of(count, size());
    running_ = threads_.size();
    failure_ = nullptr;
    ++round_;
  }
  start_.notify_all();
  work(0);
  std::unique_lock lock(mutex_);
  done_.wait(lock, [&] { return running_ == 0; });
  if (failure_) std::rethrow_exception(failure_);
}

}  // namespace gigaload::grid
