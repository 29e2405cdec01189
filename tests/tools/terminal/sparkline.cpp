#include "tools/terminal/sparkline.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <vector>

using gigaload::tools::sparkline;

TEST_CASE("bars from nothing to the highest value") {
  CHECK(sparkline(std::vector<double>{0, 1, 2, 3, 4, 5, 6, 7}) == "▁▂▃▄▅▆▇█");
  CHECK(sparkline(std::vector<double>{-3, 14, 7}) == "▁█▅");
}

TEST_CASE("nothing to show") {
  CHECK(sparkline(std::vector<double>{}).empty());
  CHECK(sparkline(std::vector<double>{0, 0}) == "▁▁");
  CHECK(sparkline(std::vector<double>{1, std::numeric_limits<double>::quiet_NaN()}) == "█ ");
}
