#include "tools/program/exit_code.hpp"

#include <doctest/doctest.h>

#include <cerrno>
#include <new>
#include <stdexcept>
#include <system_error>

#include "grid/core/error.hpp"

using namespace gigaload;
using namespace gigaload::tools;

TEST_CASE("each kind of failure has its exit code") {
  CHECK(guarded([] { return static_cast<int>(kDone); }) == 0);
  CHECK(guarded([] { return static_cast<int>(kInterrupted); }) == 75);
  CHECK(guarded([]() -> int { throw InputError("x"); }) == 2);
  CHECK(guarded([]() -> int { throw NumericalError("x"); }) == 3);
  CHECK(guarded([]() -> int { throw InternalError("x"); }) == 70);
  CHECK(guarded([]() -> int { throw std::bad_alloc(); }) == 71);
  CHECK(guarded([]() -> int { throw std::runtime_error("x"); }) == 70);
  CHECK(guarded([]() -> int {
          throw std::system_error(EAGAIN, std::generic_category(), "no thread");
        }) == 71);
}
