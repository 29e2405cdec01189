#include "output/variables/machines.hpp"

#include <doctest/doctest.h>

#include "tests/output/small_run.hpp"

namespace gigaload::output {

TEST_CASE("machines promised are the larger of chips and sites at each date, not the sum of all") {
  const Machines machines({"chips", "chips", "sites"}, {});
  CHECK(machines.promised_mw(std::vector<double>{0.0, 0.0, 1750.0}) == 1750.0);
  CHECK(machines.promised_mw(std::vector<double>{1000.0, 600.0, 700.0}) == 1600.0);
  CHECK(Machines({}, {}).promised_mw({}) == 0.0);
}

TEST_CASE("machines that count for chips and for sites are delivered once") {
  auto s = small_scenario();
  s.deals.resize(3);
  s.deals[2].kind = sim::DealKind::sites;
  s.campuses[0].deals = {{DealIndex(0), 0.6}, {DealIndex(1), 0.3}, {DealIndex(2), 1.0}};
  s.campuses[1].deals = {{DealIndex(0), 0.5}};
  const Machines machines(s);
  sim::BuildOutFrame frame;
  frame.energised = {100.0, 40.0, 1000.0};  // the last serves no deal
  frame.promised = {300.0, 50.0, 200.0};
  CHECK(machines.delivered(frame) == doctest::Approx(100.0 + 20.0));
  CHECK(machines.promised(frame) == 350.0);
  CHECK(machines.gap(frame) == doctest::Approx(230.0));
}

}  // namespace gigaload::output
