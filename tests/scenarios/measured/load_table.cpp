#include "scenarios/measured/load_table.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/scenarios/problems_of.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

struct Load {
  explicit Load(const std::string& text, const std::string& unit = {},
                std::optional<double> step_s = std::nullopt)
      : table(text, problems.add_source("l.csv", text), "load", problems),
        load(read_load_table(table, unit, step_s)) {}
  std::vector<Problem> found() const { return problems_of(problems); }
  Problems problems;
  CsvTable table;
  LoadTable load;
};

void check_problem(const std::string& text, unsigned line, unsigned column,
                   const std::string& message, std::optional<double> step_s = std::nullopt) {
  CAPTURE(text);
  const auto found = Load(text, {}, step_s).found();
  REQUIRE(found.size() == 1);
  CHECK(found[0].line == line);
  CHECK(found[0].column == column);
  CHECK(found[0].message == message);
}

}  // namespace

TEST_CASE("a load by the hour") {
  const Load read("hour,week,load_gw\n0,1,1.5\n1,1,0\n");
  CHECK(read.found().empty());
  CHECK(read.load.load_mw == std::vector<double>{1500.0, 0.0});
  CHECK(read.load.step_s == 3600.0);
  CHECK_FALSE(read.load.start);
  CHECK(Load("demand\n1\n", "GW", 300.0).load.load_mw == std::vector<double>{1000.0});
  CHECK(Load("demand\n1\n", "GW", 300.0).load.step_s == 300.0);
}

TEST_CASE("time stamps give the start and the step") {
  const Load read("Time,load_mw\n2024-03-10T01:30-05:00,1\n2024-03-10T03:00-04:00,2\n");
  CHECK(read.found().empty());
  CHECK(read.load.step_s == 1800.0);
  CHECK(read.load.start == "2024-03-10T01:30:00-05:00");
}

TEST_CASE("stamps that end their hours give the day's beginning as the start") {
  const auto start_of = [](const std::string& text) {
    const Load read(text);
    CHECK(read.found().empty());
    return read.load.start.value_or("") + "; " + read.load.times_told;
  };
  CHECK(start_of("time,load_mw\n2024-01-01T22:00,1\n2024-01-01T23:00,1\n2024-01-01T24:00,1\n") ==
        "2024-01-01T21:00:00+00:00; ends of their hours (there is a 24:00), one clock all year "
        "(assumed: no zone is written)");
  CHECK(start_of("hour ending,time_ending,load_mw\n1,1/1/2024 1:00,1\n2,1/1/2024 2:00,1\n")
            .starts_with("2024-01-01T00:00:00+00:00; ends of their hours (as the heading says)"));
  CHECK(start_of("date,hour,load_mw\n1/1/2024,23,1\n1/1/2024,24,1\n1/2/2024,1,1\n")
            .starts_with("2024-01-01T22:00:00+00:00; ends of their hours (hours 1 to 24)"));
  CHECK(start_of("date,hour,load_mw\n1/1/2024,23,1\n1/2/2024,0,1\n")
            .starts_with("2024-01-01T23:00:00+00:00; beginnings of their hours (hours from 0 on)"));
  std::string minutes = "time,load_mw\n";
  for (int i = 1; i <= 96; ++i) {
    minutes += fmt::format("2024-01-{:02} {:02}:{:02},1\n", 1 + i / 96, i / 4 % 24, i % 4 * 15);
  }
  CHECK(start_of(minutes).starts_with(
      "2024-01-01T00:00:00+00:00; ends of their steps (assumed: the first is 00:15"));
}

TEST_CASE("what is wrong with a load") {
  check_problem("hour,lod_mw\n0,1\n", 1, 1,
                "a column load_mw is wanted (possible units: kW, MW, GW, TW)");
  check_problem("load_mw\n", 0, 0, "there is no load; a row for each step is wanted");
  check_problem("h,load_mw\n0,-5\n", 2, 3, "-5 is not between 0 and 10000000");
  check_problem("h,load_mw\n0,nan\n", 2, 3, "a number is wanted, not \"nan\"");
  check_problem("h,load_mw\n0,1\n1\n", 3, 1, "1 fields, the header has 2");
  const std::string start = "load_mw,time\n1,2024-01-01T00:00\n";
  check_problem(start + "1,noon\n", 3, 3,
                "a moment such as 2024-01-01T00:00 is wanted, not \"noon\"");
  check_problem(start + "1,2024-01-01T00:00\n", 3, 3, "it is not later than the row before");
  check_problem(start + "1,2024-01-01T01:00\n1,2024-01-01T03:00\n", 4, 3,
                "7200 s after the row before; most rows are 3600 s apart");
  check_problem(start + "1,2024-01-01T02:00\n1,2024-01-01T03:00\n1,2024-01-01T04:00\n", 3, 3,
                "7200 s after the row before; most rows are 3600 s apart");
  check_problem(start + "1,2024-01-01T01:00\n1,2024-01-01T01:00\n", 4, 3,
                "it is not later than the row before");
  check_problem(start + "1,2024-01-01T01:00\n", 3, 3,
                "3600 s after the row before, but the step is to be 300 s", 300.0);
}

TEST_CASE("days before their months are checked for gaps and doubled hours too") {
  std::string text = "Date,Hour,load_mw\n";
  for (int hour = 1; hour <= 24; ++hour) text += fmt::format("13/05/2024,{},1\n", hour);
  const Load read(text);
  CHECK(read.found().empty());
  CHECK(read.load.start == "2024-05-13T00:00:00+00:00");
  check_problem("Date,Hour,load_mw\n13/05/2024,1,1\n13/05/2024,2,1\n13/05/2024,4,1\n", 4, 1,
                "7200 s after the row before; most rows are 3600 s apart");
}
