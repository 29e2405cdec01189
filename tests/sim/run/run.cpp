#include "sim/run/run.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "grid/weather/air.hpp"
#include "sim/campus/campuses.hpp"
#include "tests/sim/frames_of.hpp"
#include "tests/sim/small_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

/// Tight supply, so that shortage, storage and curtailment all happen.
Scenario tight_scenario() {
  Scenario s = small_scenario();
  s.grid.fleet[0].capacity_mw = {1250.0, 1250.0};
  return s;
}

void check_same(const Frame& a, const Frame& b) {
  CHECK(a.begin == b.begin);
  CHECK(a.hourly["demand"].values() == b.hourly["demand"].values());
  CHECK(a.hourly["shortfall"].values() == b.hourly["shortfall"].values());
  CHECK(a.hourly["net_import"].values() == b.hourly["net_import"].values());
  CHECK(a.hourly["campus_curtailed"].values() == b.hourly["campus_curtailed"].values());
  CHECK(a.hourly["co2"].values() == b.hourly["co2"].values());
  CHECK(a.sums["energy"] == b.sums["energy"]);
  CHECK(a.sums["generation"] == b.sums["generation"]);
  CHECK(a.sums["storage_energy"] == b.sums["storage_energy"]);
  CHECK(a.build_out.energised == b.build_out.energised);
}

}  // namespace

TEST_CASE("exchanges are weeks from each new year on, wherever the run starts") {
  Scenario s = small_scenario();
  s.begin = grid::to_hour({2025, 12, 20});
  s.end = grid::to_hour({2026, 1, 15});
  const auto times = exchange_times(s);
  const std::vector<Hour> expected{grid::to_hour({2025, 12, 20}), grid::to_hour({2025, 12, 24}),
                                   grid::to_hour({2025, 12, 31}), grid::to_hour({2026, 1, 1}),
                                   grid::to_hour({2026, 1, 8}),   grid::to_hour({2026, 1, 15})};
  CHECK(times == expected);
  CHECK(exchange_times(s.begin, s.end, s.exchange_h) == expected);
  CHECK(exchange_times(s.begin, s.begin, 24) == std::vector<Hour>{s.begin});
}

TEST_CASE("every region-hour balances, and imports sum to zero") {
  Scenario s = tight_scenario();
  s.write_generation = true;
  double most_short = 0.0, most_curtailed = 0.0, used_storage = 0.0;
  for (const Frame& f : frames_of(s)) {
    double national_import = 0.0;
    for (std::size_t r = 0; r < 2; ++r) {
      double generation = 0.0;
      for (std::size_t t = 0; t < 3; ++t) generation += f.sums["generation"][r * 3 + t];
      const double curtailed_by_contract = r == 1 ? f.sums["campus_curtailed_energy"][1] : 0.0;
      CHECK(generation + f.sums["net_import"][r] + f.sums["unserved_energy"][r] +
                curtailed_by_contract - f.sums["energy"][r] ==
            doctest::Approx(0.0).epsilon(1e-6 * static_cast<double>(f.hours)));
      national_import += f.sums["net_import"][r];
      most_short = std::max(most_short, f.sums["unserved_energy"][r]);
    }
    CHECK(std::abs(national_import) < 1e-6 * static_cast<double>(f.hours));
    most_curtailed = std::max(most_curtailed, f.sums["campus_curtailed_energy"][1]);
    used_storage = std::min(used_storage, f.sums["generation"][2]);  // charging costs its losses
    for (std::size_t h = 0; h < f.hours; ++h) {
      for (std::size_t r = 0; r < 2; ++r) {
        double supplied = f.hourly["net_import"].row(h)[r] + f.hourly["shortfall"].row(h)[r];
        for (std::size_t t = 0; t < 3; ++t) supplied += f.hourly["generation"].row(h)[r * 3 + t];
        if (r == 1) supplied += f.hourly["campus_curtailed"].row(h)[1];
        REQUIRE(supplied == doctest::Approx(f.hourly["grid_load"].row(h)[r]).epsilon(1e-6));
      }
    }
  }
  // the case must exercise what it claims to balance
  CHECK(most_short > 0.0);
  CHECK(most_curtailed > 0.0);
  CHECK(used_storage < 0.0);
}

