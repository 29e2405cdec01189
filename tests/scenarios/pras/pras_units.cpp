#include "scenarios/pras/pras_units.hpp"

#include <doctest/doctest.h>

#include "grid/core/error.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;
using grid::adequacy::kUnlimited;
using grid::adequacy::SystemModel;

namespace {

SystemModel with_store(double load_mw, double energy_mwh) {
  SystemModel system;
  system.steps = 1;
  system.regions = {{"A", load_mw}};
  system.storages.resize(1);
  system.storages[0].energy_capacity = energy_mwh;
  return system;
}

}  // namespace

TEST_CASE("whole numbers keep their units, others go to the next smaller ones") {
  const PrasUnits own = own_or_smaller_units(with_store(10.0, 40.0));
  CHECK(own.power == "MW");
  CHECK(own.energy == "MWh");
  CHECK(own.energy_factor == 1.0);
  for (const SystemModel& system : {with_store(10.5, 40.0), with_store(10.0, 40.5)}) {
    const PrasUnits smaller = own_or_smaller_units(system);
    CHECK(smaller.power == "kW");
    CHECK(smaller.energy == "kWh");
    CHECK(smaller.power_factor == 1000.0);
    CHECK(smaller.energy_factor == 1000.0);
  }
  SystemModel kilowatts = with_store(0.5, 1.0);
  kilowatts.units.power = "kW";
  CHECK_THROWS_AS((void)own_or_smaller_units(kilowatts), InputError);
}

TEST_CASE("the smallest units are kW and kWh, whatever those of the system are") {
  SystemModel system = with_store(10.0, 40.0);
  system.units.power = "kW";
  const PrasUnits units = smallest_units(system);
  CHECK(units.power == "kW");
  CHECK(units.power_factor == 1.0);
  CHECK(units.energy == "kWh");
  CHECK(units.energy_factor == 1000.0);
}

TEST_CASE("a reservoir of more kWh than stand for no limit is in MWh, and no limit stays none") {
  const PrasUnits units = smallest_units(with_store(1.0, 5e6));  // 5 TWh
  CHECK(units.power == "kW");
  CHECK(units.energy == "MWh");
  CHECK(units.energy_factor == 1.0);
  CHECK(smallest_units(with_store(1.0, kUnlimited)).energy == "kWh");
  CHECK(in_file(kUnlimited, 1000.0) == kUnlimited);
  CHECK(in_file(2.5, 1000.0) == 2500.0);
}

TEST_CASE("rounding is told where there is any") {
  const SystemModel system = with_store(0.3, 40.0);
  CHECK(rounding_text(system, smallest_units(system)) ==
        "a PRAS file holds whole numbers: powers are in kW, energies in kWh");
  const SystemModel third = with_store(1.0004, 1.0 / 3.0);
  CHECK(rounding_text(third, smallest_units(third)) ==
        "a PRAS file holds whole numbers: powers are in kW, energies in kWh, powers rounded by up "
        "to 0.4 kW, energies rounded by up to 0.33 kWh");
}
