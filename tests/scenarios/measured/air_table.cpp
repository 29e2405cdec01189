#include "scenarios/measured/air_table.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "grid/weather/air.hpp"
#include "tests/scenarios/problems_of.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

struct Read {
  explicit Read(const std::string& text) {
    const std::size_t source = problems.add_source("x.csv", text);
    const CsvTable table(text, source, "weather.AA.file", problems);
    series = read_air_table(table, source, "weather.AA.file", "x.csv", 95000.0, problems, notices);
    found = problems_of(problems);
  }
  Problems problems;
  std::vector<std::string> notices;
  grid::AirSeries series;
  std::vector<Problem> found;
};

void check_problem(const std::string& text, unsigned line, const std::string& says) {
  const Read read(text);
  CAPTURE(text.substr(0, 200));
  REQUIRE(read.found.size() == 1);
  CAPTURE(read.found[0].message);
  CHECK(read.found[0].line == line);
  CHECK(read.found[0].message.find(says) != std::string::npos);
  CHECK(read.series.hours.empty());
}

/// Hours of 2024 from 1 March 00:00 UTC on, those of `left_out` missing.
std::string hours(int count, int left_out_from = 0, int left_out = 0) {
  std::string text = "time,dry_bulb_c,dew_point_c\n";
  for (int i = 0; i < count; ++i) {
    if (i >= left_out_from && i < left_out_from + left_out) continue;
    text += fmt::format("2024-03-{:02}T{:02}:00Z,{},{}\n", 1 + i / 24, i % 24, i % 48, i % 48 - 5);
  }
  return text;
}

}  // namespace

TEST_CASE("measured air: a faulty pressure or dry bulb beside a wet bulb is told once") {
  const std::string heading = "time,dry_bulb_c,wet_bulb_c,pressure_pa\n2024-03-01T00:00Z,";
  check_problem(heading + "30,20,101date\n", 2, "a number is wanted");
  check_problem(heading + "30,20,1e-9\n", 2, "is not between");
  check_problem(heading + "-1e9,20,101325\n", 2, "is not between");
  check_problem(heading + "38,-250,101325\n", 2, "is not between");
  check_problem("time,dry_bulb_c,wet_bulb_k\n2024-03-01T00:00Z,38,20\n", 2, "is not between");
}

TEST_CASE("measured air: units, offsets, each kind of humidity") {
  const Read fahrenheit(
      "Time,Temperature [degF],Dew point [degF],Pressure (hPa)\n"
      "2024-07-01T00:00-05:00,86,68,1000\n"
      "2024-07-01T01:00-05:00,50,32,990\n");
  CHECK(fahrenheit.found.empty());
  CHECK(fahrenheit.notices.empty());
  CHECK(fahrenheit.series.first == grid::to_hour({2024, 7, 1}) + 5);
  CHECK_FALSE(fahrenheit.series.typical_year);
  REQUIRE(fahrenheit.series.hours.size() == 2);
  CHECK(fahrenheit.series.hours[0].dry_bulb_c == doctest::Approx(30.0));
  CHECK(fahrenheit.series.hours[0].dew_point_c == doctest::Approx(20.0));
  CHECK(fahrenheit.series.hours[1].dew_point_c == doctest::Approx(0.0).scale(1.0));
  CHECK(fahrenheit.series.hours[0].pressure_pa == doctest::Approx(100000.0));

  const Read relative("time,dry_bulb_k,rh_percent\n2024-07-01T00:00Z,293.15,50\n");
  REQUIRE(relative.series.hours.size() == 1);
  CHECK(relative.notices.size() == 1);  // the pressure
  CHECK(relative.series.hours[0].pressure_pa == 95000.0);
  CHECK(relative.series.hours[0].dew_point_c == doctest::Approx(9.27).epsilon(0.005));

  const auto air = grid::air_at_dew_point(20.0, 9.27, 95000.0);
  const Read wet(
      fmt::format("time,dry_bulb_c,wet_bulb_c\n2024-07-01T00:00Z,20,{}\n", air.wet_bulb_c));
  REQUIRE(wet.series.hours.size() == 1);
  CHECK(wet.series.hours[0].dew_point_c == doctest::Approx(9.27).epsilon(1e-4));
}

