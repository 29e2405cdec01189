#include "sim/campus/water_accounts.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>
#include <limits>
#include <string>

#include "grid/weather/air.hpp"
#include "sim/campus/campuses.hpp"
#include "sim/hours/hour_model.hpp"
#include "sim/run/run.hpp"
#include "sim/years/build_out.hpp"
#include "tests/sim/frames_of.hpp"
#include "tests/sim/small_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

/// The small grid with roomy supply, in air that is always of 38 C; its first campus, 100 MW
/// filled, is a hybrid: wet it drinks, dry it needs its trim chiller.
Scenario thirsty(double per_day_m3, double per_year_m3) {
  Scenario s = small_scenario();
  s.grid.fleet[0].capacity_mw = {3000.0, 3000.0};
  for (grid::RegionData& data : s.grid.data) {
    for (std::size_t m = 0; m < grid::kMonths; ++m) {
      data.air.dry_bulb_c[m].fill(38.0);
      data.air.dew_point_c[m].fill(12.0);
    }
  }
  s.campuses[0].load.cooling = CoolingKind::hybrid;
  s.campuses[0].water = {.per_day_m3 = per_day_m3, .per_year_m3 = per_year_m3};
  s.campuses[0].load.training_share = 1.0;  // flat
  return s;
}

/// PUE and L/kWh of that campus, wet and dry.
struct Plant {
  explicit Plant(double part_load, CoolingKind kind = CoolingKind::hybrid) {
    const grid::Air air = grid::air_at_dew_point(38.0, 12.0);
    const CoolingTable table(make_cooling_system(kind, {}), site_pressure_pa({}));
    wet = table.at(air.dry_bulb_c, air.wet_bulb_c, part_load);
    dry = table.dry_at(air.dry_bulb_c, air.wet_bulb_c, part_load);
  }
  CoolingDemand wet, dry;
};

/// A scenario at its begin, with no water used.
struct Begin {
  explicit Begin(const Scenario& s) : campuses(s), model(s, campuses), accounts(campuses) {
    BuildOut(s).advance(s.begin, years);
  }
  Campuses campuses;
  HourModel model;
  WaterAccounts accounts;
  BuildOutFrame years;
};

constexpr double kIt = 100.0 / 1.25 * 0.8;  // MW of IT in every hour

}  // namespace

TEST_CASE("a day's water lasts a part of the local day, the rest is cooled dry") {
  const Plant plant(0.8);
  REQUIRE(plant.wet.wue_l_per_kwh > 1.0);
  REQUIRE(plant.dry.wue_l_per_kwh == 0.0);
  REQUIRE(plant.dry.pue > plant.wet.pue + 0.05);
  const double hourly_m3 = kIt * plant.wet.wue_l_per_kwh, day_m3 = 15.6 * hourly_m3;
  const Scenario s = thirsty(day_m3, std::numeric_limits<double>::infinity());
  Begin at_begin(s);
  auto& [campuses, model, accounts, years] = at_begin;
  REQUIRE(accounts.any());
  std::vector<HourState> states(24 * 10);
  for (std::size_t h = 0; h < states.size(); ++h) {
    model.at(s.begin + static_cast<Hour>(h), years, states[h]);
    CHECK(states[h].campuses[0].water_m3 == doctest::Approx(hourly_m3));
  }
  model.keep_within(accounts, s.begin, years, states);
  const std::string& zone = s.grid.regions[s.campuses[0].region.get()].time_zone;
  const grid::LocalClock clock(zone, s.begin, s.end);
  double used = 0.0, wanted = 0.0, of_day = 0.0;
  for (std::size_t h = 0; h < states.size(); ++h) {
    const HourState& state = states[h];
    const double use = state.campuses[0].water_m3, shortage = state.campuses[0].water_short_m3;
    CHECK(std::abs(use + shortage - hourly_m3) < 1e-9 * hourly_m3);
    // wet and dry by their shares, and no IT is lost
    const double x = use / hourly_m3;
    CHECK(state.campuses[0].load_mw ==
          doctest::Approx(kIt * (plant.wet.pue * x + plant.dry.pue * (1.0 - x))));
    CHECK(state.campuses[0].it_mw == doctest::Approx(kIt));
    CHECK(state.campuses[0].water_limited_mw == doctest::Approx(0.0));
    // the region's sums follow
    CHECK(state.regions[0].firm_mw ==
          doctest::Approx(state.regions[0].demand_mw + state.campuses[0].load_mw));
    const int local_hour = clock.at(s.begin + static_cast<Hour>(h)).hour;
    if (local_hour == 0) of_day = 0.0;
    of_day += use;
    CHECK(of_day < day_m3 + 1e-9);
    used += use;
    wanted += hourly_m3;
  }
  // nine whole local days and five hours before, nineteen after: a day's water lasts 15.6 hours
  CHECK(used == doctest::Approx(5 * hourly_m3 + 9 * day_m3 + day_m3));
  CHECK(wanted > used);
}

