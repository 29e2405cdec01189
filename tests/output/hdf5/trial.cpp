#include "output/hdf5/trial.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <csignal>
#include <new>
#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

#include "grid/core/error.hpp"
#include "output/hdf5/hdf5_handle.hpp"
#include "tests/sanitizers.hpp"

using namespace gigaload;
using namespace gigaload::output;
using End = TrialResult::End;

namespace {

constexpr TrialLimits kLimits{.seconds = 10};

std::string wait_for_ever() {
  for (;;) pause();
}

TrialResult ended_by(int signal) {
  return try_apart(
      [signal] {
        std::raise(signal);
        return std::string();
      },
      kLimits);
}

}  // namespace

TEST_CASE("a trial ends well, refused, with a crash or too late") {
  int here = 0;
  const auto good = try_apart(
      [&] {
        here = 1;
        return std::string(300'000, 'x');
      },
      kLimits);
  CHECK(good.end == End::finished);
  CHECK(good.text == std::string(300'000, 'x'));
  CHECK(here == 0);  // it ran in another process
  const auto refused = try_apart([]() -> std::string { throw InputError("no good"); }, kLimits);
  CHECK(refused.end == End::refused);
  CHECK(refused.text == "no good");
  CHECK(try_apart([]() -> std::string { throw Hdf5Error("call", "why"); }, kLimits).text == "why");
  CHECK(try_apart([]() -> std::string { throw std::logic_error("x"); }, kLimits).end ==
        End::failed);
  CHECK(ended_by(SIGSEGV).end == End::crashed);
  CHECK(try_apart(wait_for_ever, {.seconds = 1}).end == End::late);
}

TEST_CASE("a signal from outside is no damage of the file") {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    CHECK(ended_by(signal).end == End::finished);  // the process that waits decides
  }
  const auto killed = ended_by(SIGKILL);
  CHECK(killed.end == End::killed);
  CHECK(killed.text == "Killed");
  CHECK_THROWS_AS((void)read_apart("x.h5", kLimits,
                                   [] {
                                     std::raise(SIGKILL);
                                     return std::string();
                                   }),
                  std::system_error);
}

TEST_CASE("memory without bounds ends the trial, and is no crash" *
          doctest::skip(tests::kNewNeverThrows)) {
  const auto greedy = try_apart(
      [] {
        std::vector<std::string> all;
        for (;;) all.emplace_back(std::size_t{1} << 26U, 'x');
        return std::string();
      },
      {.seconds = 60, .bytes = std::size_t{256} << 20U});
  CHECK(greedy.end == End::out_of_memory);
}

TEST_CASE("reading apart tells what kept a file from being read") {
  CHECK(read_apart("x.h5", kLimits, [] { return std::string("text"); }) == "text");
  CHECK_THROWS_WITH_AS(
      (void)read_apart("x.h5", kLimits, []() -> std::string { throw InputError("why"); }), "why",
      InputError);
  CHECK_THROWS_WITH_AS((void)read_apart("x.h5", kLimits, []() -> std::string { std::abort(); }),
                       doctest::Contains("cannot read x.h5: it is damaged"), InputError);
  CHECK_THROWS_WITH_AS(
      (void)read_apart("x.h5", kLimits, []() -> std::string { throw std::bad_alloc(); }),
      doctest::Contains("MB of memory"), InputError);
}
