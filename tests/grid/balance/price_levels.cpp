#include "grid/balance/price_levels.hpp"

#include <doctest/doctest.h>

#include "grid/balance/merit_order.hpp"

using namespace gigaload::grid;

TEST_CASE("price levels: the order holds against the longest way, whatever the rules say") {
  constexpr std::size_t kRegions = 49;
  for (const double hurdle : {0.0, 3.0, 50.0}) {
    for (const double curtailment : {500.0, 2000.0, 20000.0}) {
      for (const double lost_load : {100.0, 10000.0}) {
        const DispatchRules rules{.value_of_lost_load_usd_per_mwh = lost_load,
                                  .curtailment_price_usd_per_mwh = curtailment};
        const auto dearest = micro_usd(450.0);
        const auto crossing = micro_usd(hurdle), reach = micro_usd(hurdle * kRegions);
        const PriceLevels level(rules, crossing, kRegions, dearest);
        CHECK(PriceLevels::self_scheduled(crossing, kRegions) + reach < 0);
        CHECK(level.charge(1000.0) > dearest + reach);
        CHECK(level.charge(0.0) > level.charge(1.0));
        CHECK(level.discharge(1000.0) > level.charge(0.0));
        CHECK(level.discharge(0.0) > level.discharge(1.0));
        CHECK_FALSE(level.curtails_by_price());
        CHECK(level.curtail(0) > level.discharge(0.0) + reach);
        for (std::size_t step = 1; step < kCutShare.size(); ++step) {
          CHECK(level.curtail(step) > level.curtail(step - 1) + reach);
          CHECK(level.unserved(step) > level.unserved(step - 1) + reach);
        }
        CHECK(level.respond() > level.curtail(kCutShare.size() - 1) + reach);
        CHECK(level.unserved(0) > level.respond() + reach);
      }
    }
  }
}

TEST_CASE("price levels: a curtailment price among the power plants stands as it is") {
  const DispatchRules rules{.curtailment_price_usd_per_mwh = 80.0};
  const PriceLevels level(rules, 0, 3, micro_usd(450.0));
  CHECK(level.curtails_by_price());
  CHECK(level.curtail(0) == micro_usd(80.0));
  CHECK(level.curtail(6) == micro_usd(80.0));
  CHECK(level.unserved(0) > level.discharge(0.0));
}
