#include "sim/campus/campus_split.hpp"

#include <doctest/doctest.h>

using namespace gigaload::sim;

namespace {

CampusSplit split(Contract contract, double load_mw, double built, double plant_mw,
                  double accredited_mw) {
  Campus campus;
  campus.contract = contract;
  campus.plant = {.capacity_mw = plant_mw, .units = 4, .forced_outage_rate = 0.1};
  campus.accredited_mw = accredited_mw;
  return split_load(campus, load_mw, built);
}

void check(const CampusSplit& s, double own, double first, double firm) {
  CHECK(s.own_mw == doctest::Approx(own));
  CHECK(s.first_mw == doctest::Approx(first));
  CHECK(s.firm_mw == doctest::Approx(firm));
}

}  // namespace

TEST_CASE("own plant first, then what the contract opens, then firm load") {
  check(split(Contract::firm, 100.0, 1.0, 0.0, 0.0), 0.0, 0.0, 100.0);
  check(split(Contract::firm, 100.0, 1.0, 50.0, 0.0), 45.0, 0.0, 55.0);
  check(split(Contract::firm, 100.0, 0.5, 50.0, 0.0), 22.5, 0.0, 77.5);
  check(split(Contract::firm, 100.0, 1.0, 500.0, 0.0), 100.0, 0.0, 0.0);
  check(split(Contract::curtailable, 100.0, 1.0, 50.0, 0.0), 45.0, 55.0, 0.0);
  // 100 MW with 70 MW of their own elsewhere: 30 MW go first
  check(split(Contract::bring_your_own, 100.0, 1.0, 0.0, 70.0), 0.0, 30.0, 70.0);
  check(split(Contract::bring_your_own, 60.0, 1.0, 0.0, 70.0), 0.0, 0.0, 60.0);
  check(split(Contract::bring_your_own, 100.0, 0.5, 0.0, 70.0), 0.0, 65.0, 35.0);
  // 45 MW on site and accredited for as much: all that is drawn from the grid goes first
  check(split(Contract::bring_your_own, 100.0, 1.0, 50.0, 45.0), 45.0, 55.0, 0.0);
  // accredited for less than the plant gives: no more than what is drawn can go
  check(split(Contract::bring_your_own, 100.0, 1.0, 50.0, 20.0), 45.0, 55.0, 0.0);
}
