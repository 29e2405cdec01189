#include "grid/core/worker_pool.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using gigaload::grid::threads_of;
using gigaload::grid::WorkerPool;

TEST_CASE("every index is worked on once, round after round") {
  for (const unsigned threads : {1U, 2U, 7U}) {
    WorkerPool pool(threads);
    REQUIRE(pool.size() == threads);
    for (int round = 0; round < 200; ++round) {
      std::vector<std::atomic<int>> hits(37);
      pool.for_each(hits.size(), [&](std::size_t thread, std::size_t i) {
        REQUIRE(thread < threads);
        ++hits[i];
      });
      for (const auto& hit : hits) REQUIRE(hit == 1);
    }
  }
}

TEST_CASE("the failure of the lowest index is thrown on, and the pool lives") {
  WorkerPool pool(4);
  for (int round = 0; round < 50; ++round) {
    std::string what;
    try {
      pool.for_each(100, [](std::size_t, std::size_t i) {
        if (i % 10 == 3) throw std::runtime_error(std::to_string(i));
      });
    } catch (const std::runtime_error& error) {
      what = error.what();
    }
    REQUIRE(what == "3");
  }
  pool.for_each(0, [](std::size_t, std::size_t) { FAIL("no index to work on"); });
}

TEST_CASE("after a failure no further index is taken") {
  WorkerPool pool(2);
  std::atomic<int> calls{0};
  CHECK_THROWS_AS(pool.for_each(1'000'000,
                                [&](std::size_t, std::size_t) {
                                  ++calls;
                                  throw std::runtime_error("no");
                                }),
                  std::runtime_error);
  CHECK(calls <= 2);
}

TEST_CASE("as few indices as threads go to all of them") {
  WorkerPool pool(3);
  std::atomic<int> waiting{0};
  pool.for_each(3, [&](std::size_t, std::size_t) {
    ++waiting;
    while (waiting < 3) std::this_thread::yield();  // each waits for the others
  });
  CHECK(waiting == 3);
}

TEST_CASE("threads_of: what is asked for, or as many as there are") {
  CHECK(threads_of(3) == 3);
  CHECK(threads_of(0) >= 1);
  CHECK(threads_for(2, 3) == 2);
  CHECK(threads_for(9, 3) == 3);
  CHECK(threads_for(0, 3) == 1);
}
