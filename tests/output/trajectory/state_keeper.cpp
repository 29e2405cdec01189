#include "output/trajectory/state_keeper.hpp"

#include <doctest/doctest.h>

#include <set>

#include "output/variables/layout.hpp"
#include "sim/scenario/exchange_times.hpp"
#include "tests/output/small_run.hpp"

namespace gigaload::output {

namespace {

sim::Scenario three_years(int exchange_h) {
  auto s = small_ensemble();
  s.exchange_h = exchange_h;
  s.end = grid::to_hour({2028, 3, 1}) + 7;
  return s;
}

}  // namespace

TEST_CASE("wanted is the last state at or before each border of blocks, for any exchange") {
  const TemporaryFolder folder;
  for (const int exchange_h : {24, 168, 500, 1000, 8784}) {
    CAPTURE(exchange_h);
    const auto s = three_years(exchange_h);
    const auto times = sim::exchange_times(s);
    CHECK(times == exchanges(s));
    const StateKeeper keeper(s, folder / "run.h5.partial", 1);
    std::set<std::size_t> wanted, expected;
    for (std::size_t e = 1; e + 1 < times.size(); ++e) {
      if (keeper.wants(e - 1)) wanted.insert(e);
    }
    const std::size_t all = static_cast<std::size_t>(s.end - s.begin) / kBlockHours;
    for (std::size_t block = 1; block <= all; ++block) {
      const grid::Hour border = s.begin + static_cast<grid::Hour>(block * kBlockHours);
      std::size_t last = 0;
      for (std::size_t e = 1; e + 1 < times.size(); ++e) {
        if (times[e] <= border) last = e;
      }
      if (last > 0) expected.insert(last);
      // what the file keeps with that state ends inside its exchange
      const std::size_t hours = hours_before({1, last, {}}, s, block * kBlockHours);
      CHECK(hours == (last > 0 ? block * kBlockHours : 0));
    }
    CHECK(wanted == expected);
    CHECK(wanted.size() >= std::size_t{exchange_h < 8784 ? 10U : 2U});
  }
}

TEST_CASE("without an ensemble no state is wanted") {
  const TemporaryFolder folder;
  const auto s = small_scenario();
  const StateKeeper keeper(s, folder / "run.h5.partial", 1);
  for (std::size_t e = 0; e < exchange_count(s); ++e) CHECK_FALSE(keeper.wants(e));
}

TEST_CASE("hours that go with a state") {
  const auto s = small_ensemble();  // exchanges of a week, blocks of four
  const auto hours = [&](std::size_t exchange, std::size_t whole) {
    return hours_before({1, exchange, {}}, s, whole);
  };
  REQUIRE(exchanges(s)[4] == s.begin + 672);
  CHECK(hours(4, 672) == 672);
  CHECK(hours(4, 1344) == 672);  // what is behind it belongs to later exchanges
  CHECK(hours(4, 0) == 0);
  CHECK(hours(3, 1344) == 0);  // no border in its exchange
  CHECK(hours(5, 1344) == 0);
  CHECK(hours(0, 1344) == 0);
  CHECK(hours(exchange_count(s) + 1, 1344) == 0);
  CHECK(hours(std::size_t(-1), 1344) == 0);
}

TEST_CASE("a state is saved when its hours are on file, the newest such one") {
  const TemporaryFolder folder;
  const auto partial = folder / "run.h5.partial";
  const auto s = small_ensemble();
  const auto add = [&](StateKeeper& keeper, std::size_t exchange) {
    sim::Frame frame = make_frame(s, exchange);
    frame.checkpoint = [=] { return std::vector<std::byte>(10, std::byte(exchange)); };
    keeper.add(frame);
  };
  const auto saved = [&] {
    const auto state = read_state(partial, 1);
    return state ? state->exchange : 0;
  };
  StateKeeper keeper(s, partial, 1);
  keeper.save(s.begin + 672, true);
  CHECK(saved() == 0);
  add(keeper, 2);  // not wanted
  add(keeper, 3);  // ends at 672 h
  add(keeper, 7);
  keeper.save(s.begin + 671, true);
  CHECK(saved() == 0);
  keeper.save(s.begin + 672, false);  // the first is never put off
  CHECK(saved() == 4);
  CHECK(read_state(partial, 1)->payload == std::vector<std::byte>(10, std::byte{3}));
  keeper.save(s.begin + 1343, true);
  CHECK(saved() == 4);
  keeper.save(s.begin + 1344, true);
  CHECK(saved() == 8);

  remove_state(partial);
  keeper.save(s.begin + 1344, true);  // nothing newer
  CHECK(saved() == 0);
  StateKeeper other(s, partial, 1);
  add(other, 3);
  add(other, 7);
  other.save(s.begin + 1344, false);
  CHECK(saved() == 8);
}

}  // namespace gigaload::output
