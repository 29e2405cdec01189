#include "scenarios/pras/trial.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>

using gigaload::scenarios::try_apart;
using End = gigaload::scenarios::TrialResult::End;

TEST_CASE("a trial ends well, with a message, with a crash or too late") {
  int here = 0;
  const auto good = try_apart([&] { here = 1; }, 10);
  CHECK(good.end == End::finished);
  CHECK(good.message.empty());
  CHECK(here == 0);  // it ran in another process
  const auto thrown = try_apart([] { throw std::runtime_error("no good"); }, 10);
  CHECK(thrown.end == End::finished);
  CHECK(thrown.message == "no good");
  CHECK(try_apart([] { std::raise(SIGKILL); }, 10).end == End::crashed);
  const auto late = try_apart(
      [] {
        for (;;) pause();
      },
      1);
  CHECK(late.end == End::late);
}
