#include "grid/core/grouped_digits.hpp"

#include <doctest/doctest.h>

using gigaload::grouped_digits;

TEST_CASE("thousands stand apart, in front of the point alone") {
  CHECK(grouped_digits("") == "");
  CHECK(grouped_digits("123") == "123");
  CHECK(grouped_digits("1234") == "1,234");
  CHECK(grouped_digits("123456") == "123,456");
  CHECK(grouped_digits("1234567.8901") == "1,234,567.8901");
}
