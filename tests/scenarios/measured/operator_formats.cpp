#include "scenarios/measured/operator_formats.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <functional>

#include "grid/core/calendar.hpp"
#include "scenarios/measured/demand_files.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

/// An hour of 2024 as the clock of a zone shows it.
struct LocalHour {
  grid::Hour utc = 0;
  grid::Date date;
  int hour = 0;              // 0..23 by the clock, at its beginning
  bool is_repeated = false;  // the clock was put back
  bool is_summer = false;
  [[nodiscard]] std::string us_date() const {
    return fmt::format("{:02}/{:02}/{}", date.month, date.day, date.year);
  }
};

std::string us_stamp(grid::Hour hour) {
  const grid::Date date = grid::to_date(hour);
  const int of_day = static_cast<int>(hour % 24);
  return fmt::format("{}/{}/{} {}:00:00 {}", date.month, date.day, date.year,
                     of_day % 12 == 0 ? 12 : of_day % 12, of_day < 12 ? "AM" : "PM");
}

std::string iso_stamp(grid::Hour hour, const char* zone = "") {
  return fmt::format("{}T{:02}:00:00{}", grid::to_string(grid::to_date(hour)), hour % 24, zone);
}

/// The table of a year of 8,784 h in a zone whose standard time is `behind_h` behind UTC.
std::string year(const char* zone, int behind_h, const std::string& header,
                 const std::function<std::string(const LocalHour&)>& row) {
  const grid::Hour begin = grid::start_of_year(2024) + behind_h;
  const grid::Hour end = grid::start_of_year(2025) + behind_h;
  const grid::LocalClock clock(zone, begin, end);
  std::string text = header;
  std::int64_t last = -1;
  for (grid::Hour utc = begin; utc < end; ++utc) {
    const grid::LocalHour at = clock.at(utc);
    const std::int64_t reading = at.day * 24 + at.hour;
    text +=
        row({utc, grid::to_date(at.day * 24), at.hour, reading == last, reading - utc > -behind_h});
    last = reading;
  }
  return text;
}

/// Reads the table and checks that it has each hour of the year once, in order, and what is told.
void check_year(const std::string& text, const std::string& region, const std::string& first,
                const char* told, double first_mw) {
  CAPTURE(text.substr(0, 300));
  const TestFolder folder;
  const auto demand = read_demand_files({folder.write("a.csv", text)}, region);
  CAPTURE(demand.times_told);
  CHECK(demand.hours() == 8784);
  CHECK(demand.first() == first);
  CHECK(demand.begin.back().utc_s() - demand.begin.front().utc_s() == 8783 * 3600);
  CHECK(demand.load.month.front() == grid::to_date(demand.begin[0].local_s / 3600).month);
  CHECK(demand.times_told.starts_with(told));
  CHECK(demand.load.mw.front() == first_mw);
}

/// A load that tells the hour.
int mw(const LocalHour& h) { return 10000 + static_cast<int>(h.utc % 1000); }
constexpr double kFirstUtcMw = 10352;  // of 2024-01-01T00:00Z

}  // namespace

TEST_CASE("EIA-930 BALANCE") {
  const std::string header =
      "Balancing Authority,Data Date,Hour Number,Local Time at End of Hour,UTC Time at End of "
      "Hour,Demand Forecast (MW),Demand (MW),Net Generation (MW),Demand (MW) (Imputed),Demand (MW) "
      "(Adjusted),Region\r\n";
  std::string other;
  const std::string text = year("UTC", 0, header, [&](const LocalHour& h) {
    const auto line = [&](const char* name, int value) {
      return fmt::format("{},{},{},{},{},,{},1,,\"{},{:03}\",MIDA\r\n", name, h.us_date(),
                         h.hour + 1, us_stamp(h.utc - 4), us_stamp(h.utc + 1), value, value / 1000,
                         value % 1000);
    };
    other += line("DUK", 1000);
    return line("PJM", mw(h));
  });
  check_year(text + other, "PJM", "2024-01-01T00:00:00+00:00",
             "EIA-930 BALANCE: ends of their hours (as it is published), UTC", kFirstUtcMw);
  check_year(text + other, "DUK", "2024-01-01T00:00:00+00:00", "EIA-930 BALANCE", 1000);
}

TEST_CASE("EIA-930 SUBREGION, the sum of a balancing authority") {
  const std::string text =
      year("UTC", 0,
           "Balancing Authority,Data Date,Hour Number,Sub-Region,Demand (MW),Local Time at End of "
           "Hour,UTC Time at End of Hour\n",
           [](const LocalHour& h) {
             const auto line = [&](const char* part, int value) {
               return fmt::format("ERCO,,,{},{},,{}\n", part, value, us_stamp(h.utc + 1));
             };
             return line("COAS", 100) + line("EAST", 20);
           });
  check_year(text, "ERCOT", "2024-01-01T00:00:00+00:00", "EIA-930 SUBREGION", 120);
  check_year(text, "EAST", "2024-01-01T00:00:00+00:00", "EIA-930 SUBREGION", 20);
}

