#include "sim/seconds/committed_inertia.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "grid/core/error.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

const std::array<Machines, 4> kMachines = {
    Machines{.technology = "nuclear", .inertia_s = 5.0, .loading = 1.0},
    Machines{.technology = "gas",
             .inertia_s = 4.5,
             .loading = 0.8,
             .least_load = 0.5,
             .has_governor = true},
    Machines{.technology = "wind"}, Machines{.technology = "battery", .is_battery = true}};

Interconnection ercot() {
  Interconnection i;
  i.name = "ercot";
  i.dead_band_hz = 0.017;
  i.load_damping = 1.0;
  i.responsive_share = 0.4;
  i.battery_share = 0.5;
  i.stages = {{FrequencyRelay::Side::under, 59.3, 0.1, 0.05},
              {FrequencyRelay::Side::over, 61.8, 0.0, 0.1}};
  return i;
}

/// 45 GW: nuclear 5, gas 24 of 40 there, wind 15, batteries charge at 1 of 4 GW.
std::array<RunningTechnology, 4> spring_night() {
  return {RunningTechnology{.available_mw = 5000.0, .generation_mw = 5000.0},
          RunningTechnology{.available_mw = 40'000.0, .generation_mw = 24'000.0},
          RunningTechnology{.available_mw = 15'000.0, .generation_mw = 15'000.0},
          RunningTechnology{.available_mw = 4000.0,
                            .generation_mw = -1000.0,
                            .stored_mwh = 500.0,
                            .most_stored_mwh = 8000.0}};
}

CommittedInertia of_hour(const std::array<RunningTechnology, 4>& running) {
  return committed_inertia(kMachines, ercot(), running, 43'000.0);
}

double extreme_hz(const FrequencyParameters& parameters, double mw) {
  FrequencyEvent event;
  event.changes = {{0.0, mw}};
  return simulate(parameters, event).extreme_hz;
}

}  // namespace

