#include "sim/years/years_clock.hpp"

#include <doctest/doctest.h>

#include "sim/scenario/exchange_times.hpp"
#include "tests/sim/years_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

Scenario fed_back() {
  Scenario s = years_scenario();
  add_campus(s, "one",
             {.announced = s.begin,
              .capacity_mw = 1000.0,
              .share_pre_development = 0.0,
              .share_construction = 0.7,
              .share_energised = 0.3});
  s.feedback = {.enabled = true, .hours_scale = 1.0};
  return s;
}

/// The build-out after one exchange of `exchange_h` hours with so many hours of shortfall.
BuildOutFrame after(const Scenario& s, Hour exchange_h, double shortfall_h) {
  YearsClock clock(s);
  Frame frame;
  clock.begin(frame);
  frame.begin = s.begin;
  frame.shortfall_hours.assign(3, shortfall_h);
  clock.advance(s.begin + exchange_h, frame);
  return frame.build_out;
}

}  // namespace

TEST_CASE("years clock: begins with what is built, and machines in what is filled") {
  const Scenario s = fed_back();
  YearsClock clock(s);
  Frame frame;
  clock.begin(frame);
  CHECK(frame.build_out.energised[0] == doctest::Approx(300.0));
  CHECK(frame.build_out.work_capacity[0] ==
        doctest::Approx(frame.build_out.filled[0] / s.campuses[0].load.design_pue *
                        output_per_watt(s.accelerators, s.begin)));
}

TEST_CASE("years clock: machines are as old wherever the run starts") {
  Scenario s = fed_back();
  s.feedback.enabled = false;
  s.accelerators.lifetime_y = 3.0;
  s.campuses[0].phases[0].announced = s.begin - hours_of(1.7);
  const auto work_of_2031 = [&](int start) {
    Scenario later = s;
    later.begin = grid::start_of_year(start);
    YearsClock clock(later);
    Frame frame;
    clock.begin(frame);
    std::vector<double> work;
    for (const Hour time : exchange_times(later)) {
      if (time > later.begin) clock.advance(time, frame);
      if (grid::year_of(time) == 2031) work.push_back(frame.build_out.work_capacity[0]);
      frame.begin = time;
    }
    return work;
  };
  const std::vector<double> expected = work_of_2031(2020);
  CHECK(expected.size() == 53);
  for (const int start : {2025, 2028, 2031}) {
    const auto work = work_of_2031(start);
    REQUIRE(work.size() == expected.size());
    for (std::size_t i = 0; i < work.size(); ++i) {
      CHECK(work[i] == doctest::Approx(expected[i]).epsilon(1e-6));
    }
  }
}

TEST_CASE("years clock: shortfall slows it, brought to a week whatever the exchange") {
  const Scenario s = fed_back();
  BuildOut known(s);
  BuildOutFrame wanted;
  known.advance(s.begin, wanted);
  known.set_shortfall_hours({5.0, 5.0, 5.0});
  known.advance(s.begin + 336, wanted);
  CHECK(after(s, 336, 10.0).energised[0] == wanted.energised[0]);
  CHECK(after(s, 336, 0.0).energised[0] > wanted.energised[0]);
}

TEST_CASE("sensitivity clock: tells the derivatives from the begin on") {
  const Scenario s = fed_back();
  SensitivityClock clock(s);
  Frame frame;
  clock.begin(frame);
  CHECK(frame.sensitivity.energised == std::vector<double>(5, 0.0));
  clock.advance(s.begin + 5000, frame);
  CHECK(frame.sensitivity.energised[1] < 0.0);  // longer construction, later MW
}
