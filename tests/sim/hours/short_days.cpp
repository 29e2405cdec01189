#include "sim/hours/short_days.hpp"

#include <doctest/doctest.h>

using namespace gigaload::sim;
using gigaload::grid::adequacy::Ensemble;

namespace {

Ensemble::Record short_of(std::uint32_t scope, std::uint32_t sample, double mw, bool begins_day) {
  return {.step = 0,
          .scope = scope,
          .sample = sample,
          .begins_event = begins_day,
          .begins_day = begins_day,
          .power = mw};
}

}  // namespace

TEST_CASE("a day has the most that is missing in any of its hours, by scope and sample") {
  const std::vector<std::size_t> scopes = {4, 2};
  ShortDays days(scopes, 3);
  days.add(short_of(4, 0, 10.0, true));
  days.add(short_of(2, 0, 1.0, true));
  days.add(short_of(4, 0, 30.0, false));
  days.add(short_of(3, 0, 99.0, true));  // nobody asks for it
  days.add(short_of(4, 2, 7.0, true));
  days.add(short_of(4, 0, 20.0, false));  // the same day goes on in the next window
  days.add(short_of(4, 0, 5.0, true));
  const auto& found = days.of_scopes();
  REQUIRE(found.size() == 2);
  REQUIRE(found[0].size() == 3);
  CHECK(found[0][0].most_mw == 30.0);
  CHECK(found[0][0].sample == 0);
  CHECK(found[0][1].most_mw == 7.0);
  CHECK(found[0][1].sample == 2);
  CHECK(found[0][2].most_mw == 5.0);
  REQUIRE(found[1].size() == 1);
  CHECK(found[1][0].most_mw == 1.0);
}