TEST_CASE("where the connection has no room for dry cooling the load is throttled") {
  const Plant plant(1.0);
  Scenario s = thirsty(0.0, std::numeric_limits<double>::infinity());
  s.campuses[0].load.load_factor = 1.0;
  // wet it just fits behind its connection, dry it does not
  s.campuses[0].load.design_pue = plant.wet.pue + 0.01;
  const double it_mw = 100.0 / s.campuses[0].load.design_pue;
  REQUIRE(it_mw * plant.dry.pue > 101.0);
  Begin at_begin(s);
  auto& [campuses, model, accounts, years] = at_begin;
  std::vector<HourState> states(1);
  model.at(s.begin, years, states[0]);
  CHECK(states[0].campuses[0].load_mw == doctest::Approx(it_mw * plant.wet.pue));
  model.keep_within(accounts, s.begin, years, states);
  CHECK(states[0].campuses[0].load_mw == doctest::Approx(100.0));
  CHECK(states[0].campuses[0].it_mw == doctest::Approx(100.0 / plant.dry.pue));
  CHECK(states[0].campuses[0].water_limited_mw ==
        doctest::Approx((it_mw - 100.0 / plant.dry.pue) * plant.wet.pue));
  CHECK(states[0].campuses[0].water_short_m3 == doctest::Approx(it_mw * plant.wet.wue_l_per_kwh));
}

TEST_CASE("a tower that is the only way out for the heat cannot run without water") {
  for (const CoolingKind kind : {CoolingKind::waterside, CoolingKind::water_chiller}) {
    const Plant plant(0.8, kind);
    const double hourly_m3 = kIt * plant.wet.wue_l_per_kwh;
    Scenario s = thirsty(0.0, std::numeric_limits<double>::infinity());
    s.campuses[0].load.cooling = kind;
    const Campuses campuses(s);
    const CampusLoad& load = campuses[0].load();
    const double wet_bulb_c = grid::air_at_dew_point(38.0, 12.0).wet_bulb_c;
    const auto at = [&](double share) {
      return load.limited(100.0, {}, 38.0, wet_bulb_c, share * hourly_m3);
    };
    CHECK(at(0.0).it_mw == 0.0);
    CHECK(at(0.0).load_mw == 0.0);
    // half the water, half the load but for the humidifier's, which a dry plant can spare
    const auto half = at(0.5);
    const double dry_share = plant.wet.wue_l_per_kwh / plant.dry.wue_l_per_kwh;
    CHECK(dry_share > 1.0);
    CHECK(half.it_mw == doctest::Approx(0.5 * kIt * dry_share));
    CHECK(half.water_m3 == doctest::Approx(0.5 * hourly_m3));
    CHECK(half.water_m3 + half.water_short_m3 == doctest::Approx(hourly_m3));
    CHECK(half.water_limited_mw == doctest::Approx((kIt - half.it_mw) * plant.wet.pue));
    // and with little less than is wanted the humidifier alone gives way
    const auto nearly = at(0.5 * (1.0 + 1.0 / dry_share));
    CHECK(nearly.it_mw == doctest::Approx(kIt));
    CHECK(nearly.water_limited_mw == doctest::Approx(0.0));
  }
}

TEST_CASE("allowance used and shortfall are the water wanted, by exchange and in the year") {
  const double hourly_m3 = kIt * Plant(0.8).wet.wue_l_per_kwh;
  const double allowance = 460.0 * hourly_m3;
  const auto with = frames_of(thirsty(22.0 * hourly_m3, allowance));
  const auto without = frames_of(
      thirsty(std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()));
  double used = 0.0;
  for (std::size_t e = 0; e < with.size(); ++e) {
    const double wanted = without[e].sums["water_direct"][0];
    CHECK(std::abs(with[e].sums["water_direct"][0] + with[e].sums["water_shortfall"][0] - wanted) <
          1e-9 * wanted);
    for (std::size_t h = 0; h < with[e].hours; ++h) {
      CHECK(with[e].hourly["water_direct"].row(h)[0] +
                with[e].hourly["water_shortfall"].row(h)[0] ==
            doctest::Approx(without[e].hourly["water_direct"].row(h)[0]).epsilon(1e-6));
      used += with[e].hourly["water_direct"].row(h)[0];
    }
  }
  CHECK(used == doctest::Approx(allowance).epsilon(1e-6));  // 59 days of 22 hours are more
}

TEST_CASE("an interrupted run plays its accounts again; threads make no difference") {
  Scenario s = thirsty(1400.0, 30'000.0);
  s.begin = grid::to_hour({2025, 11, 20});
  s.end = grid::to_hour({2026, 2, 1});
  s.campuses[0].phases = {{s.begin - 8766, 200.0, 0.0, 0.7, 0.3}};
  const auto whole = frames_of(s);
  for (std::size_t at = 1; at < whole.size(); at += 3) {
    const ResumePoint resume = resume_after(whole, at);
    const auto rest = frames_of(s, 3, &resume);
    REQUIRE(rest.size() == whole.size() - at);
    for (std::size_t e = 0; e < rest.size(); ++e) {
      CHECK(rest[e].hourly["water_direct"].values() ==
            whole[at + e].hourly["water_direct"].values());
      CHECK(rest[e].hourly["water_shortfall"].values() ==
            whole[at + e].hourly["water_shortfall"].values());
      CHECK(rest[e].sums["water_shortfall"] == whole[at + e].sums["water_shortfall"]);
      CHECK(rest[e].sums["campus_work"] == whole[at + e].sums["campus_work"]);
    }
  }
}
