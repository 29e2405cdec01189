#include "sim/seconds/committed_machines.hpp"

#include <doctest/doctest.h>

#include <array>
#include <numeric>
#include <vector>

using namespace gigaload;
using namespace gigaload::sim;

namespace {

const std::array<Machines, 4> kMachines = {
    Machines{.technology = "nuclear", .inertia_s = 4.5, .loading = 1.0, .least_load = 0.7},
    Machines{.technology = "gas",
             .inertia_s = 4.5,
             .loading = 0.8,
             .least_load = 0.5,
             .has_governor = true},
    Machines{.technology = "wind", .has_governor = true},
    Machines{.technology = "battery", .is_battery = true}};

using Hour = std::vector<RunningTechnology>;

/// Nuclear 2 GW, gas 4 of 20 GW, wind 10 GW, batteries that charge: 5 s of 2 and of 5 GW.
Hour hour() {
  return {{.available_mw = 2000.0, .generation_mw = 2000.0},
          {.available_mw = 20'000.0, .generation_mw = 4000.0},
          {.available_mw = 12'000.0, .generation_mw = 10'000.0},
          {.available_mw = 1000.0, .generation_mw = -500.0}};
}

double generation_mw(const Hour& of) {
  return std::accumulate(of.begin(), of.end(), 0.0, [](double sum, const RunningTechnology& each) {
    return sum + each.generation_mw;
  });
}

}  // namespace

TEST_CASE("committed machines: by the usual loading, of machines alone") {
  const Hour found = committed_machines(kMachines, hour(), 0.0);
  CHECK(found[0].committed_mw == 2000.0);
  CHECK(found[1].committed_mw == 5000.0);
  CHECK(found[2].committed_mw == 0.0);
  CHECK(found[3].committed_mw == 0.0);
  CHECK(stored_energy_mws(kMachines, found) == doctest::Approx(35'000.0));
  // enough is there: nothing is changed
  CHECK(committed_machines(kMachines, hour(), 34'999.0)[1].committed_mw == 5000.0);
}

TEST_CASE("committed machines: more units share what is generated, down to their least load") {
  // 5 s of 1 GW more; nuclear units are not kept for it
  const Hour found = committed_machines(kMachines, hour(), 40'000.0);
  CHECK(stored_energy_mws(kMachines, found) == doctest::Approx(40'000.0));
  CHECK(found[0].committed_mw == 2000.0);
  CHECK(found[1].committed_mw == doctest::Approx(6000.0));
  CHECK(found[1].generation_mw == 4000.0);
  CHECK(found[2].generation_mw == 10'000.0);
}

TEST_CASE("committed machines: further units at least load take wind's place, which is curtailed") {
  // 8 GW at their least load, and 2 GW that give 1 GW more
  const Hour found = committed_machines(kMachines, hour(), 60'000.0);
  CHECK(stored_energy_mws(kMachines, found) == doctest::Approx(60'000.0));
  CHECK(found[1].committed_mw == doctest::Approx(10'000.0));
  CHECK(found[1].generation_mw == doctest::Approx(5000.0));
  CHECK(found[2].generation_mw == doctest::Approx(9000.0));
  CHECK(found[3].generation_mw == -500.0);
  CHECK(generation_mw(found) == doctest::Approx(generation_mw(hour())));
}

TEST_CASE("committed machines: no more than is there, nor than wind that could be curtailed") {
  const Hour all = committed_machines(kMachines, hour(), 1e9);
  CHECK(all[1].committed_mw == doctest::Approx(20'000.0));
  CHECK(all[1].generation_mw == doctest::Approx(10'000.0));
  CHECK(generation_mw(all) == doctest::Approx(generation_mw(hour())));
  Hour calm = hour();
  calm[2].generation_mw = calm[2].available_mw = 500.0;
  const Hour found = committed_machines(kMachines, calm, 1e9);
  CHECK(found[2].generation_mw == doctest::Approx(0.0));
  CHECK(found[1].committed_mw == doctest::Approx(9000.0));
  CHECK(found[1].generation_mw == doctest::Approx(4500.0));
}

TEST_CASE("committed machines: units that stood still run at their least load") {
  Hour idle = hour();
  idle[1].generation_mw = 0.0;
  const Hour found = committed_machines(kMachines, idle, 15'000.0);
  // 1 GW at half load, from the wind
  CHECK(found[1].committed_mw == doctest::Approx(1000.0));
  CHECK(found[1].generation_mw == doctest::Approx(500.0));
  CHECK(found[2].generation_mw == doctest::Approx(9500.0));
}
