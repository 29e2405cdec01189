#include "scenarios/measured/relative_humidity.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "tests/scenarios/problems_of.hpp"

using namespace gigaload::scenarios;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

struct Told {
  explicit Told(const RelativeHumidity& humidity) {
    const std::size_t source = problems.add_source("x.csv");
    humidity.finish({source, "weather.AA.file", "x.csv", 1e5}, problems, notices);
    found = problems_of(problems);
  }
  Problems problems;
  std::vector<std::string> notices;
  std::vector<Problem> found;
};

}  // namespace

TEST_CASE("relative humidity: dew points of a table of psychrometrics") {
  // Lawrence, "The relationship between relative humidity and the dewpoint temperature in moist
  // air", BAMS 86 (2005): 20 deg C and 50 % have a dew point of 9.3, saturated air its dry bulb
  RelativeHumidity humidity;
  CHECK(humidity.dew_point_c(0.5, 20.0, 1) == doctest::Approx(9.27).epsilon(0.005));
  CHECK(humidity.dew_point_c(1.0, 20.0, 2) == doctest::Approx(20.0).epsilon(1e-3));
  CHECK(humidity.dew_point_c(1.1, 20.0, 3) == humidity.dew_point_c(1.0, 20.0, 4));
  CHECK(std::isnan(humidity.dew_point_c(kNone, 20.0, 5)));
  CHECK(std::isnan(humidity.dew_point_c(0.5, kNone, 6)));
  const Told told(humidity);
  CHECK(told.found.empty());
  CHECK(told.notices.empty());
}

TEST_CASE("relative humidity: none is missing and told once") {
  RelativeHumidity humidity;
  CHECK(std::isnan(humidity.dew_point_c(0.0, 20.0, 7)));
  CHECK(std::isnan(humidity.dew_point_c(0.0, 20.0, 8)));
  CHECK_FALSE(std::isnan(humidity.dew_point_c(0.4, 20.0, 9)));
  const Told told(humidity);
  CHECK(told.found.empty());
  REQUIRE(told.notices.size() == 1);
  CHECK(told.notices[0].starts_with("x.csv:7: 2 h have a relative humidity of 0"));
}

TEST_CASE("relative humidity: shares where per cent are wanted are refused if they are used") {
  const auto refused = [](double highest, bool used) {
    RelativeHumidity humidity;
    humidity.see(highest);
    if (used) (void)humidity.dew_point_c(0.005, 20.0, 12);
    const Told told(humidity);
    if (!told.found.empty()) CHECK(told.found[0].line == 12);
    return !told.found.empty();
  };
  CHECK(refused(0.0066, true));
  CHECK(refused(0.01, true));
  CHECK(refused(0.0105, true));  // supersaturated
  CHECK_FALSE(refused(0.02, true));
  CHECK_FALSE(refused(0.0066, false));
}

TEST_CASE("relative humidity: shares in a part of a file are refused, dry hours are not") {
  const auto found_with = [](unsigned low, unsigned again) {
    RelativeHumidity humidity;
    unsigned line = 2;
    const auto add = [&](double share, unsigned times) {
      for (unsigned i = 0; i < times; ++i) (void)humidity.dew_point_c(share, 20.0, line++);
    };
    add(0.4, 8);
    add(0.007, low);  // from line 10
    add(0.4, 1);
    add(0.01, again);
    add(0.4, 100);
    return Told(humidity).found;
  };
  CHECK(found_with(47, 47).empty());
  REQUIRE(found_with(48, 0).size() == 1);
  CHECK(found_with(48, 0)[0].line == 10);
  CHECK(found_with(48, 48)[0].message.starts_with("from here 48 relative humidities on end"));
  REQUIRE(found_with(20, 50).size() == 1);
  CHECK(found_with(20, 50)[0].line == 31);
}