TEST_CASE("measured air: short gaps are filled with a notice, a day is a problem") {
  const Read filled(hours(72, 20, 6));
  CHECK(filled.found.empty());
  REQUIRE(filled.series.hours.size() == 72);
  CHECK(filled.series.hours[22].dry_bulb_c == doctest::Approx(22.0));
  REQUIRE(filled.notices.size() == 3);
  CHECK(filled.notices[0] == "x.csv:21: 6 h lack a dry bulb, here first: taken as straight lines");
  const Read day(hours(96, 20, 24));
  REQUIRE(!day.found.empty());
  CHECK(day.found[0].line == 21);
  CHECK(day.found[0].message.find("from here 24 h lack a dry bulb") != std::string::npos);
  const Read month(hours(600, 20, 500));
  REQUIRE(month.found.size() == 1);
  CHECK(month.found[0].message.find("501 h after the row before") != std::string::npos);
  const Read blank(
      "time,dry_bulb_c,dew_point_c\n2024-01-01T00:00Z,1,0\n2024-01-01T01:00Z,NaN,\n"
      "2024-01-01T02:00Z,3,1\n");
  REQUIRE(blank.series.hours.size() == 3);
  CHECK(blank.series.hours[1].dry_bulb_c == doctest::Approx(2.0));
}

TEST_CASE("measured air: dates as others write them") {
  const Read read(
      "time,dry_bulb_c,dew_point_c\n3/9/2024 11:00 PM,1,0\n3/9/2024 24:00,1,0\n"
      "2024-03-10T01:00:00+0000,1,0\n");
  CHECK(read.found.empty());
  CHECK(read.series.first == grid::to_hour({2024, 3, 9}) + 23);
  CHECK(read.series.hours.size() == 3);
}

TEST_CASE("measured air: a relative humidity without meaning") {
  const std::string start = "time,dry_bulb_c,rh_percent\n2024-07-01T00:00Z,20,50\n";
  const Read zero(start + "2024-07-01T01:00Z,20,0\n2024-07-01T02:00Z,20,50\n");
  CHECK(zero.found.empty());
  REQUIRE(zero.series.hours.size() == 3);
  CHECK(zero.series.hours[1].dew_point_c == doctest::Approx(zero.series.hours[0].dew_point_c));
  REQUIRE(!zero.notices.empty());
  CHECK(zero.notices[0].starts_with("x.csv:3: 1 h have a relative humidity of 0"));
  const std::string head = "time,dry_bulb_c,rh_percent\n";
  check_problem(head + "2024-07-01T00:00Z,20,0.5\n2024-07-01T01:00Z,20,0.9\n", 2,
                "never exceeds 0.9 %");
  check_problem(head + "2024-07-01T00:00Z,20,0\n2024-07-01T01:00Z,20,0\n", 2, "no humidity at all");
  CHECK(Read("time,dry_bulb_c,rh_share\n2024-07-01T00:00Z,20,0.5\n").found.empty());
}

TEST_CASE("measured air: what is refused, by its line") {
  check_problem("time,dry_bulb_c\n2024-01-01T00:00Z,1\n", 1, "one column of dew_point_c");
  check_problem("time,dry_bulb_c,dew_point_c,wet_bulb_c\n2024-01-01T00:00Z,1,0,0\n", 1,
                "there are 2");
  check_problem("time,dry_bulb,dew_point_c\n2024-01-01T00:00Z,1,0\n", 1, "its unit is missing");
  check_problem("when,dry_bulb_c,dew_point_c\n2024-01-01T00:00Z,1,0\n", 1, "a column time");
  check_problem("time,dew_point_c\n2024-01-01T00:00Z,0\n", 1, "a column dry_bulb_c");
  check_problem("time,dry_bulb_c,dew_point_c\nyesterday,1,0\n", 2, "a moment such as");
  check_problem("time,dry_bulb_c,dew_point_c\n2024-01-01T00:30Z,1,0\n", 2, "on the hour");
  check_problem(  // the clocks go back
      "time,dry_bulb_c,dew_point_c\n2024-11-03T00:00,1,0\n2024-11-03T01:00,1,0\n"
      "2024-11-03T01:00,1,0\n",
      4, "when daylight saving ends");
  check_problem("time,dry_bulb_c,dew_point_c\n2024-11-03T05:00Z,1,0\n2024-11-03T01:00Z,1,0\n", 3,
                "not later");
  check_problem("time,dry_bulb_c,dew_point_c\n2024-11-03T05:00Z,999,0\n", 2, "is not between");
  check_problem("time,dry_bulb_c,dew_point_c\n2024-11-03T05:00Z,10,15\n", 2, "above the dry bulb");
  check_problem("time,dry_bulb_c,wet_bulb_c\n2024-11-03T05:00Z,30,-5\n", 2, "no air of 30.0 C");
  check_problem("time,dry_bulb_c,dew_point_c\n", 0, "no hours");
  // an offset that tells the two hours apart
  CHECK(
      Read("time,dry_bulb_c,dew_point_c\n2024-11-03T01:00-04:00,1,0\n2024-11-03T01:00-05:00,1,0\n")
          .series.hours.size() == 2);
}
