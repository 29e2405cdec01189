#include "sim/cooling/shared_work.hpp"

#include <doctest/doctest.h>

#include "sim/run/run.hpp"
#include "tests/sim/small_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

TEST_CASE("memo: made once for equal keys, the oldest goes first") {
  Memo<int, int> memo(2);
  int made = 0;
  const auto square = [&](int key) {
    return *memo.get(key, [&] {
      ++made;
      return key * key;
    });
  };
  CHECK(square(3) == 9);
  CHECK(square(3) == 9);
  CHECK(made == 1);
  CHECK(square(4) == 16);
  CHECK(square(5) == 25);  // 3 is gone
  CHECK(square(4) == 16);
  CHECK(made == 3);
  CHECK(square(3) == 9);
  CHECK(made == 4);
}

TEST_CASE("shared work is that of the very air and plant asked for") {
  const SharedWork shared;
  Scenario s = small_scenario();
  const auto& region = s.grid.regions[0];
  const auto first = shared.climate(region, s.grid.data[0]);
  CHECK(shared.climate(region, s.grid.data[1]) == first);  // of the same air
  s.grid.data[1].air.dew_point_c[6][15] += 1.0;
  const auto other = shared.climate(region, s.grid.data[1]);
  CHECK(other != first);
  double shares = 0.0, wet = 0.0, wet_other = 0.0;
  for (std::size_t i = 0; i < first->size(); ++i) {
    shares += (*first)[i].share;
    wet += (*first)[i].wet_bulb_c;
    wet_other += (*other)[i].wet_bulb_c;
  }
  CHECK(shares == doctest::Approx(1.0));
  CHECK(wet_other > wet);

  const auto table = shared.cooling_table(CoolingKind::waterside, {}, 101000.0);
  CHECK(shared.cooling_table(CoolingKind::waterside, {}, 101000.0) == table);
  CHECK(shared.cooling_table(CoolingKind::waterside, {}, 84000.0) != table);
  CHECK(shared.cooling_table(CoolingKind::hybrid, {}, 101000.0) != table);
  CoolingParameters salty;
  salty.tower.cycles_of_concentration = 2.0;
  const auto salty_table = shared.cooling_table(CoolingKind::waterside, salty, 101000.0);
  CHECK(salty_table->at(30.0, 20.0, 0.8).wue_l_per_kwh > table->at(30.0, 20.0, 0.8).wue_l_per_kwh);
}

namespace {

class Hours : public Recorder {
 public:
  void record(const Frame& frame) override {
    for (const float mw : frame.hourly["campus_load"].values()) load.push_back(mw);
    for (const double m3 : frame.sums["water_direct"]) water.push_back(m3);
    for (const double mw : frame.sums["data_centre_energy_promised"]) water.push_back(mw);
  }
  std::vector<float> load;
  std::vector<double> water;
};

}  // namespace

TEST_CASE("runs that share work give what each gives alone") {
  const SharedWork shared;
  std::vector<Scenario> scenarios(3, small_scenario());
  scenarios[1].campuses[0].load.cooling = CoolingKind::waterside;
  scenarios[2].grid.data[1].air.pressure_pa = grid::every_month(84000.0);
  Deal deal;
  deal.promised = {{grid::to_hour({2025, 1, 1}), 0.0}, {grid::to_hour({2026, 1, 1}), 500.0}};
  for (Scenario& s : scenarios) s.deals = {deal};
  std::vector<Hours> alone(3);
  for (std::size_t i = 0; i < 3; ++i) {
    Hours together;
    RunOptions options;
    options.threads = 1;
    REQUIRE(run(scenarios[i], options, alone[i]));
    options.threads = 2;
    options.shared = &shared;
    REQUIRE(run(scenarios[i], options, together));
    CHECK(alone[i].load == together.load);
    CHECK(alone[i].water == together.water);
  }
  CHECK(alone[0].load != alone[1].load);
  CHECK(alone[0].load != alone[2].load);
}
