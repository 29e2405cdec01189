#include "tools/program/process_limits.hpp"

#include <doctest/doctest.h>
#include <sys/resource.h>

#include <array>
#include <csignal>

using namespace gigaload::tools;

TEST_CASE("as many files as the system allows, and no end by a file's size or a pipe") {
  set_process_limits();
  rlimit limit{};
  REQUIRE(getrlimit(RLIMIT_NOFILE, &limit) == 0);
  CHECK(limit.rlim_cur == limit.rlim_max);
  for (const int signal : std::array{SIGXFSZ, SIGPIPE}) {
    const bool ignored = std::signal(signal, SIG_IGN) == SIG_IGN;
    CHECK(ignored);
  }
}