TEST_CASE("PJM hrl_load_metered, newest hour first") {
  std::vector<std::string> lines;
  (void)year("America/New_York", 5, "", [&](const LocalHour& h) {
    for (const char* area : {"RTO", "DOM", "AEPAPT", "AEPOPT"}) {
      const std::string zone = std::string(area).substr(0, 3);
      lines.push_back(fmt::format("{},{},RFC,WEST,{},{},{},True\n", us_stamp(h.utc),
                                  us_stamp(h.utc - (h.is_summer ? 4 : 5)), zone, area,
                                  zone == "RTO" ? mw(h) : 7));
    }
    return std::string();
  });
  std::string text =
      "datetime_beginning_utc,datetime_beginning_ept,nerc_region,mkt_region,zone,load_area,mw,"
      "is_verified\n";
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) text += *line;
  const char* told = "PJM hrl_load_metered: beginnings of their hours (as it is published), UTC";
  check_year(text, "PJM", "2024-01-01T05:00:00+00:00", told, kFirstUtcMw + 5);
  check_year(text, "DOM", "2024-01-01T05:00:00+00:00", told, 7);
  check_year(text, "AEP", "2024-01-01T05:00:00+00:00", told, 14);  // a zone of two areas
  // months that were joined have some rows again: a sum is not to hold them twice
  for (std::size_t i = 0; i < 40; ++i) text += lines[i];
  check_year(text, "AEP", "2024-01-01T05:00:00+00:00", told, 14);
  check_year(text, "DOM", "2024-01-01T05:00:00+00:00", told, 7);
}

TEST_CASE("ERCOT native load") {
  for (const char* heading : {"Hour Ending", "HourEnding", "Hour_End"}) {
    const std::string text = year(
        "America/Chicago", 6, fmt::format("{},COAST,EAST,WEST,ERCOT\n", heading),
        [](const LocalHour& h) {
          return fmt::format("{} {:02}:00{},\"1,234.50\",2,3,\"{},{:03}.25\"\n", h.us_date(),
                             h.hour + 1, h.is_repeated ? " DST" : "", mw(h) / 1000, mw(h) % 1000);
        });
    const char* told =
        "ERCOT native load: ends of their hours (as it is published), clock of America/Chicago";
    check_year(text, "ERCOT", "2024-01-01T00:00:00-06:00", told, kFirstUtcMw + 6.25);
    check_year(text, "COAST", "2024-01-01T00:00:00-06:00", told, 1234.5);
  }
}

TEST_CASE("NYISO pal, by the hour and by five minutes") {
  const auto stamp = [](const LocalHour& h, int minute) {
    return fmt::format("\"{} {:02}:{:02}:00\",\"{}\"", h.us_date(), h.hour, minute,
                       h.is_summer ? "EDT" : "EST");
  };
  const std::string hourly =
      year("America/New_York", 5,
           "\"Time Stamp\",\"Time Zone\",\"Name\",\"PTID\",\"Integrated Load\"\r\n",
           [&](const LocalHour& h) {
             return stamp(h, 0) + ",\"CAPITL\",61757,1000.5\r\n" + stamp(h, 0) +
                    ",\"N.Y.C.\",61761,20\r\n";
           });
  const char* told =
      "NYISO pal: beginnings of their hours (as it is published), with their offset from UTC";
  check_year(hourly, "N.Y.C.", "2024-01-01T00:00:00-05:00", told, 20);
  check_year(hourly, "NYISO", "2024-01-01T00:00:00-05:00", told, 1020.5);
  const std::string finer =
      year("America/New_York", 5, "\"Time Stamp\",\"Time Zone\",\"Name\",\"PTID\",\"Load\"\r\n",
           [&](const LocalHour& h) {
             return stamp(h, 0) + ",\"WEST\",61752,1\r\n" + stamp(h, 30) + ",\"WEST\",61752,2\r\n" +
                    stamp(h, 31) + ",\"WEST\",61752,6\r\n";
           });
  check_year(finer, "WEST", "2024-01-01T00:00:00-05:00", "NYISO pal: beginnings of their steps", 3);
}

TEST_CASE("ISO-NE hourly system demand") {
  const std::string text = year("America/New_York", 5,
                                "\"C\",\"Real-Time Hourly System Load "
                                "Report\"\n\"H\",\"Date\",\"Hour Ending\",\"Total Load\"\n"
                                "\"H\",\"Date\",\"Hour\",\"MWh\"\n",
                                [](const LocalHour& h) {
                                  return fmt::format("\"D\",\"{}\",\"{:02}{}\",{}\n", h.us_date(),
                                                     h.hour + 1, h.is_repeated ? "X" : "", mw(h));
                                });
  const char* told =
      "ISO-NE hourly system demand: ends of their hours (as it is published), clock of "
      "America/New_York";
  check_year(text + "\"T\",8784,\"\",\"\"\n", "ISO-NE", "2024-01-01T00:00:00-05:00", told,
             kFirstUtcMw + 5);
  check_year(text, "Total Load", "2024-01-01T00:00:00-05:00", told, kFirstUtcMw + 5);
}

