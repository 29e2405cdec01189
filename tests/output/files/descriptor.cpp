#include "output/files/descriptor.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>

#include <utility>

using gigaload::output::Descriptor;

namespace {

int opened_null() { return open("/dev/null", O_RDONLY | O_CLOEXEC); }

bool is_known(int id) { return fcntl(id, F_GETFD) != -1; }

}  // namespace

TEST_CASE("a descriptor is closed once, by its last owner") {
  int first = -1, second = -1;
  {
    Descriptor one(opened_null());
    first = one.get();
    REQUIRE(one.is_open());
    Descriptor moved(std::move(one));
    CHECK(moved.get() == first);
    Descriptor other(opened_null());
    second = other.get();
    CHECK(second != first);
    moved = std::move(other);
    CHECK_FALSE(is_known(first));
    CHECK(moved.get() == second);
    CHECK(is_known(second));
  }
  CHECK_FALSE(is_known(second));
}

TEST_CASE("what could not be opened is no descriptor") {
  CHECK_FALSE(Descriptor().is_open());
  CHECK_FALSE(Descriptor(open("/no such file", O_RDONLY | O_CLOEXEC)).is_open());
}