TEST_CASE("committed inertia: of the machines that run, on their MVA") {
  const CommittedInertia hour = of_hour(spring_night());
  // 5 GW nuclear and 24 / 0.8 = 30 GW of gas, power factor 0.9
  CHECK(hour.committed_mw == doctest::Approx(35'000.0));
  CHECK(hour.parameters.base_mva == doctest::Approx(35'000.0 / 0.9));
  CHECK(hour.energy_mws == doctest::Approx((5.0 * 5000.0 + 4.5 * 30'000.0) / 0.9));
  // what ERCOT publishes of its hours: 108 to 376 GW s
  CHECK(hour.energy_mws > 108e3);
  CHECK(hour.energy_mws < 376e3);
  CHECK(hour.parameters.inertia_s == doctest::Approx(hour.energy_mws * 0.9 / 35'000.0));
  CHECK(hour.generation_mw == 43'000.0);
}

TEST_CASE("committed inertia: headroom is what runs and could still move") {
  const CommittedInertia hour = of_hour(spring_night());
  CHECK(hour.parameters.up_mw == doctest::Approx(0.4 * 6000.0));
  CHECK(hour.parameters.down_mw == doctest::Approx(0.4 * 9000.0));
  // batteries: 1 GW less to charge, and 500 MWh last a quarter of an hour at 2 GW; to charge at 4
  // for 1
  CHECK(hour.parameters.fast_up_mw == doctest::Approx(0.5 * 3000.0));
  CHECK(hour.parameters.fast_down_mw == doctest::Approx(0.5 * 3000.0));
  auto scarce = spring_night();
  scarce[1].generation_mw = scarce[1].available_mw;
  scarce[3].stored_mwh = 0.0;
  CHECK(of_hour(scarce).parameters.up_mw == 0.0);
  CHECK(of_hour(scarce).parameters.fast_up_mw == doctest::Approx(0.5 * 1000.0));
  scarce[3].stored_mwh = scarce[3].most_stored_mwh;
  CHECK(of_hour(scarce).parameters.fast_down_mw == 0.0);
  scarce[3].generation_mw = 3000.0;  // of 4, and nothing to give it from for a quarter of an hour
  scarce[3].stored_mwh = 700.0;
  CHECK(of_hour(scarce).parameters.fast_up_mw == 0.0);
  CHECK(of_hour(scarce).parameters.fast_down_mw == doctest::Approx(0.5 * 7000.0));
}

TEST_CASE("committed inertia: governors by nameplate would answer several times too strongly") {
  const CommittedInertia hour = of_hour(spring_night());
  FrequencyParameters nameplate = hour.parameters;
  nameplate.responsive_share = 2.0 * 45'000.0 / nameplate.base_mva;  // all that is installed
  nameplate.up_mw = nameplate.down_mw = std::numeric_limits<double>::infinity();
  const double of_hour_hz = 60.0 - extreme_hz(hour.parameters, -2750.0);
  const double of_nameplate_hz = 60.0 - extreme_hz(nameplate, -2750.0);
  CHECK(of_hour_hz > 2.0 * of_nameplate_hz);
  CHECK(nameplate.response_mw_per_tenth_hz() > 5.0 * hour.parameters.response_mw_per_tenth_hz());
}

TEST_CASE("committed inertia: batteries with energy that they do not have would hide the fall") {
  auto empty = spring_night();
  empty[3].stored_mwh = empty[3].generation_mw = 0.0;
  const CommittedInertia hour = of_hour(empty);
  FrequencyParameters full = hour.parameters;
  full.fast_up_mw = std::numeric_limits<double>::infinity();
  CHECK(extreme_hz(hour.parameters, -2750.0) < extreme_hz(full, -2750.0) - 0.03);
}

TEST_CASE("committed inertia: more wind and less gas is less inertia and a deeper fall") {
  auto windy = spring_night();
  windy[1].generation_mw -= 12'000.0;
  windy[2].generation_mw += 12'000.0;
  CHECK(of_hour(windy).energy_mws < 0.6 * of_hour(spring_night()).energy_mws);
  CHECK(extreme_hz(of_hour(windy).parameters, -2000.0) <
        extreme_hz(of_hour(spring_night()).parameters, -2000.0) - 0.05);
}

TEST_CASE("committed inertia: a unit that trips takes its inertia along") {
  const CommittedInertia hour = of_hour(spring_night());
  const auto running = spring_night();
  const CommittedInertia rest = without_unit(hour, kMachines[0], ercot(), hour.running[0], 1250.0);
  CHECK(rest.energy_mws == doctest::Approx(hour.energy_mws - 5.0 * 1250.0 / 0.9));
  CHECK(rest.parameters.base_mva == hour.parameters.base_mva);
  CHECK(rest.parameters.up_mw == hour.parameters.up_mw);
  // as if the hour had run without it: gas of 400 MW, committed 500
  const CommittedInertia gas = without_unit(hour, kMachines[1], ercot(), hour.running[1], 400.0);
  auto without = running;
  without[1].generation_mw -= 400.0;
  const CommittedInertia expected = of_hour(without);
  CHECK(gas.energy_mws == doctest::Approx(expected.energy_mws));
  CHECK(gas.parameters.up_mw == doctest::Approx(expected.parameters.up_mw));
  CHECK(gas.parameters.down_mw == doctest::Approx(expected.parameters.down_mw));
  CHECK(gas.parameters.responsive_share * gas.parameters.base_mva ==
        doctest::Approx(expected.parameters.responsive_share * expected.parameters.base_mva));
}

TEST_CASE("committed inertia: where all that is there runs, a unit takes no more than it gave") {
  auto scarce = spring_night();
  scarce[1].generation_mw = scarce[1].available_mw;
  const CommittedInertia all = of_hour(scarce);
  const CommittedInertia rest = without_unit(all, kMachines[1], ercot(), all.running[1], 400.0);
  auto without = scarce;
  without[1].available_mw = without[1].generation_mw -= 400.0;
  CHECK(rest.energy_mws == doctest::Approx(of_hour(without).energy_mws));
  CHECK(rest.committed_mw == doctest::Approx(of_hour(without).committed_mw));
  CHECK(rest.parameters.up_mw == 0.0);
}

TEST_CASE("committed inertia: wind gives up what it generates, and gives more only if curtailed") {
  auto machines = kMachines;
  machines[2].has_governor = true;
  Interconnection of = ercot();
  of.inverter_share = 0.8;
  auto windy = spring_night();
  windy[2].available_mw = 18'000.0;
  const auto parameters = [&] {
    return committed_inertia(machines, of, windy, 43'000.0).parameters;
  };
  const FrequencyParameters p = parameters();
  CHECK(p.inverter_share * p.base_mva == doctest::Approx(0.8 * 18'000.0 + 0.3 * 4000.0));
  // and batteries that hold no reserve, which can charge at 3 GW more
  CHECK(p.inverter_down_mw == doctest::Approx(0.8 * 15'000.0 + 0.3 * 3000.0));
  CHECK(p.inverter_up_mw == 0.0);
  CHECK(p.response_mw_per_tenth_hz() ==
        doctest::Approx(of_hour(spring_night()).parameters.response_mw_per_tenth_hz()));
  // 5 % of 60 Hz: 15.6 GW of them are 520 MW for a tenth of a Hz
  CHECK(p.response_above_mw_per_tenth_hz() - p.response_mw_per_tenth_hz() ==
        doctest::Approx(15'600.0 / 30.0));
  of.inverter_headroom = 0.5;
  CHECK(parameters().inverter_up_mw == doctest::Approx(0.8 * 0.5 * 3000.0));
  of.inverter_share = 0.4;  // fewer than hold a reserve: no battery besides
  CHECK(parameters().inverter_down_mw == doctest::Approx(0.4 * 15'000.0));
}

TEST_CASE("committed inertia: an operator's least inertia is kept, and the fall is less deep") {
  auto windy = spring_night();
  windy[1].generation_mw -= 20'000.0;
  windy[2].available_mw = windy[2].generation_mw += 20'000.0;
  Interconnection of = ercot();
  const auto hour = [&] { return committed_inertia(kMachines, of, windy, 43'000.0); };
  const CommittedInertia few = hour();
  CHECK(few.energy_mws < 60e3);
  of.least_inertia_mws = 100e3;
  const CommittedInertia kept = hour();
  CHECK(kept.energy_mws == doctest::Approx(100e3));
  CHECK(kept.generation_mw == doctest::Approx(few.generation_mw));
  CHECK(extreme_hz(kept.parameters, -2000.0) > extreme_hz(few.parameters, -2000.0) + 0.1);
}

TEST_CASE("committed inertia: stages are of the hour's load and generation") {
  const auto relays = relays_of(ercot(), of_hour(spring_night()));
  REQUIRE(relays.size() == 2);
  CHECK(relays[0].mw == doctest::Approx(0.05 * 43'000.0));
  CHECK(relays[1].mw == doctest::Approx(-0.1 * 43'000.0));
}

TEST_CASE("committed inertia: an interconnection in which no machine runs has no frequency") {
  std::array<RunningTechnology, 4> none{};
  none[2] = {.available_mw = 100.0, .generation_mw = 100.0};
  CHECK_THROWS_WITH_AS((void)of_hour(none), doctest::Contains("ercot"), InputError);
}
