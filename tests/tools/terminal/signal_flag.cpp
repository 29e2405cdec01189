#include "tools/terminal/signal_flag.hpp"

#include <doctest/doctest.h>

#include <array>
#include <csignal>

using namespace gigaload::tools;

namespace {

bool is_default(int signal) {
  struct sigaction action = {};
  sigaction(signal, nullptr, &action);
  return action.sa_handler == SIG_DFL;
}

}  // namespace

TEST_CASE("the first signal raises the flag, the second is left to the system") {
  for (const int signal : std::array{SIGINT, SIGTERM}) {
    const SignalFlag listening;
    CHECK_FALSE(SignalFlag::raised());
    CHECK_FALSE(is_default(signal));
    std::raise(signal);
    CHECK(SignalFlag::raised());
    CHECK(is_default(SIGINT));
    CHECK(is_default(SIGTERM));
  }
}

TEST_CASE("nobody listens afterwards") {
  {
    const SignalFlag listening;
  }
  CHECK(is_default(SIGINT));
  CHECK(is_default(SIGTERM));
}
