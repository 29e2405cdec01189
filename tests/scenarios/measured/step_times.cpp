#include "scenarios/measured/step_times.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "grid/core/calendar.hpp"
#include "tests/scenarios/problems_of.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

struct Read {
  explicit Read(const std::string& text, const TimeColumns* columns = nullptr)
      : table(text, problems.add_source("x.csv", text), "load", problems) {
    std::vector<std::size_t> rows(table.rows());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    times = read_step_times(table, rows, columns != nullptr ? *columns : find_time_columns(table));
    found = problems_of(problems);
  }
  bool is_even(std::int64_t step_s = 3600) const {
    return std::ranges::adjacent_find(times.begin, [step_s](const auto& a, const auto& b) {
             return b.utc_s() - a.utc_s() != step_s;
           }) == times.begin.end();
  }
  std::string first() const { return to_string(times.begin.front()); }
  std::string last() const { return to_string(times.begin.back()); }
  bool told(const char* text) const { return times.told.find(text) != std::string::npos; }

  Problems problems;
  CsvTable table;
  StepTimes times;
  std::vector<Problem> found;
};

/// Rows of 2024 by the clock of New York; `row` writes one of a date, the hour 0..23 at which it
/// begins by the clock, the hours since midnight and the offset.
template <class Row>
std::string year_of_new_york(const std::string& header, const Row& row) {
  const grid::Hour begin = grid::start_of_year(2024) + 5, end = grid::start_of_year(2025) + 5;
  const grid::LocalClock clock("America/New_York", begin, end);
  std::string text = header;
  std::int64_t day = 0;
  int since_midnight = 0;
  for (grid::Hour hour = begin; hour < end; ++hour) {
    const grid::LocalHour local = clock.at(hour);
    since_midnight = local.day == day ? since_midnight + 1 : 0;
    day = local.day;
    text += row(grid::to_date(day * 24), int{local.hour}, since_midnight) + ",1\n";
  }
  return text;
}

void check_year_of_new_york(const Read& read) {
  CAPTURE(read.times.told);
  CHECK(read.found.empty());
  CHECK(read.times.begin.size() == 8784);
  CHECK(read.is_even());
  CHECK(read.told("daylight saving as in the United States"));
  CHECK(read.first() == "2024-01-01T00:00:00+00:00");
  CHECK(read.last() == "2024-12-31T23:00:00+00:00");
}

}  // namespace

TEST_CASE("step times: which end of the hour a stamp is") {
  const auto begin = [](const std::string& text) {
    const Read read(text);
    CHECK(read.found.empty());
    return read.first() + (read.times.is_guess ? " guessed" : "");
  };
  CHECK(begin("time\n2024-01-01 00:00\n2024-01-01 01:00\n") == "2024-01-01T00:00:00+00:00");
  CHECK(begin("time\n2024-01-01 01:00\n2024-01-01 02:00\n") == "2024-01-01T01:00:00+00:00");
  CHECK(begin("time_ending\n2024-01-01 01:00\n2024-01-01 02:00\n") == "2024-01-01T00:00:00+00:00");
  CHECK(begin("time\n2024-01-01 22:00\n2024-01-01 23:00\n2024-01-01 24:00\n") ==
        "2024-01-01T21:00:00+00:00");
  CHECK(begin("time\n2024-01-01 00:00 - 2024-01-01 01:00\n2024-01-01 01:00 - 2024-01-01 02:00\n") ==
        "2024-01-01T00:00:00+00:00");
  CHECK(begin("date,hour\n1/1/2024,23\n1/1/2024,24\n") == "2024-01-01T22:00:00+00:00");
  CHECK(begin("date,hour\n1/1/2024,1\n1/1/2024,2\n") == "2024-01-01T00:00:00+00:00 guessed");
  std::string year = "time\n";
  for (grid::Hour hour = 1; hour <= 8760; ++hour) {
    const grid::Hour at = grid::start_of_year(2023) + hour;
    year += fmt::format("{}T{:02}:00\n", grid::to_string(grid::to_date(at)), at % 24);
  }
  CHECK(begin(year) == "2023-01-01T00:00:00+00:00 guessed");
}

