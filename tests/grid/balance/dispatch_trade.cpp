/// The part of dispatch.hpp that tells of borders: frictions, CO2 of imports, what comes from
/// outside.

#include <doctest/doctest.h>

#include <utility>
#include <vector>

#include "grid/balance/dispatch.hpp"
#include "grid/core/error.hpp"
#include "tests/grid/hour_of.hpp"
#include "tests/grid/small_system.hpp"

using namespace gigaload::grid;

namespace {

HourBalance balance_across(const System& system, const HourOf& hour,
                           const DispatchRules& rules = {}) {
  Dispatcher dispatcher(system, rules);
  HourBalance balance;
  dispatcher.solve_without_storage(hour.input(), balance);
  return balance;
}

/// Cheap in region 0, 40 USD/MWh dearer in region 1.
System cheap_and_dear() {
  return system_of(2, {plant("cheap", 20.0), plant("dear", 60.0)}, {line(0, 1, 70.0, 70.0)});
}

const HourOf kCheapAndDear{{100.0, 100.0}, {0.0, 0.0}, {300.0, 0.0, 0.0, 200.0}, {}};

}  // namespace

TEST_CASE("dispatch: each interface has the hurdle of its friction") {
  System system = cheap_and_dear();
  const DispatchRules rules{.hurdle_usd_per_mwh = 2.0,
                            .hurdle_between_usd_per_mwh = 39.0,
                            .hurdle_bilateral_usd_per_mwh = 41.0};
  for (const auto& [friction, mw] :
       {std::pair{Friction::within, 70.0}, {Friction::between, 70.0}, {Friction::bilateral, 0.0}}) {
    system.interfaces[0].friction = friction;
    CHECK(balance_across(system, kCheapAndDear, rules).flow_mw[0] == mw);
  }
}

TEST_CASE(
    "dispatch: imports pay for CO2 what they count as, exports and neighbours inside do not") {
  System system = cheap_and_dear();
  system.data[1].carbon_import_t_per_mwh = 0.4;
  system.data[1].carbon_price_usd_per_t = {99.0, 101.0};
  CHECK(balance_across(system, kCheapAndDear).flow_mw[0] == 70.0);  // 39.6 of 40 USD/MWh
  Dispatcher dispatcher(system, {});
  dispatcher.set_month(2025, 1);
  HourBalance b;
  dispatcher.solve_without_storage(kCheapAndDear.input(), b);
  CHECK(b.flow_mw[0] == 0.0);
  // the other way nothing is paid
  HourOf turned = kCheapAndDear;
  turned.available = {0.0, 200.0, 300.0, 0.0};
  dispatcher.solve_without_storage(turned.input(), b);
  CHECK(b.flow_mw[0] == -70.0);
  // and both sides of one market pay the same
  system.data[0].carbon_import_t_per_mwh = 0.4;
  system.data[0].carbon_price_usd_per_t = system.data[1].carbon_price_usd_per_t;
  Dispatcher inside(system, {});
  inside.set_month(2025, 1);
  inside.solve_without_storage(kCheapAndDear.input(), b);
  CHECK(b.flow_mw[0] == 70.0);
}

TEST_CASE("dispatch: what comes from outside runs before all, and goes on over the line") {
  const System system =
      system_of(2, {plant("gas", 30.0), technology_of("wind", TechnologyKind::wind)},
                {line(0, 1, 50.0, 50.0)});
  const std::vector<double> available = {100.0, 60.0, 100.0, 0.0};
  const HourBalance b = balance_across(
      system, {{40.0, 100.0}, {0.0, 0.0}, available, {}, {70.0, 0.0}}, {.hurdle_usd_per_mwh = 3.0});
  CHECK(b.outside_mw == std::vector<double>{70.0, 0.0});
  CHECK(b.generation_mw == std::vector<double>{0.0, 20.0, 50.0, 0.0});
  CHECK(b.net_import_mw == std::vector<double>{-50.0, 50.0});
  // more than load and line can take is left
  const HourBalance left =
      balance_across(system, {{40.0, 100.0}, {0.0, 0.0}, available, {}, {120.0, 0.0}});
  CHECK(left.outside_mw == std::vector<double>{90.0, 0.0});
}

TEST_CASE("dispatch: exports are load, and may go short as load does") {
  const System system = system_of(1, {plant("gas", 30.0)});
  const HourBalance b = balance_across(system, {{60.0}, {0.0}, {100.0}, {}, {-25.0}});
  CHECK(b.outside_mw == std::vector<double>{-25.0});
  CHECK(b.generation_mw[0] == 85.0);
  const HourBalance s = balance_across(system, {{60.0}, {0.0}, {80.0}, {}, {-25.0}});
  CHECK(s.outside_mw == std::vector<double>{-25.0});
  CHECK(s.unserved_mw[0] == doctest::Approx(5.0));
  Dispatcher dispatcher(system, {});
  HourBalance wrong;
  CHECK_THROWS_AS(
      dispatcher.solve_without_storage(HourOf{{1.0}, {0.0}, {1.0}, {}, {1.0, 2.0}}.input(), wrong),
      gigaload::InternalError);
}

TEST_CASE("dispatch: of an interface that fails there is its share in service") {
  System system = cheap_and_dear();
  system.interfaces[0].circuits = 2;
  system.interfaces[0].forced_outage_rate = 0.25;
  CHECK(balance_across(system, kCheapAndDear).flow_mw[0] == 52.5);
}

TEST_CASE("dispatch: a limit on imports is that of the month's season and delivery year") {
  System system = cheap_and_dear();
  system.import_limits = {{.name = "dear",
                           .regions = {gigaload::RegionIndex(1)},
                           .mw = 10.0,
                           .first_year = 2025,
                           .by_year = {{10.0, 20.0, 30.0, 40.0}, {50.0, 60.0, 70.0, 90.0}}}};
  Dispatcher dispatcher(system, {});
  HourBalance b;
  const auto import_mw = [&](int year, std::size_t month) {
    dispatcher.set_month(year, month);
    dispatcher.solve_without_storage(kCheapAndDear.input(), b);
    return b.net_import_mw[1];
  };
  CHECK(import_mw(2025, 4) == 40.0);  // before the first year as in it
  CHECK(import_mw(2025, 5) == 10.0);
  CHECK(import_mw(2025, 8) == 20.0);
  CHECK(import_mw(2026, 1) == 30.0);
  CHECK(import_mw(2026, 5) == 50.0);
  CHECK(import_mw(2033, 8) == 60.0);  // after the last as in it
  CHECK(import_mw(2033, 4) == 70.0);  // the line's own
}
