#include "scenarios/measured/time_columns.hpp"

#include <doctest/doctest.h>

#include <string>

#include "tests/scenarios/problems_of.hpp"

using namespace gigaload::scenarios;

namespace {

TimeColumns columns(const std::string& text) {
  Problems problems;
  return find_time_columns(CsvTable(text, problems.add_source("x", text), "x", problems));
}

}  // namespace

TEST_CASE("time columns: by their headings") {
  CHECK(columns("load_mw,time\n") == TimeColumns{.time = "time"});
  CHECK(columns("Time (UTC),load\n") == TimeColumns{.time = "Time (UTC)", .zone = "UTC"});
  CHECK(columns("datetime_beginning_utc,x\n") == TimeColumns{.time = "datetime_beginning_utc",
                                                             .stamp_of = StampOf::beginning,
                                                             .zone = "UTC"});
  CHECK(columns("Time Zone,Time Stamp\n") == TimeColumns{.time = "Time Stamp"});
  CHECK(columns("Date,HourEnding,x\n1/1/2024,1,1\n") ==
        TimeColumns{.time = "Date", .hour = "HourEnding", .stamp_of = StampOf::ending});
  CHECK(columns("date,he\n1/1/2024,1\n").stamp_of == StampOf::ending);
  CHECK(columns("date,hour\n1/1/2024,1\n") == TimeColumns{.time = "date", .hour = "hour"});
  CHECK(columns("hour,load\n1,1\n") == TimeColumns{});
  CHECK(columns("date,load\n1/1/2024,1\n") == TimeColumns{});
}

TEST_CASE("time columns: dates and hours are known by all rows, not by the first") {
  const TimeColumns both{.time = "Date", .hour = "Hour"}, alone{.time = "Date"};
  CHECK(columns("Date,Hour,load_mw\n13/05/2024,1,1\n") == both);
  CHECK(columns("Date,Hour,load_mw\n05/05/2024,1,1\n13/05/2024,1,1\n") == both);
  CHECK(columns("Date,Hour,load_mw\nUTC,h,MW\n1/1/2024,1,1\n") == both);
  CHECK(columns("Date,Hour,load_mw\nnever,1,1\n") == TimeColumns{});
  CHECK(columns("Date,Hour,load_mw\n") == TimeColumns{});
  // a workbook's dates have a time, its midnights none
  CHECK(columns("Date,Hour,load_mw\n2024-01-01 00:00,1,1\n2024-01-01 00:00,2,1\n") == both);
  CHECK(columns("Date,load_mw\n1/1/2024,1\n1/1/2024 1:00,1\n") == alone);
  CHECK(columns("Date,Hour,load_mw\n1/1/2024,0,1\n1/1/2024 1:00,1,1\n") == alone);
}
