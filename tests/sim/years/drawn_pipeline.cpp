#include "sim/years/drawn_pipeline.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "grid/core/error.hpp"
#include "grid/core/hours_of_year.hpp"
#include "sim/years/build_out.hpp"
#include "sim/years/build_out_sensitivity.hpp"
#include "tests/sim/years_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;
using doctest::Approx;

namespace {

Phase in_construction(Hour announced, double mw) {
  return {.announced = announced,
          .capacity_mw = mw,
          .share_pre_development = 0.0,
          .share_construction = 1.0};
}

/// Campuses announced before, at and after the begin, with hazards and unlike stages.
Scenario campuses() {
  Scenario s = years_scenario();
  add_campus(s, "old", {.announced = s.begin - hours_of(4.0), .capacity_mw = 300.0});
  add_campus(s, "new", {.announced = s.begin, .capacity_mw = 500.0}, 1);
  add_campus(s, "late",
             {.announced = s.begin + hours_of(1.0),
              .capacity_mw = 400.0,
              .share_pre_development = 0.5,
              .share_construction = 0.3,
              .share_energised = 0.2});
  s.campuses[0].phases.push_back(in_construction(s.begin + hours_of(2.0), 100.0));
  s.campuses[1].stages.pre_development_shape = 2;
  s.campuses[1].stages.construction_y = 1.5;
  s.campuses[2].stages.pre_development_cancellation_per_y = 0.08;
  s.campuses[2].stages.construction_cancellation_per_y = 0.05;
  return s;
}

/// The same, built in buildings, with capacity of some age.
Scenario aged_campuses() {
  Scenario s = campuses();
  s.campuses[0].phases[0].elapsed_y = 1.5;
  s.campuses[0].phases[1].steady = true;
  s.campuses[0].stages.buildings = 2;
  s.campuses[1].phases[0].steady = true;
  s.campuses[1].phases[0].announced -= hours_of(2.0);  // or too few members have any at first
  s.campuses[2].phases[0].elapsed_y = 0.7;
  s.campuses[2].stages.buildings = 3;
  s.campuses[2].stages.first_power_y = 1.5;
  return s;
}

/// Sum and sum of squares of a quantity over members.
struct Mean {
  double sum = 0.0, squares = 0.0;
  void add(double x) {
    sum += x;
    squares += x * x;
  }
  [[nodiscard]] double value(int n) const { return sum / n; }
  [[nodiscard]] double error(int n) const {
    return std::sqrt(std::max(0.0, squares / n - value(n) * value(n)) / (n - 1));
  }
};

/// Holds the mean of 2,000 drawn futures against the expected build-out at ten dates.
void check_mean(Scenario s) {
  constexpr int kMembers = 2000;
  constexpr std::size_t kDates = 10;
  using Column = std::vector<double> BuildOutFrame::*;
  const Column columns[] = {&BuildOutFrame::pre_development, &BuildOutFrame::construction,
                            &BuildOutFrame::energised, &BuildOutFrame::filled,
                            &BuildOutFrame::cancelled};
  const auto date = [&](std::size_t i) { return s.begin + hours_of(1.2 * (double(i) + 0.5)); };
  std::vector<BuildOutFrame> expected;
  BuildOut ode(s);
  for (std::size_t i = 0; i < kDates; ++i) expected.push_back(state_at(ode, date(i)));

  s.draw_stages = true;
  Mean mean[kDates][5][3], all[kDates];
  for (int member = 0; member < kMembers; ++member) {
    s.seed = static_cast<std::uint64_t>(member);
    BuildOut drawn(s);
    for (std::size_t i = 0; i < kDates; ++i) {
      const BuildOutFrame f = state_at(drawn, date(i));
      double energised = 0.0;
      for (std::size_t c = 0; c < 3; ++c) {
        for (std::size_t k = 0; k < 5; ++k) mean[i][k][c].add((f.*columns[k])[c]);
        energised += f.energised[c];
        REQUIRE(f.announced[c] == Approx(expected[i].announced[c]).epsilon(1e-12));
      }
      all[i].add(energised);
    }
  }
  double worst = 0.0;
  for (std::size_t i = 0; i < kDates; ++i) {
    double energised = 0.0;
    for (std::size_t c = 0; c < 3; ++c) energised += expected[i].energised[c];
    const double z = (all[i].value(kMembers) - energised) / all[i].error(kMembers);
    worst = std::max(worst, std::abs(z));
    CAPTURE(i);
    CHECK(std::abs(z) < 3.0);
    // each campus and stage is a test of its own, 150 of them: a little wider, by chance alone.
    // Where nothing came about in any member its error is that of one lump of the same mean.
    for (std::size_t k = 0; k < 5; ++k) {
      for (std::size_t c = 0; c < 3; ++c) {
        CAPTURE(k);
        CAPTURE(c);
        const double wanted = (expected[i].*columns[k])[c];
        const double share = expected[i].announced[c] > 0.0 ? wanted / expected[i].announced[c] : 0;
        const double lump =
            expected[i].announced[c] * std::sqrt(std::max(0.0, share * (1.0 - share)) / kMembers);
        const double error = mean[i][k][c].error(kMembers);
        CHECK(std::abs(mean[i][k][c].value(kMembers) - wanted) <=
              4.0 * (error > 0.0 ? error : lump) + 1e-6);
      }
    }
  }
  MESSAGE("energised: largest difference " << worst << " standard errors");
}

}  // namespace

