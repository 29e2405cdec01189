#include "output/files/cannot_write.hpp"

#include <doctest/doctest.h>

#include <cerrno>
#include <string>

namespace {

using gigaload::output::cannot_write;

TEST_CASE("what cannot be written is told with its path, by our words or the system's") {
  CHECK(std::string(cannot_write("a/run.h5", "it is a pipe").what()) ==
        "cannot write a/run.h5: it is a pipe");
  CHECK(std::string(cannot_write("run.h5", ENOSPC).what()) ==
        "cannot write run.h5: No space left on device");
}

}  // namespace
