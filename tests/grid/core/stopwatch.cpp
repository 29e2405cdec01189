#include "grid/core/stopwatch.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <thread>

namespace {

using gigaload::grid::Stopwatch;

TEST_CASE("a stopwatch tells seconds, and never fewer than before") {
  const Stopwatch since;
  std::this_thread::sleep_for(std::chrono::milliseconds(2));
  const double first = since.seconds();
  CHECK(first >= 0.002);
  CHECK(since.seconds() >= first);
}

}  // namespace