TEST_CASE("MISO dfal_HIST, as a workbook's table with titles and repeated headers") {
  const std::string header = "MarketDay,HourEnding,LoadResource Zone,MTLF (MWh),ActualLoad (MWh)\n";
  const std::string text =
      year("Etc/GMT+5", 5, "MISO,,,,\n,,,,\n" + header, [&](const LocalHour& h) {
        const auto line = [&](const char* zone, int value) {
          return fmt::format("{},{},{},1,{}\n", h.us_date(), h.hour + 1, zone, value);
        };
        return line("LRZ1", 5) + line("MISO", mw(h)) + (h.hour == 23 ? header : "");
      });
  const char* told = "MISO dfal_HIST: ends of their hours (as it is published), clock of Etc/GMT+5";
  check_year(text, "MISO", "2024-01-01T00:00:00-05:00", told, kFirstUtcMw + 5);
  check_year(text, "LRZ1", "2024-01-01T00:00:00-05:00", told, 5);
}

TEST_CASE("CAISO OASIS") {
  const std::string text =
      year("America/Los_Angeles", 8,
           "INTERVALSTARTTIME_GMT,INTERVALENDTIME_GMT,LOAD_TYPE,OPR_DT,OPR_HR,OPR_INTERVAL,MARKET_"
           "RUN_ID,"
           "TAC_AREA_NAME,LABEL,XML_DATA_ITEM,POS,MW,EXECUTION_TYPE,GROUP\n",
           [](const LocalHour& h) {
             const auto line = [&](const char* run, const char* area, int value) {
               return fmt::format("{},{},0,,{},0,{},{},,,,{},,1\n", iso_stamp(h.utc, "-00:00"),
                                  iso_stamp(h.utc + 1, "-00:00"), h.hour + 1, run, area, value);
             };
             return line("ACTUAL", "CA ISO-TAC", mw(h)) + line("DAM", "CA ISO-TAC", 1) +
                    line("ACTUAL", "PGE-TAC", 9);
           });
  const char* told =
      "CAISO OASIS SLD_FCST: beginnings of their hours (as it is published), with their offset";
  check_year(text, "CAISO", "2024-01-01T08:00:00+00:00", told, kFirstUtcMw + 8);
  check_year(text, "PGE-TAC", "2024-01-01T08:00:00+00:00", told, 9);
}

TEST_CASE("PUDL, with and without T and offset") {
  for (const char* zone : {"", "Z", "+00:00", "+0000"}) {
    const std::string text =
        year("UTC", 0, "datetime_utc,balancing_authority_code_eia,demand_reported_mwh\n",
             [zone](const LocalHour& h) {
               return fmt::format("{0},DUK,1.5\n{0},PJM,{1}\n", iso_stamp(h.utc + 1, zone), mw(h));
             });
    check_year(text, "PJM", "2024-01-01T00:00:00+00:00", "PUDL EIA-930: ends of their hours",
               kFirstUtcMw);
  }
}

TEST_CASE("ENTSO-E, in UTC and in the time of Brussels") {
  const auto eu = [](const grid::Date& date, int hour) {
    return fmt::format("{:02}.{:02}.{} {:02}:00", date.day, date.month, date.year, hour);
  };
  const auto row = [&](const LocalHour& h) {
    return fmt::format("\"{} - {}\",1,{}\n", eu(h.date, h.hour), eu(h.date, (h.hour + 1) % 24),
                       mw(h));
  };
  const std::string columns =
      "\"Day-ahead Total Load Forecast [MW] - Germany (DE)\",\"Actual Total Load [MW] - Germany "
      "(DE)\"\n";
  check_year(year("UTC", 0, "\"Time (UTC)\"," + columns, row), "DE", "2024-01-01T00:00:00+00:00",
             "ENTSO-E total load: beginnings of their hours (as it is published), UTC",
             kFirstUtcMw);
  check_year(year("Europe/Brussels", -1, "\"Time (CET/CEST)\"," + columns, row), "Germany (DE)",
             "2024-01-01T00:00:00+01:00",
             "ENTSO-E total load: beginnings of their hours (as it is published), clock of "
             "Europe/Brussels",
             10351);
}

TEST_CASE("no other table is taken for an operator's") {
  const auto is_none = [](const std::string& text) {
    Problems problems;
    return find_operator_format(CsvTable(text, problems.add_source("x", text), "x", problems)) ==
           nullptr;
  };
  CHECK(is_none("time,PJM,DUK\n"));
  CHECK(is_none("Time (UTC),load\n"));
  CHECK(is_none("Hour Ending,COAST,EAST\n"));
  CHECK(is_none("Date,Hour Ending,load\n"));
}
