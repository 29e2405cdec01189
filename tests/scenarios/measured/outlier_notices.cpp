#include "scenarios/measured/outlier_notices.hpp"

#include <doctest/doctest.h>

using namespace gigaload::scenarios;
using gigaload::grid::OutlierKind;

TEST_CASE("outlier notices: the hour, its value, those beside it") {
  DemandOfRegion demand;
  demand.load.mw = {100, 101, 5000, 102, 0, -1, 99, 103};
  for (std::size_t t = 0; t < demand.load.mw.size(); ++t) {
    demand.begin.push_back({static_cast<std::int64_t>(t) * 3600, 0});
  }
  const auto notices = outlier_notices(demand, {{2, OutlierKind::above},
                                                {4, OutlierKind::not_positive},
                                                {5, OutlierKind::not_positive},
                                                {7, OutlierKind::lone}});
  REQUIRE(notices.size() == 3);
  CHECK(notices[0] ==
        "1970-01-01T02:00:00+00:00: 5000 MW, with 101 MW in the hour before, 102 MW in the hour "
        "after: far above what the days around lead to expect");
  CHECK(notices[1] ==
        "1970-01-01T04:00:00+00:00 and 1 h on: -1 to 0 MW, with 102 MW in the hour before, 99 MW "
        "in the hour after: a load is above 0");
  CHECK(notices[2].find("with 99 MW in the hour before: far from") != std::string::npos);
  CHECK(outlier_notices(demand, {}).empty());
  demand.load.mw = {0};
  CHECK(outlier_notices(demand, {{0, OutlierKind::not_positive}}) ==
        std::vector<std::string>{"1970-01-01T00:00:00+00:00: 0 MW: a load is above 0"});
}

TEST_CASE("outlier notices: many are counted") {
  DemandOfRegion demand;
  std::vector<gigaload::grid::OutlierHour> outliers;
  for (std::size_t t = 0; t < 100; ++t) {
    demand.load.mw.push_back(1.0);
    demand.begin.push_back({static_cast<std::int64_t>(t) * 3600, 0});
    if (t % 2 == 0) outliers.push_back({t, OutlierKind::lone});
  }
  const auto notices = outlier_notices(demand, outliers, 3);
  REQUIRE(notices.size() == 4);
  CHECK(notices[3] == "50 such stretches, 50 h in all");
}

TEST_CASE("outlier notices: a month in another unit is told by its factor") {
  DemandOfRegion demand;
  demand.load.mw = {100, 102, 101000, 100000, 99000, 98};
  for (std::size_t t = 0; t < demand.load.mw.size(); ++t) {
    demand.begin.push_back({static_cast<std::int64_t>(t) * 3600, 0});
  }
  const auto kind = OutlierKind::other_unit;
  const auto notices = outlier_notices(demand, {{2, kind}, {3, kind}, {4, kind}});
  REQUIRE(notices.size() == 1);
  CHECK(notices[0] ==
        "1970-01-01T02:00:00+00:00 and 2 h on: 99000 to 101000 MW, with 102 MW in the hour before, "
        "98 MW in the hour after, about 1000 times the other months: the month is far from the "
        "others; is it in another unit?");
}
