#include "sim/years/promise.hpp"

#include <doctest/doctest.h>

#include "grid/core/error.hpp"

using namespace gigaload;
using namespace gigaload::sim;

TEST_CASE("promise: nothing before the first date, linear between, constant after") {
  Deal deal;
  deal.promised = {{100, 1000.0}, {200, 3000.0}, {300, 3500.0}};
  CHECK(promised_mw(deal, 99) == 0.0);
  CHECK(promised_mw(deal, 100) == 1000.0);
  CHECK(promised_mw(deal, 150) == 2000.0);
  CHECK(promised_mw(deal, 200) == 3000.0);
  CHECK(promised_mw(deal, 240) == doctest::Approx(3200.0));
  CHECK(promised_mw(deal, 10000) == 3500.0);
  CHECK(promised_mw(Deal{}, 0) == 0.0);
}

TEST_CASE("promise: every deal counts the shared machines once") {
  std::vector<Campus> campuses(2);
  campuses[0].deals = {{DealIndex(0), 1.0}, {DealIndex(1), 0.5}};
  campuses[1].deals = {{DealIndex(1), 0.25}};
  const Deliveries deliveries(campuses, 3);
  std::vector<double> delivered{9.0};
  deliveries.sum(std::vector<double>{100.0, 40.0}, delivered);
  CHECK(delivered == std::vector<double>{100.0, 60.0, 0.0});
}

TEST_CASE("promise: a deal that does not exist is our own fault") {
  std::vector<Campus> campuses(1);
  campuses[0].deals = {{DealIndex(2), 1.0}};
  CHECK_THROWS_AS(Deliveries(campuses, 2), InternalError);
}
