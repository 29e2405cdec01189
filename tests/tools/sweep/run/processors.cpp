#include "tools/sweep/run/processors.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

using namespace gigaload::tools::sweep;

TEST_CASE("processors beyond those of the usual set are counted") {
  constexpr std::size_t kBytes = 4096 / 8;  // a kernel that knows 4096 of them
  int asked = 0;
  const auto large_machine = [&asked](std::size_t bytes, cpu_set_t* set) {
    ++asked;
    if (bytes < kBytes) return EINVAL;
    for (const std::size_t cpu : {0, 1023, 1024, 4095}) CPU_SET_S(cpu, bytes, set);
    return 0;
  };
  CHECK(bound_processors(large_machine) == 4);
  CHECK(asked == 3);
}

TEST_CASE("where the processors cannot be told, all that the machine has are taken") {
  const auto online = static_cast<unsigned>(sysconf(_SC_NPROCESSORS_ONLN));
  CHECK(bound_processors([](std::size_t, cpu_set_t*) { return EINVAL; }) == online);
  CHECK(bound_processors([](std::size_t, cpu_set_t*) { return EPERM; }) == online);
  CHECK(processors() >= 1);
}

TEST_CASE("ranks are those that the launcher tells of") {
  setenv("PMI_SIZE", "48", 1);
  CHECK(ranks() >= 48);
  unsetenv("PMI_SIZE");
}
