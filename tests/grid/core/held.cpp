#include "grid/core/held.hpp"

#include <doctest/doctest.h>

#include <optional>

using namespace gigaload;

TEST_CASE("what is held can be read and changed, and nothing is no value") {
  std::optional<int> number = 3;
  grid::held(number) += 1;
  CHECK(number == 4);
  const int* pointer = &*number;
  CHECK(grid::held(pointer) == 4);
  number.reset();
  pointer = nullptr;
  CHECK_THROWS_AS((void)grid::held(number), InternalError);
  CHECK_THROWS_AS((void)grid::held(pointer), InternalError);
}
