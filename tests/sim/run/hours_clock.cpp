#include "sim/run/hours_clock.hpp"

#include <doctest/doctest.h>

#include "grid/core/error.hpp"
#include "sim/scenario/exchange_times.hpp"
#include "sim/years/years_clock.hpp"
#include "tests/sim/small_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

/// Tight supply and a few samples, so that a year so far matters.
Scenario sampled() {
  Scenario s = small_scenario();
  s.grid.fleet[0].capacity_mw = {1300.0, 1300.0};
  s.ensemble = {.samples = 5, .sampled_weather = true, .quantiles = {}, .cvar_level = 0.9};
  return s;
}

/// A frame of exchange `e` with the build-out at its begin.
Frame frame_of(const Scenario& s, std::size_t e) {
  const Hour begin = exchange_times(s)[e];
  YearsClock years(s);
  Frame frame;
  years.begin(frame);
  if (e > 0) years.advance(begin, frame);
  frame.exchange = e;
  frame.begin = begin;
  frame.year = grid::year_of(begin);
  return frame;
}

}  // namespace

TEST_CASE("hours clock: taken up at a checkpoint it goes on with the same bits") {
  const Scenario s = sampled();
  const auto times = exchange_times(s);
  const SharedWork shared;
  HoursClock whole(s, 1, shared), resumed(s, 1, shared);
  Frame first = frame_of(s, 0), second = frame_of(s, 1), again = frame_of(s, 1);
  whole.begin(first);
  whole.advance(times[1], first);
  grid::ByteWriter writer;
  whole.checkpoint(writer);
  whole.advance(times[2], second);

  const ResumePoint point{.exchange = 1,
                          .storage_energy_mwh = first.sums["storage_energy"],
                          .shortfall_hours = {first.sums["unserved_hours"]},
                          .checkpoint = writer.take()};
  CHECK(!point.checkpoint.empty());
  grid::ByteReader reader(point.checkpoint);
  resumed.restore(point, reader);
  reader.end();
  Frame replayed = frame_of(s, 0);
  resumed.replay(times[1], replayed);
  CHECK(replayed.shortfall_hours == first.shortfall_hours);
  resumed.advance(times[2], again);
  CHECK(again.sums["unserved_energy"] == second.sums["unserved_energy"]);
  CHECK(again.sums["storage_energy"] == second.sums["storage_energy"]);
  CHECK(again.hourly["shortfall"].values() == second.hourly["shortfall"].values());
}

TEST_CASE("hours clock: without samples the record is enough, which must be whole") {
  const Scenario s = small_scenario();
  const SharedWork shared;
  HoursClock clock(s, 1, shared);
  grid::ByteWriter writer;
  clock.checkpoint(writer);
  CHECK(writer.take().empty());
  grid::ByteReader reader({});
  CHECK_THROWS_AS(
      clock.restore(
          {.exchange = 1, .storage_energy_mwh = {}, .shortfall_hours = {}, .checkpoint = {}},
          reader),
      InternalError);
}
