#include "grid/demand/annual_rate.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "grid/core/error.hpp"

using namespace gigaload::grid;

namespace {

double mean_of_year(const AnnualRate& rate, int year) {
  double sum = 0.0;
  for (Hour hour = start_of_year(year); hour < start_of_year(year + 1); ++hour) {
    sum += rate.at(hour);
  }
  return sum / static_cast<double>(start_of_year(year + 1) - start_of_year(year));
}

}  // namespace

TEST_CASE("annual rate: each year's mean is kept, nothing is negative, nothing jumps") {
  const std::vector<std::vector<double>> cases = {{100.0, 110.0, 125.0, 150.0, 150.0, 90.0},
                                                  {0.0, 0.0, 1000.0, 1.0, 700.0, 0.0},
                                                  {5.0, 500.0, 5.0, 500.0},
                                                  {183.0, 211.0, 243.0, 280.0, 322.0, 371.0, 426.0},
                                                  {1000.0, 0.0},
                                                  {42.0}};
  for (const auto& means : cases) {
    const AnnualRate rate(2023, means);
    const double largest = *std::max_element(means.begin(), means.end());
    for (std::size_t i = 0; i < means.size(); ++i) {
      const int year = 2023 + static_cast<int>(i);
      CHECK(mean_of_year(rate, year) == doctest::Approx(means[i]).epsilon(1e-12).scale(largest));
    }
    const Hour end = start_of_year(2023 + static_cast<int>(means.size()));
    for (Hour hour = start_of_year(2023); hour + 1 < end; ++hour) {
      REQUIRE(rate.at(hour) >= 0.0);
      // a parabola of at most 3 times the mean turns by less than 12 of it a year
      REQUIRE(std::abs(rate.at(hour + 1) - rate.at(hour)) <= 12.0 * largest / 8760.0);
    }
  }
}

TEST_CASE("annual rate: steady growth is a straight line over years of equal length") {
  const AnnualRate rate(2025, {100.0, 110.0, 120.0});
  const Hour begin = start_of_year(2025);
  for (const int h : {0, 1000, 8759, 8760, 13000, 26279}) {
    CHECK(rate.at(begin + h) == doctest::Approx(95.0 + 10.0 * (h + 0.5) / 8760.0).epsilon(1e-12));
  }
}

TEST_CASE("annual rate: the end years' means outside") {
  const AnnualRate rate(2025, {100.0, 200.0});
  CHECK(rate.at(start_of_year(2025) - 1) == 100.0);
  CHECK(rate.at(start_of_year(2000)) == 100.0);
  CHECK(rate.at(start_of_year(2027)) == 200.0);
  CHECK(rate.at(start_of_year(2100)) == 200.0);
}

TEST_CASE("annual rate: no years, or a negative one, are our own fault") {
  CHECK_THROWS_AS(AnnualRate(2025, {}), gigaload::InternalError);
  CHECK_THROWS_AS(AnnualRate(2025, {1.0, -1.0}), gigaload::InternalError);
}