TEST_CASE("step times: stamps of the last minute of a step are its end") {
  for (const char* text : {"time\n2024-01-01 00:59\n2024-01-01 01:59\n2024-01-01 02:59\n",
                           "time\n2024-01-01 00:59:59\n2024-01-01 01:59:59\n2024-01-01 02:59:59\n",
                           "time_ending\n2024-01-01 00:59\n2024-01-01 01:59\n2024-01-01 02:59\n"}) {
    const Read read(text);
    CAPTURE(text);
    CHECK(read.found.empty());
    CHECK(read.is_even());
    CHECK(read.first() == "2024-01-01T00:00:00+00:00");
    CHECK(read.last() == "2024-01-01T02:00:00+00:00");
    CHECK(read.told("ends of their hours"));
  }
  const Read hours("time\n2024-01-01 00:59\n2024-01-01 01:59\n2024-01-01 02:59\n");
  CHECK(hours.times.is_guess);
  CHECK(hours.told("each is the last minute of its step"));
  const Read quarters("time\n2024-01-01 00:14\n2024-01-01 00:29\n2024-01-01 00:44\n");
  CHECK(quarters.first() == "2024-01-01T00:00:00+00:00");
  CHECK(quarters.told("ends of their steps"));
  // half past is neither end, and a minute is a step of its own
  CHECK(Read("time\n2024-01-01 00:30\n2024-01-01 01:30\n").told("beginnings"));
  CHECK(Read("time\n2024-01-01 00:59\n2024-01-01 01:00\n").told("beginnings"));
}

TEST_CASE("step times: an assumed clock has the standard time of the data's years") {
  std::string text = "time,x\n";  // London in spring; in January 1970 it was an hour ahead
  for (int hour = 0; hour < 48; ++hour) {
    if (hour != 25) text += fmt::format("2024-03-{} {:02}:00,1\n", 30 + hour / 24, hour % 24);
  }
  const Read read(text);
  CHECK(read.found.empty());
  CHECK(read.first() == "2024-03-30T00:00:00+00:00");
  CHECK(read.times.begin.back().offset_s == 3600);
}

TEST_CASE("step times: the step is the usual one, not that of the first two rows") {
  CHECK(usual_step_s({0, 7200, 10800, 14400}) == 3600);
  CHECK(usual_step_s({0, 3600, 10800}) == 3600);  // each once
  CHECK(usual_step_s({0, 0, 0, 900}) == 900);
  CHECK(usual_step_s({3600, 0}) == std::nullopt);
  CHECK(usual_step_s({}) == std::nullopt);
  // the second hour is missing
  const Read ending("time_ending\n2024-01-01 01:00\n2024-01-01 03:00\n2024-01-01 04:00\n");
  CHECK(ending.first() == "2024-01-01T00:00:00+00:00");
  CHECK(ending.told("ends of their hours"));
  const Read guessed(
      "time\n2024-01-01 01:00\n2024-01-01 03:00\n2024-01-01 04:00\n2024-01-02 00:00\n");
  CHECK(guessed.first() == "2024-01-01T00:00:00+00:00");
  CHECK(guessed.times.is_guess);
  // it begins where the clock is put forward
  const Read spring("time\n2024-03-10 01:00\n2024-03-10 03:00\n2024-03-10 04:00\n");
  CHECK(spring.is_even());
  CHECK(spring.told("daylight saving as in the United States"));
  CHECK(spring.first() == "2024-03-10T01:00:00+00:00");
  CHECK(spring.last() == "2024-03-10T04:00:00+01:00");
}