TEST_CASE("drawn pipelines: the mean of 2,000 is the expected build-out at ten dates") {
  check_mean(campuses());
}

TEST_CASE("drawn pipelines: so it is of buildings, and of capacity of some age") {
  check_mean(aged_campuses());
}

TEST_CASE("drawn pipelines: a campus's buildings are ready one after another, at equal ratios") {
  Scenario s = years_scenario();
  Campus& campus = add_campus(s, "one", in_construction(s.begin, 300.0));
  campus.stages.buildings = 3;
  campus.stages.first_power_y = 1.2;  // 1.2, 2.4 and 3.6 y
  s.draw_stages = true;
  for (const std::uint64_t seed : {1U, 2U, 3U, 4U}) {
    s.seed = seed;
    BuildOut drawn(s);
    double before = 0.0;
    std::vector<double> ready_y;
    for (Hour h = s.begin; h < s.begin + hours_of(40.0); h += 24) {
      const double e = state_at(drawn, h).energised[0];
      if (e != before) {
        CHECK(e - before == Approx(100.0));
        ready_y.push_back(static_cast<double>(h - s.begin) / grid::kHoursOfJulianYear);
        before = e;
      }
    }
    REQUIRE(ready_y.size() == 3);
    constexpr double kDays = 2.0 / 365.25;
    CHECK(std::abs(ready_y[1] - 2.0 * ready_y[0]) < 3 * kDays);
    CHECK(std::abs(ready_y[2] - 3.0 * ready_y[0]) < 4 * kDays);
  }
}

TEST_CASE("drawn pipelines: each part of a phase moves whole") {
  Scenario s = campuses();
  s.draw_stages = true;
  s.seed = 3;
  BuildOut drawn(s);
  double before = 0.0;
  int moves = 0;
  for (Hour h = s.begin; h < s.begin + hours_of(40.0); h += 168) {
    const double e = state_at(drawn, h).energised[0];
    CHECK(e >= before);
    if (e != before) {
      CHECK((e - before == 300.0 || e - before == 100.0));
      ++moves;
    }
    before = e;
  }
  CHECK(moves == 2);
  CHECK(before == 400.0);
}

TEST_CASE("drawn pipelines: the machines follow what is energised") {
  // dI/dt = (E - I) / tau: after a jump of E at t1, I = K (1 - e^(-(t - t1) / tau))
  Scenario s = years_scenario();
  add_campus(s, "one", {.announced = s.begin, .capacity_mw = 100.0});
  s.draw_stages = true;
  BuildOut drawn(s);
  Hour energised = 0;
  for (Hour h = s.begin; h < s.begin + hours_of(40.0); ++h) {
    const BuildOutFrame f = state_at(drawn, h);
    if (f.energised[0] == 0.0) {
      CHECK(f.filled[0] == 0.0);
      energised = h;
      continue;
    }
    const double since_y = static_cast<double>(h - energised) / grid::kHoursOfJulianYear;
    if (since_y > 3.0) break;
    CHECK(f.filled[0] <= 100.0 * (1.0 - std::exp(-since_y / 1.5)) + 1e-9);
    CHECK(f.filled[0] >=
          100.0 * (1.0 - std::exp(-(since_y - 1.0 / grid::kHoursOfJulianYear) / 1.5)) - 1e-9);
  }
  REQUIRE(energised > s.begin);
}

