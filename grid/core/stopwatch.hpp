#pragma once

#include <chrono>

namespace gigaload::grid {

/// Tells the seconds since it was made, by the machine's clock that never goes back.
class Stopwatch {
 public:
  [[nodiscard]] double seconds() const {
    return std::chrono::duration<double>(Clock::now() - start_).count();
  }

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point start_ = Clock::now();
};

}  // namespace gigaload::grid
