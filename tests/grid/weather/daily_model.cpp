#include "grid/weather/daily_model.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "grid/weather/daily_process.hpp"

using namespace gigaload::grid;

TEST_CASE("daily model: a walk that is taken up goes on to the last bit, on odd and even days") {
  const std::vector<double> persistence = {0.82, 0.70, 0.30};
  const RegionMatrix correlation = {1.0, 0.8, 0.3, 0.8, 1.0, 0.5, 0.3, 0.5, 1.0};
  const RandomSource random(11, Stream::demand, 3);
  const DailyModel model(persistence, correlation);
  for (const std::int64_t first : {20000, 20001}) {
    DailyModel::Walk whole(model, random, first - 700);
    std::vector<double> z;
    for (std::int64_t day = first - 700; day < first; ++day) {
      const auto next = whole.next();
      z.assign(next.begin(), next.end());
    }
    DailyModel::Walk taken_up(model, random, first, z);
    const DailyProcess kept(persistence, correlation, random, first, first + 9);
    for (std::int64_t day = first; day < first + 9; ++day) {
      const auto a = whole.next();
      const auto b = taken_up.next();
      for (std::size_t r = 0; r < 3; ++r) {
        CHECK(a[r] == b[r]);
        // begun 700 days ago or at the turn of the century: 0.82^700 = 5e-61
        CHECK(a[r] == doctest::Approx(kept.at(r, day)).epsilon(1e-12));
      }
    }
  }
}