TEST_CASE("what comes from Canada is a term of the balance of its own") {
  Scenario s = tight_scenario();
  s.write_generation = true;
  s.grid.data[0].canada_import_mw = {60.0};
  s.grid.data[1].canada_import_mw = {-40.0, 25.0};  // January, and from February on
  for (const Frame& f : frames_of(s)) {
    for (std::size_t h = 0; h < f.hours; ++h) {
      const Hour hour = f.begin + static_cast<Hour>(h);
      REQUIRE(f.hourly["canada_import"].row(h)[0] == 60.0F);
      REQUIRE(f.hourly["canada_import"].row(h)[1] ==
              (hour < grid::to_hour({2025, 2, 1}) ? -40.0F : 25.0F));
      for (std::size_t r = 0; r < 2; ++r) {
        double supplied = f.hourly["net_import"].row(h)[r] + f.hourly["shortfall"].row(h)[r] +
                          f.hourly["canada_import"].row(h)[r];
        for (std::size_t t = 0; t < 3; ++t) supplied += f.hourly["generation"].row(h)[r * 3 + t];
        if (r == 1) supplied += f.hourly["campus_curtailed"].row(h)[1];
        REQUIRE(supplied == doctest::Approx(f.hourly["grid_load"].row(h)[r]).epsilon(1e-6));
      }
    }
    CHECK(f.sums["canada_import"][0] == doctest::Approx(60.0 * static_cast<double>(f.hours)));
  }
}

TEST_CASE("prices change with the month inside an exchange") {
  Scenario s = small_scenario();
  s.campuses.clear();
  s.write_generation = true;
  s.grid.fleet[2].capacity_mw = {1500.0, 1500.0};  // each could do without the other
  for (grid::RegionData& data : s.grid.data) data.self_scheduled_share.assign(3, 0.0);
  s.grid.data[1].fuel_price_usd_per_mmbtu[0] = {1.0, 9.0};
  s.exchange_h = 168;
  for (const Frame& f : frames_of(s)) {
    for (std::size_t h = 0; h < f.hours; ++h) {
      const bool january = f.begin + static_cast<Hour>(h) < grid::to_hour({2025, 2, 1});
      const double from_a_mw = f.hourly["net_import"].row(h)[1];
      REQUIRE(from_a_mw == doctest::Approx(january ? -150.0 : 200.0));
    }
  }
}

TEST_CASE("the same bytes for 1, 2 and 8 threads") {
  const Scenario s = tight_scenario();
  const auto one = frames_of(s, 1);
  for (const unsigned threads : {2U, 8U}) {
    const auto many = frames_of(s, threads);
    REQUIRE(many.size() == one.size());
    for (std::size_t e = 0; e < one.size(); ++e) check_same(one[e], many[e]);
  }
}

TEST_CASE("a resumed run goes on as if it had not stopped, with feedback too") {
  Scenario s = tight_scenario();
  s.feedback = {.enabled = true, .hours_scale = 1.0};
  s.limits.connection_mw_per_y = {50.0, 50.0};
  s.campuses[0].phases = {{s.begin - 4 * 8766, 900.0, 1.0, 0.0, 0.0}};
  const auto whole = frames_of(s);
  REQUIRE(whole.size() == 9);
  const std::size_t at = 4;
  const ResumePoint resume = resume_after(whole, at);
  const auto rest = frames_of(s, 2, &resume);
  REQUIRE(rest.size() == whole.size() - at);
  for (std::size_t e = 0; e < rest.size(); ++e) check_same(rest[e], whole[at + e]);
}

