#include "sim/quantities/quantity_tables.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <set>
#include <string>

#include "sim/quantities/accounts.hpp"
#include "sim/quantities/features.hpp"
#include "tests/sim/small_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

TEST_CASE("quantities: names are unique, and each says what it is") {
  std::set<std::string> hourly, exchanges;
  for (const HourlyQuantity& quantity : hourly_quantities()) {
    CAPTURE(quantity.name);
    CHECK(hourly.insert(quantity.name).second);
    CHECK_FALSE(quantity.axes.empty());
    CHECK(std::string(quantity.long_name).size() > 2);
    const bool has_formula = quantity.fill != nullptr;
    CHECK(has_formula);
  }
  for (const ExchangeQuantity& quantity : exchange_quantities()) {
    CAPTURE(quantity.name);
    CHECK(exchanges.insert(quantity.name).second);
    CHECK_FALSE(quantity.axes.empty());
    CHECK(std::string(quantity.long_name).size() > 2);
    const bool at_the_end =
        quantity.over_time == Accumulation::last || quantity.over_time == Accumulation::mean;
    const bool has_formula = quantity.add != nullptr;
    CHECK(has_formula == !at_the_end);
  }
}

TEST_CASE("quantities: a frame has those that the scenario gives, and all sums") {
  Scenario s = small_scenario();
  Frame frame;
  const Accounts accounts(s);
  accounts.begin(frame, 3);
  for (const auto& [quantity, table] : frame.hourly) {
    CAPTURE(quantity->name);
    CHECK(has_feature(quantity->feature, s));
    CHECK(table.rows() == 3);
    CHECK(table.columns() == columns_of(quantity->axes, s));
  }
  CHECK(frame.hourly["demand"].columns() == 2);
  CHECK_THROWS_AS((void)frame.hourly["dry_bulb"], InternalError);
  CHECK_THROWS_AS((void)frame.hourly["lolp"], InternalError);
  for (const ExchangeQuantity& quantity : exchange_quantities()) {
    CAPTURE(quantity.name);
    CHECK(frame.sums[quantity] == std::vector<double>(columns_of(quantity.axes, s), 0.0));
  }
  s.write_weather = true;
  Frame with_weather;
  Accounts(s).begin(with_weather, 3);
  CHECK(with_weather.hourly["dry_bulb"].rows() == 3);
}
