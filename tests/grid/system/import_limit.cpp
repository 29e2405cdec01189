#include "grid/system/import_limit.hpp"

#include <doctest/doctest.h>

using namespace gigaload::grid;

TEST_CASE("a delivery year begins in June, with summer") {
  CHECK(delivery_season(2027, 5) == DeliverySeason{2027, 0});
  CHECK(delivery_season(2027, 7) == DeliverySeason{2027, 0});
  CHECK(delivery_season(2027, 8) == DeliverySeason{2027, 1});
  CHECK(delivery_season(2027, 11) == DeliverySeason{2027, 2});
  CHECK(delivery_season(2028, 0) == DeliverySeason{2027, 2});
  CHECK(delivery_season(2028, 2) == DeliverySeason{2027, 3});
  CHECK(delivery_season(2028, 4) == DeliverySeason{2027, 3});
}

TEST_CASE("a limit by years is constant before the first and after the last") {
  ImportLimit limit{.name = "B", .regions = {}, .mw = 7.0};
  CHECK(limit.in_month(1999, 3) == 7.0);
  limit.first_year = 2025;
  limit.by_year = {{10.0, 20.0, 30.0, 40.0}, {50.0, 60.0, 70.0, 80.0}};
  CHECK(limit.in_month(2025, 5) == 10.0);
  CHECK(limit.in_month(2025, 11) == 30.0);
  CHECK(limit.in_month(2026, 1) == 30.0);
  CHECK(limit.in_month(2026, 4) == 40.0);
  CHECK(limit.in_month(2026, 5) == 50.0);
  CHECK(limit.in_month(2025, 4) == 40.0);  // of the delivery year before
  CHECK(limit.in_month(2001, 8) == 20.0);
  CHECK(limit.in_month(2027, 4) == 80.0);
  CHECK(limit.in_month(2040, 7) == 50.0);
}