TEST_CASE("curtailable campuses go first, firm ones share pro rata") {
  Scenario s = tight_scenario();
  s.grid.interfaces.clear();
  s.grid.fleet[0].capacity_mw = {1100.0, 1100.0};  // region A: 990 MW for more than 1100
  s.grid.fleet[1].capacity_mw = {0.0, 0.0};
  for (Campus& campus : s.campuses) campus.load.cooling = CoolingKind::waterside;
  const Campuses campuses(s);
  const CampusLoad& campus = campuses[0].load();
  const double wet_bulb_c = grid::air_at_dew_point(15.0, 6.0).wet_bulb_c;
  const grid::LocalClock clock(s.grid.regions[0].time_zone, s.begin, s.end);
  for (const Frame& f : frames_of(s)) {
    for (std::size_t h = 0; h < f.hours; ++h) {
      const double cut = f.hourly["campus_curtailed"].row(h)[0] / f.hourly["campus_load"].row(h)[0];
      CHECK(cut ==
            doctest::Approx(f.hourly["shortfall"].row(h)[0] / f.hourly["grid_load"].row(h)[0])
                .epsilon(1e-4));
      if (f.hourly["shortfall"].row(h)[1] > 0.01F) {
        CHECK(f.hourly["campus_curtailed"].row(h)[1] ==
              doctest::Approx(f.hourly["campus_load"].row(h)[1]));
      }
      // what is served drinks, in the air of the small grid
      const auto whole = campus.at(1.0, clock.at(f.begin + static_cast<Hour>(h)), 15.0, wet_bulb_c);
      const double water = f.hourly["campus_load"].row(h)[0] * whole.water_m3 / whole.load_mw;
      CHECK(water > 0.0);
      CHECK(f.hourly["water_direct"].row(h)[0] ==
            doctest::Approx(water * (1.0 - cut)).epsilon(1e-4));
    }
  }
}

TEST_CASE("without feedback the years do not know the hours") {
  Scenario roomy = small_scenario();
  roomy.campuses[0].phases = {{roomy.begin - 4 * 8766, 900.0, 1.0, 0.0, 0.0}};
  Scenario tight = roomy;
  tight.grid.fleet[0].capacity_mw = {800.0, 800.0};
  const auto a = frames_of(roomy);
  const auto b = frames_of(tight);
  REQUIRE(a.size() == b.size());
  CHECK(b.back().sums["unserved_energy"][0] > 0.0);
  for (std::size_t e = 0; e < a.size(); ++e) {
    CHECK(a[e].build_out.energised == b[e].build_out.energised);
  }
}

TEST_CASE("with every promise kept by real campuses, a path that contains them is met") {
  Scenario s = small_scenario();
  s.begin = grid::to_hour({2025, 1, 1});
  s.end = grid::to_hour({2026, 1, 1});
  s.data_centres.path_year = {2023, 2024, 2025, 2026};
  s.data_centres.path_energy_mwh = {100.0 * 8760, 900.0 * 8784, 900.0 * 8760, 900.0 * 8760};
  Deal deal;
  deal.promised = {{grid::to_hour({2020, 1, 1}), 400.0}};
  s.deals = {deal};
  for (Campus& campus : s.campuses) campus.deals = {{DealIndex(0), 1.0}};
  double mwh = 0.0, promised_mwh = 0.0;
  for (const Frame& f : frames_of(s)) {
    for (std::size_t r = 0; r < 2; ++r) {
      mwh += f.sums["data_centre_energy"][r];
      promised_mwh += f.sums["data_centre_energy_promised"][r];
    }
  }
  CHECK(mwh == doctest::Approx(900.0 * 8760).epsilon(2e-3));
  CHECK(promised_mwh == doctest::Approx(900.0 * 8760).epsilon(1e-9));
}

TEST_CASE("with what is built inside the path it is met, and the others stay without campuses") {
  Scenario s = small_scenario();
  s.end = grid::to_hour({2026, 1, 1});
  s.data_centres.path_year = {2023, 2024, 2025, 2026};
  s.data_centres.path_energy_mwh = {100.0 * 8760, 100.0 * 8784, 900.0 * 8760, 900.0 * 8760};
  s.data_centres.campuses = CampusesOnPath::inside;
  Deal deal;  // far more than is built: nothing is taken from the path for it
  deal.promised = {{grid::to_hour({2023, 1, 1}), 5000.0}};
  s.deals = {deal};
  for (Campus& campus : s.campuses) {
    campus.deals = {{DealIndex(0), 1.0}};
    campus.phases = {{grid::to_hour({2023, 6, 1}), 30.0, 0.0, 0.0, 1.0},
                     {grid::to_hour({2025, 3, 1}), 60.0, 0.0, 1.0, 0.0}};
  }
  Scenario without = s;
  for (Campus& campus : without.campuses) {
    without.data_centres.left_out.push_back(campus.phases);
    for (Phase& phase : campus.phases) phase.share_construction = phase.share_energised = 0.0;
  }
  const auto with_frames = frames_of(s), without_frames = frames_of(without);
  REQUIRE(with_frames.size() == without_frames.size());
  double built_mwh = 0.0, path_mwh = 0.0, campus_mwh = 0.0;
  for (std::size_t e = 0; e < with_frames.size(); ++e) {
    const auto &sums = with_frames[e].sums, &others = without_frames[e].sums;
    for (std::size_t r = 0; r < 2; ++r) {
      built_mwh += sums["data_centre_energy"][r];
      path_mwh += sums["data_centre_energy_path"][r];
      campus_mwh += sums["campus_energy"][r];
      CHECK(others["campus_energy"][r] == 0.0);
      CHECK(
          others["data_centre_energy"][r] ==
          doctest::Approx(sums["data_centre_energy"][r] - sums["campus_energy"][r]).epsilon(1e-12));
    }
  }
  CHECK(path_mwh == doctest::Approx(900.0 * 8760).epsilon(1e-9));
  CHECK(built_mwh == doctest::Approx(path_mwh).epsilon(2e-3));
  CHECK(campus_mwh > 0.03 * path_mwh);
}