TEST_CASE("step times: rows that descend are turned") {
  const Read read("time\n2024-01-01 02:00Z\n2024-01-01 01:00Z\n2024-01-01 00:00Z\n");
  CHECK(read.times.rows == std::vector<std::size_t>{2, 1, 0});
  CHECK(read.first() == "2024-01-01T00:00:00+00:00");
  CHECK(read.is_even());
}

TEST_CASE("step times: rows in another order, as years that descend with hours that ascend") {
  const Read read("time\n2024-01-02 00:00\n2024-01-02 01:00\n2024-01-01 22:00\n2024-01-01 23:00\n");
  CHECK(read.times.rows == std::vector<std::size_t>{2, 3, 0, 1});
  CHECK(read.is_even());
}

TEST_CASE("step times: a local clock with daylight saving, however it is written") {
  const auto date_of = [](const grid::Date& date) {
    return fmt::format("{}/{}/{}", date.month, date.day, date.year);
  };
  check_year_of_new_york(
      Read(year_of_new_york("time,x\n", [&](const grid::Date& date, int hour, int) {
        return fmt::format("{} {}:00", date_of(date), hour);
      })));
  check_year_of_new_york(Read(  // the ends of the hours, 24:00 for midnight
      year_of_new_york("time_ending,x\n", [&](const grid::Date& date, int hour, int) {
        return fmt::format("{} {:02}:00", date_of(date), hour + 1);
      })));
  check_year_of_new_york(Read(  // an hour 25 at the end of the day, 23 at that of the other
      year_of_new_york("date,hour,x\n", [&](const grid::Date& date, int, int since_midnight) {
        return fmt::format("{},{}", date_of(date), since_midnight + 1);
      })));
  check_year_of_new_york(Read(  // from 0 on
      year_of_new_york("date,hour,x\n", [&](const grid::Date& date, int, int since_midnight) {
        return fmt::format("{},{}", date_of(date), since_midnight);
      })));
  check_year_of_new_york(Read(  // the same hour twice, and none that is skipped
      year_of_new_york("date,hour,x\n", [&](const grid::Date& date, int hour, int) {
        return fmt::format("{},HE{:02}", date_of(date), hour + 1);
      })));
  check_year_of_new_york(Read(  // 02X, or an hour 25 right behind hour 2
      year_of_new_york("date,hr_end,x\n", [&](const grid::Date& date, int hour, int since) {
        const bool again = since > hour && hour == 1;
        const char* extra = date.month == 11 && date.year == 2024 ? "25" : "02X";
        return date_of(date) + "," + (again ? extra : fmt::format("{:02}", hour + 1));
      })));
}

TEST_CASE("step times: zones that are known") {
  const std::string text =
      "time,zone\n11/03/2024 00:00,EDT\n11/03/2024 01:00,EDT\n11/03/2024 01:00,EST\n"
      "11/03/2024 02:00,EST\n";
  const TimeColumns by_column{.time = "time", .zone_column = "zone"};
  const Read column(text, &by_column);
  CHECK(column.is_even());
  CHECK(column.last() == "2024-11-03T02:00:00-05:00");
  const TimeColumns by_name{.time = "time", .zone = "America/Chicago"};
  const Read name(text, &by_name);
  CHECK(name.is_even());
  CHECK(name.last() == "2024-11-03T02:00:00-06:00");
  CHECK(name.told("clock of America/Chicago"));
  const Read offsets("time\n2024-11-03 01:00:00-04:00\n2024-11-03 01:00:00-05:00\n");
  CHECK(offsets.is_even());
  CHECK(offsets.told("with their offset from UTC"));
}

TEST_CASE("step times: what is no time is a problem of its row") {
  const Read read("date,hour,x\n1/1/2024,1,1\n1/1/2024,26,1\n");
  REQUIRE(read.found.size() == 1);
  CHECK(read.found[0].line == 3);
  CHECK(read.found[0].message == "an hour of the day is wanted, not \"26\"");
  CHECK(read.times.rows.size() == 1);
  CHECK(Read("time\nnoon\n").times.begin.empty());
  CHECK(Read("time\n").times.begin.empty());
}
