#include "output/trajectory/adequacy_rows.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "grid/core/error.hpp"
#include "tests/output/small_run.hpp"

namespace gigaload::output {

namespace {

std::size_t last_of_2025(const sim::Scenario& s) {
  std::size_t e = 0;
  while (exchanges(s)[e + 1] != grid::start_of_year(2026)) ++e;
  return e;
}

std::vector<double> read(const Layout& layout, const char* name) {
  return read_all(layout.find(Place::adequacy, name).dataset);
}

}  // namespace

TEST_CASE("a year's row is written with its last hour") {
  const TemporaryFolder folder;
  const auto s = small_ensemble();
  const Layout layout = create_layout(folder / "run.h5", s);
  AdequacyRows rows(layout, s);
  const sim::Frame end_of_2025 = make_frame(s, last_of_2025(s));
  const sim::Frame end_of_2026 = make_frame(s, exchange_count(s) - 1);
  for (std::size_t e = 0; e < exchange_count(s); ++e) rows.add(make_frame(s, e));
  const grid::Hour new_year = grid::start_of_year(2026);
  rows.write(new_year - 1);
  CHECK(std::isnan(read(layout, "eue")[0]));
  rows.write(new_year);
  const auto eue = read(layout, "eue");
  REQUIRE(eue.size() == 2 * 4);
  for (std::size_t area = 0; area < 4; ++area) {
    CHECK(eue[area] == end_of_2025.adequacy->areas[area].eue.value);
    CHECK(std::isnan(eue[4 + area]));
  }
  rows.write(s.end);
  const auto error = read(layout, "cvar_standard_error");
  for (std::size_t area = 0; area < 4; ++area) {
    CHECK(error[4 + area] == end_of_2026.adequacy->areas[area].cvar.standard_error);
  }

  const auto lolh = read(layout, "lolh_by_month_hour");
  REQUIRE(lolh.size() == 2 * 4 * 12 * 24);
  CHECK(lolh[(4 + 3) * 288 + 30] == end_of_2026.adequacy->risks[3].lolh[30]);
  CHECK(read(layout, "month").back() == 12.0);
  CHECK(read(layout, "hour_of_day").front() == 0.0);
  CHECK(rows.bytes() > 2 * 2 * 4 * 288 * sizeof(double));

  CHECK(rows.rows_until(new_year - 1) == 0);
  CHECK(rows.rows_until(new_year) == 1);
  CHECK(rows.rows_until(s.end - 1) == 1);
  CHECK(rows.rows_until(s.end) == 2);
}

TEST_CASE("adequacy at a wrong time or of a wrong size is our own fault") {
  const TemporaryFolder folder;
  const auto s = small_ensemble();
  const Layout layout = create_layout(folder / "run.h5", s);
  AdequacyRows rows(layout, s);
  const sim::Frame good = make_frame(s, last_of_2025(s));
  const auto refusal = [&](const sim::Frame& frame) {
    return message_of<InternalError>([&] { rows.add(frame); });
  };
  sim::Frame frame = good;
  frame.adequacy.reset();
  CHECK(refusal(frame) == "a year ended without its adequacy");
  frame = make_frame(s, 0);
  frame.adequacy = good.adequacy;
  CHECK(refusal(frame) == "the adequacy of a year came before its end");
  frame = good;
  frame.adequacy->year = 2026;
  CHECK(refusal(frame) == "a frame has the adequacy of another year");
  frame = good;
  frame.adequacy->areas.pop_back();
  CHECK(refusal(frame) == "a frame's lolh has another size than the file");
  frame = good;
  frame.adequacy->risks.pop_back();
  CHECK(refusal(frame) == "a frame's lolh_by_month_hour has another size than the file");
  CHECK(refusal(good).empty());
}

}  // namespace gigaload::output