TEST_CASE("a calendar year is the same wherever the run starts") {
  Scenario s = tight_scenario();
  s.grid.fleet[1].capacity_mw = {0.0, 0.0};  // what is in stores at new year is of the year before
  s.end = grid::to_hour({2027, 1, 1});
  s.exchange_h = 200;
  s.ensemble = {.samples = 20, .sampled_weather = true, .quantiles = {0.9}};
  s.campuses[0].phases = {{grid::to_hour({2023, 6, 1}), 200.0, 0.3, 0.7, 0.0},
                          {grid::to_hour({2025, 6, 1}), 50.0, 0.0, 0.0, 1.0}};
  s.campuses[0].water.per_year_m3 = 1000.0;
  SUBCASE("by the equations") {}
  SUBCASE("with limits") { s.limits.connection_mw_per_y = {30.0, 30.0}; }
  SUBCASE("drawn") { s.draw_stages = true; }
  Scenario later = s;
  later.begin = grid::to_hour({2026, 1, 1});
  std::vector<Frame> a = frames_of(s);
  std::erase_if(a, [](const Frame& f) { return f.year != 2026; });
  const std::vector<Frame> b = frames_of(later);
  REQUIRE(a.size() == b.size());
  const auto same = [](double x, double y) {
    return (std::isnan(x) && std::isnan(y)) || x == doctest::Approx(y).epsilon(1e-5).scale(1.0);
  };
  for (std::size_t e = 0; e < a.size(); ++e) {
    CAPTURE(e);
    CHECK(a[e].begin == b[e].begin);
    for (const auto& [quantity, row] : a[e].sums) {
      CAPTURE(quantity->name);
      const auto& other = b[e].sums[*quantity];
      CHECK(std::ranges::equal(row, other, same));
    }
  }
  REQUIRE(a.back().adequacy);
  const auto& of_a = a.back().adequacy->areas[0];
  const auto& of_b = b.back().adequacy->areas[0];
  CHECK(of_a.lolh.value > 0.0);
  CHECK(of_a.lolh.value == of_b.lolh.value);
  CHECK(of_a.events.value == of_b.events.value);
  CHECK(of_a.eue.value == doctest::Approx(of_b.eue.value).epsilon(1e-6));
}

TEST_CASE("where nothing asks for power the reserve margin is not a number") {
  Scenario s = small_scenario();
  s.end = s.begin + 24;
  s.campuses.clear();
  for (auto& data : s.grid.data) data.mean_demand_mw = {0.0, 0.0};
  s.data_centres.path_energy_mwh = {0.0, 0.0, 0.0};
  const auto frames = frames_of(s);
  REQUIRE(frames.size() == 1);
  for (const float margin : frames[0].hourly["reserve_margin"].values()) CHECK(std::isnan(margin));
}

TEST_CASE("progress can stop a run between exchanges") {
  Collector collector;
  RunOptions options;
  options.threads = 1;
  options.progress = [](std::size_t done_h, std::size_t total_h) {
    CHECK(total_h == 59 * 24);
    return done_h < 3 * 168;
  };
  CHECK_FALSE(run(small_scenario(), options, collector));
  CHECK(collector.frames.size() == 3);
}
