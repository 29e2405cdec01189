#include "grid/demand/rolling_window.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using namespace gigaload::grid;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

}  // namespace

TEST_CASE("rolling window: values of numpy and pandas") {
  // numpy.quantile([1, 2, 4, 8], (0.25, 0.5, 0.75)): 1.75, 3, 5
  CHECK(quantile_of_sorted({1, 2, 4, 8}, 0.25) == 1.75);
  CHECK(quantile_of_sorted({1, 2, 4, 8}, 0.5) == 3.0);
  CHECK(quantile_of_sorted({1, 2, 4, 8}, 0.75) == 5.0);
  CHECK(quantile_of_sorted({7}, 0.3) == 7.0);
  CHECK(std::isnan(quantile_of_sorted({}, 0.5)));
  // pandas: Series([5, 1, 4, 2, 3, 9]).rolling(4, min_periods=1, center=True).median()
  const std::vector<double> values = {5, 1, 4, 2, 3, 9};
  CHECK(RollingWindow(values, 4).median() == std::vector<double>{3.0, 4.0, 3.0, 2.5, 3.5, 3.0});
  CHECK(RollingWindow(values, 3).median() == std::vector<double>{3.0, 4.0, 2.0, 3.0, 3.0, 6.0});
  CHECK(RollingWindow(values, 4).interquartile_range() ==
        std::vector<double>{2.0, 2.0, 2.5, 1.5, 2.5, 3.5});
}

TEST_CASE("rolling window: missing elements do not count") {
  const std::vector<double> values = {kNone, 1, kNone, 3, kNone};
  const auto median = RollingWindow(values, 3).median();
  CHECK(median[0] == 1.0);
  CHECK(median[2] == 2.0);
  CHECK(median[4] == 3.0);
  CHECK(std::isnan(RollingWindow({kNone, kNone}, 3).median()[0]));
  CHECK(RollingWindow({}, 3).median().empty());
  CHECK(RollingWindow({4.0}, 48).median() == std::vector<double>{4.0});
}