TEST_CASE("drawn pipelines: a connection limit is a queue that loses nothing") {
  Scenario s = years_scenario();
  s.draw_stages = true;
  for (int i = 0; i < 12; ++i) {
    add_campus(s, "campus " + std::to_string(i), in_construction(s.begin, 250.0));
  }
  add_campus(s, "elsewhere", in_construction(s.begin, 250.0), 1);
  const Scenario free = s;
  s.limits.connection_mw_per_y[0] = 400.0;
  BuildOut limited(s), unlimited(free);
  double before = 0.0, steepest = 0.0, waited = 0.0;
  for (Hour h = s.begin; h <= s.begin + hours_of(12.0); h += 24) {
    const BuildOutFrame f = state_at(limited, h);
    const BuildOutFrame u = state_at(unlimited, h);
    double energised = 0.0, built = 0.0;
    for (std::size_t c = 0; c < 12; ++c) {
      energised += f.energised[c];
      built += u.energised[c];
      CHECK(f.announced[c] == Approx(250.0).epsilon(1e-12));
      CHECK(f.filled[c] <= f.energised[c] + 1e-9);
      CHECK(f.construction[c] >= 0.0);
    }
    CHECK(f.energised[12] == u.energised[12]);
    CHECK(energised <= built + 1e-9);
    steepest = std::max(steepest, energised - before);
    waited = std::max(waited, built - energised);
    before = energised;
  }
  CHECK(steepest <= 400.0 * 24.0 / grid::kHoursOfJulianYear * (1.0 + 1e-9));
  CHECK(steepest == Approx(400.0 * 24.0 / grid::kHoursOfJulianYear));
  CHECK(waited > 500.0);
  CHECK(before == Approx(3000.0).epsilon(1e-12));  // all of it, in the end
}

TEST_CASE("drawn pipelines: the queue is served in the order of arrival, with the fluid's times") {
  Scenario s = years_scenario();
  s.draw_stages = true;
  add_campus(s, "a", in_construction(s.begin, 300.0));
  add_campus(s, "b", in_construction(s.begin, 200.0));
  // both built for certain within minutes, one after the other
  s.campuses[0].stages.construction_y = 1e-5;
  s.campuses[1].stages.construction_y = 1e-3;
  s.limits.connection_mw_per_y[0] = 100.0;
  BuildOut drawn(s);
  for (const double y : {1.0, 2.9, 3.5, 4.9, 6.0}) {
    const BuildOutFrame f = state_at(drawn, s.begin + hours_of(y));
    CHECK(f.energised[0] == Approx(std::min(300.0, 100.0 * y)).epsilon(1e-3));
    CHECK(f.energised[1] == Approx(std::clamp(100.0 * y - 300.0, 0.0, 200.0)).epsilon(1e-3));
    if (y < 3.0) {  // E = q t: I = q (t - tau + tau e^(-t/tau))
      CHECK(f.filled[0] == Approx(100.0 * (y - 1.5 + 1.5 * std::exp(-y / 1.5))).epsilon(2e-3));
    }
  }
}

TEST_CASE("drawn pipelines: another campus changes nobody's times, another seed does") {
  Scenario s = campuses();
  s.draw_stages = true;
  Scenario more = s;
  add_campus(more, "one more", {.announced = s.begin, .capacity_mw = 50.0});
  std::rotate(more.campuses.begin(), more.campuses.end() - 1, more.campuses.end());
  Scenario other = s;
  other.seed = 99;
  BuildOut a(s), b(more), c(other);
  int differ = 0;
  for (double y = 0.0; y < 15.0; y += 0.25) {
    const Hour at = s.begin + hours_of(y);
    const BuildOutFrame fa = state_at(a, at), fb = state_at(b, at), fc = state_at(c, at);
    for (std::size_t i = 0; i < 3; ++i) {
      CHECK(fa.energised[i] == fb.energised[i + 1]);
      CHECK(fa.filled[i] == Approx(fb.filled[i + 1]).epsilon(1e-12));
      differ += fa.energised[i] != fc.energised[i] ? 1 : 0;
    }
  }
  CHECK(differ > 10);
}

TEST_CASE("drawn pipelines: what has no meaning with them is refused") {
  Scenario s = campuses();
  s.draw_stages = true;
  CHECK_THROWS_WITH_AS(BuildOutSensitivity(s, pipeline_parameters(s)),
                       doctest::Contains("no derivatives"), InputError);
  Scenario national = s;
  national.limits.national_construction_mw = 1000.0;
  CHECK_THROWS_WITH_AS(BuildOut{national}, doctest::Contains("connection limits only"), InputError);
  Scenario supply = s;
  supply.limits.accelerator_supply_mw_per_y = 1000.0;
  CHECK_THROWS_AS(BuildOut{supply}, InputError);
  s.feedback.enabled = true;
  CHECK_THROWS_AS(BuildOut{s}, InputError);
}
