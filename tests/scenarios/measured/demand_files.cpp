#include "scenarios/measured/demand_files.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "grid/core/calendar.hpp"
#include "grid/core/error.hpp"
#include "scenarios/text/problems.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

std::string stamp(grid::Hour hour) {
  return fmt::format("{} {:02}:00:00", grid::to_string(grid::to_date(hour)), hour % 24);
}

/// A year's table of the columns A, B-ONE and B-TWO; `edit` may change the line of an hour.
std::string table(int year, const std::function<std::string(std::size_t, std::string)>& edit = {}) {
  std::string text = "utc_hour_ending,A,B-ONE,B-TWO\n";
  const grid::Hour begin = grid::start_of_year(year);
  for (grid::Hour hour = begin; hour < grid::start_of_year(year + 1); ++hour) {
    std::string line = fmt::format("{},100,{},20\n", stamp(hour), year - 2000);
    text += edit ? edit(static_cast<std::size_t>(hour - begin), std::move(line)) : line;
  }
  return text;
}

Problem only_problem(const std::vector<std::filesystem::path>& files, const std::string& region) {
  try {
    (void)read_demand_files(files, region);
  } catch (const ScenarioError& error) {
    REQUIRE(error.problems().size() == 1);
    return error.problems().front();
  }
  FAIL("bad files were taken");
  return {};
}

}  // namespace

TEST_CASE("demand files: a column, the sum of a group, files in any order") {
  const TestFolder folder;
  const auto one = folder.write("2022.csv", table(2022));
  const auto two = folder.write("2023.csv", table(2023));
  const auto four = folder.write("2025.csv", table(2025));
  const auto b = read_demand_files({two, one, four}, "B");
  CHECK(b.columns == std::vector<std::string>{"B-ONE", "B-TWO"});
  REQUIRE(b.hours() == 3U * 8760U);
  CHECK(b.load.mw[0] == 42.0);
  CHECK(b.load.mw[8760] == 43.0);
  CHECK(b.load.breaks == std::vector<std::size_t>{2U * 8760U});  // 2024 is missing
  CHECK(b.load.month[0] == 12);  // the heading says that the stamps end their hours
  CHECK(b.load.month[1] == 1);
  CHECK(b.load.month[31 * 24] == 1);
  CHECK(b.load.month[31 * 24 + 1] == 2);
  CHECK(b.load.month.back() == 12);
  CHECK(b.first() == "2021-12-31T23:00:00+00:00");
  CHECK(b.times_told == "ends of their hours (as the heading says), UTC");
  CHECK_FALSE(b.times_are_guessed);
  CHECK(read_demand_files({one}, "A").load.mw[5] == 100.0);
  CHECK(read_demand_files({one}, "B-TWO").load.mw[5] == 20.0);
}

TEST_CASE("demand files: months by the clock of the data, hours by UTC") {
  const TestFolder folder;
  std::string text = "A,time\n";
  for (grid::Hour hour = 0; hour < 8760; ++hour) {  // zone changes as with daylight saving
    const grid::Hour shift = hour >= 2000 && hour < 7000 ? 4 : 5;
    text += fmt::format("1,{}-0{}:00\n", stamp(grid::start_of_year(2023) + hour - shift), shift);
  }
  const auto demand = read_demand_files({folder.write("a.csv", text)}, "A");
  CHECK(demand.hours() == 8760);
  CHECK(demand.load.month[4] == 12);
  CHECK(demand.load.month[5] == 1);
}

TEST_CASE("demand files: operators by their usual names") {
  const TestFolder folder;
  std::string text = table(2023);
  text.replace(text.find("A,B-ONE,B-TWO"), 13, "SWPP,ERCO-X,ERCO-Y");
  const auto file = folder.write("a.csv", text);
  CHECK(read_demand_files({file}, "ERCOT").columns.size() == 2);
  CHECK(read_demand_files({file}, "SPP").columns == std::vector<std::string>{"SWPP"});
}

TEST_CASE("demand files: a sum of rows lacks no part of the region without a word") {
  const TestFolder folder;
  std::string text = "datetime_beginning_utc,load_area,zone,mw\n";
  const grid::Hour begin = grid::start_of_year(2023);
  for (grid::Hour hour = begin; hour < grid::start_of_year(2024); ++hour) {
    text += fmt::format("{},AE,MIDATL,100\n", stamp(hour));
    if (hour != begin + 5000) text += fmt::format("{},PL,MIDATL,10\n", stamp(hour));
  }
  const auto file = folder.write("a.csv", text);
  const Problem problem = only_problem({file}, "MIDATL");
  CHECK(problem.message.find("this hour has 1 row here and most have 2") != std::string::npos);
  const auto left = read_demand_files({file}, "MIDATL", MissingHours::left_out);
  CHECK(left.missing_hours == 1);
  CHECK(*std::ranges::min_element(left.load.mw) == 110.0);
}

TEST_CASE("demand files: a region that is not there, with the nearest name") {
  const TestFolder folder;
  std::string text = table(2023);
  text.replace(text.find("A,B-ONE,B-TWO"), 13, "SOCO,PJM-ONE,PJM-TWO");
  const Problem problem = only_problem({folder.write("a.csv", text)}, "PMJ");
  CHECK(problem.line == 1);
  CHECK(problem.message.find("did you mean PJM?") != std::string::npos);
  CHECK(problem.message.find("There are SOCO, PJM") != std::string::npos);
}

TEST_CASE("demand files: each fault with its line") {
  const TestFolder folder;
  const auto fault = [&](const std::function<std::string(std::size_t, std::string)>& edit) {
    return only_problem({folder.write("a.csv", table(2023, edit))}, "B");
  };
  const auto at_row_10 = [&](const std::string& line) {
    return fault([&](std::size_t row, std::string was) { return row == 10 ? line : was; });
  };
  Problem problem = at_row_10("2023-01-01 10:00:00,1,-3e11,2\n");
  CHECK(problem.line == 12);
  CHECK(problem.column == 23);
  CHECK(problem.message.find("-3e11 is not between") != std::string::npos);
  CHECK(at_row_10("2023-01-01 10:00:00,1,many,2\n").message.find("a number is wanted") !=
        std::string::npos);
  CHECK(at_row_10("2023-01-01 10:00:00,1,,2\n").message.find("missing") != std::string::npos);
  CHECK(at_row_10("2023-01-01 10:00:00,1,NaN,2\n").message.find("missing") != std::string::npos);
  CHECK(at_row_10("2023-01-01 10:00:00,1,2\n").message.find("3 fields") != std::string::npos);
  CHECK(at_row_10("1.13.2023 10:00,1,2,3\n").message.find("2024-01-01T00:00") != std::string::npos);
  CHECK(at_row_10("2023-01-01 09:30:00,1,2,3\n").message.find("hourly") != std::string::npos);

  problem = fault([](std::size_t row, std::string line) {
    return row >= 100 && row < 124 ? std::string() : line;
  });
  CHECK(problem.line == 102);
  CHECK(problem.message.find("24 hours are missing after 2023-01-05T02:00") != std::string::npos);
  problem = fault([](std::size_t row, std::string line) {
    return row >= 10 && row < 13 ? line + line.substr(0, 19) + ",1,2,3\n" : line;
  });
  CHECK(problem.line == 13);
  CHECK(problem.message.find("comes twice, with 43 and 5 MW, and 2 hours more do") !=
        std::string::npos);
  CHECK(problem.message.find("daylight saving ends") != std::string::npos);
  problem = fault([](std::size_t row, std::string line) { return row == 10 ? "" : line; });
  CHECK(problem.message.find("daylight saving begins") != std::string::npos);
  // an hour that is not read has no fault: another region's value
  const auto other = folder.write("a.csv", table(2023, [](std::size_t row, std::string line) {
                                    return row == 10 ? "2023-01-01 10:00:00,x,1,2\n" : line;
                                  }));
  CHECK_NOTHROW((void)read_demand_files({other}, "B"));
}

TEST_CASE("demand files: hours without a value are left out where that is asked for") {
  const TestFolder folder;
  const auto file = folder.write("a.csv", table(2023, [](std::size_t row, std::string line) {
                                   const bool empty = row == 0 || (row >= 10 && row < 13);
                                   return empty ? line.substr(0, 23) + ",,2\n" : line;
                                 }));
  const auto demand = read_demand_files({file}, "B", MissingHours::left_out);
  CHECK(demand.missing_hours == 4);
  CHECK(demand.hours() == 8756);
  CHECK(demand.load.month.size() == 8756);
  CHECK(demand.begin[8].utc_s() == demand.begin[0].utc_s() + 8 * 3600);
  CHECK(demand.begin[9].utc_s() == demand.begin[0].utc_s() + 12 * 3600);
}

TEST_CASE("demand files: rows that are missing are left out where that is asked for") {
  const TestFolder folder;
  const auto file = folder.write("a.csv", table(2023, [](std::size_t row, std::string line) {
                                   return row >= 100 && row < 124 ? std::string() : line;
                                 }));
  const auto demand = read_demand_files({file}, "B", MissingHours::left_out);
  CHECK(demand.missing_hours == 24);
  CHECK(demand.hours() == 8736);
  CHECK(demand.load.breaks == std::vector<std::size_t>{100});
}

TEST_CASE("demand files: negative demand is read") {
  const TestFolder folder;
  const auto file = folder.write("a.csv", table(2023, [](std::size_t row, std::string line) {
                                   return row == 10 ? "2023-01-01 10:00:00,-7,1,2\n" : line;
                                 }));
  CHECK(read_demand_files({file}, "A").load.mw[10] == -7.0);
}

TEST_CASE("demand files: files that do not fit together, and too little") {
  const TestFolder folder;
  const auto one = folder.write("2022.csv", table(2022));
  const auto throws = [](const std::vector<std::filesystem::path>& files, const char* text) {
    CHECK_THROWS_WITH_AS((void)read_demand_files(files, "B"), doctest::Contains(text), InputError);
  };
  const auto again = folder.write("again.csv", table(2022, [](std::size_t row, std::string line) {
                                    return row == 10 ? "2022-01-01 10:00:00,1,2,3\n" : line;
                                  }));
  throws({one, again}, "2022-01-01T09:00:00+00:00 with 5 MW, and another file has it with 42 MW;");
  std::string other = table(2023);
  other.replace(other.find("B-TWO"), 5, "B-SIX");
  throws({one, folder.write("2023.csv", other)}, "B-ONE + B-SIX here, but B-ONE + B-TWO in");
  std::string less = table(2023);
  less.resize(less.rfind("2023-12-31 23"));
  throws({folder.write("less.csv", less)}, "8759 hours in all");
  throws({folder.write("empty.csv", "")}, "empty");
  throws({folder.write("no.csv", "time,B\n")}, "no hours");
  throws({"/nowhere/x.csv"}, "no such file");
  throws({folder.write("semicolons.csv", "time;B\n2023-01-01;1\n")}, "1 hours in all");
}

namespace {

/// The months of 2024 by the clock of New York, without a zone; load is the number of the hour.
/// `overlap`: hours at the begin of each file that the one before has too, plus `other_mw`.
std::vector<std::filesystem::path> months(const TestFolder& folder, grid::Hour overlap = 0,
                                          double other_mw = 0.0, bool is_utc = false) {
  const grid::Hour year = grid::start_of_year(2024);
  const grid::Hour dst_begins = grid::to_hour({2024, 3, 10}) + 7;
  const grid::Hour dst_ends = grid::to_hour({2024, 11, 3}) + 6;
  const auto local = [&](grid::Hour hour) {
    return is_utc ? hour : hour - (hour >= dst_begins && hour < dst_ends ? 4 : 5);
  };
  std::vector<std::filesystem::path> files;
  std::string text;
  grid::Hour begin = year + 5;
  for (unsigned month = 1; month <= 12; ++month) {
    text = "time,PJM\n";
    grid::Hour hour = month == 1 ? begin : begin - overlap;
    for (; grid::to_date(local(hour)).month == month || hour < begin; ++hour) {
      const double more_mw = hour < begin ? other_mw : 0.0;
      text += fmt::format("{}{},{}\n", stamp(local(hour)), is_utc ? "Z" : "",
                          static_cast<double>(hour - year) + more_mw);
    }
    begin = hour;
    files.push_back(folder.write(fmt::format("{:02}.csv", month), text));
  }
  return files;
}

}  // namespace

TEST_CASE("demand files: months of a local clock without a zone have one clock, each hour once") {
  const TestFolder folder;
  auto files = months(folder);
  std::ranges::reverse(files);
  const auto demand = read_demand_files(files, "PJM");
  REQUIRE(demand.hours() == 8784);
  CHECK(demand.doubled_hours == 0);
  CHECK(demand.load.breaks.empty());
  for (std::size_t i = 0; i < demand.hours(); ++i) {
    CHECK(demand.load.mw[i] == static_cast<double>(i + 5));
    CHECK(demand.begin[i].utc_s() - demand.begin[0].utc_s() == static_cast<std::int64_t>(i) * 3600);
  }
  CHECK(demand.first() == "2024-01-01T00:00:00+00:00");
  CHECK(demand.times_told.find("daylight saving as in the United States") != std::string::npos);
}

TEST_CASE("demand files: hours that come again with the same value are taken once, and counted") {
  const TestFolder folder;
  for (const grid::Hour overlap : {1, 2, 48}) {
    CAPTURE(overlap);
    const auto files = months(folder, overlap, 0.0, true);
    const auto demand = read_demand_files(files, "PJM");
    CHECK(demand.hours() == 8784 - 5);
    CHECK(demand.doubled_hours == 11U * static_cast<std::size_t>(overlap));
    CHECK(demand.load.breaks.empty());
    CHECK(demand.load.mw.back() == 8783.0);
  }
  CHECK(read_demand_files({folder.write("a.csv", table(2023)), folder.write("b.csv", table(2023))},
                          "B")
            .doubled_hours == 8760);
  const auto doubled = folder.write("c.csv", table(2023, [](std::size_t row, std::string line) {
                                      return row % 100 == 0 ? line + line : line;
                                    }));
  const auto one = read_demand_files({doubled}, "B");
  CHECK(one.hours() == 8760);
  CHECK(one.doubled_hours == 88);
}

TEST_CASE("demand files: hours that two files have with other values are one problem") {
  const TestFolder folder;
  const auto files = months(folder, 3, 0.5, true);
  CHECK_THROWS_WITH_AS((void)read_demand_files(files, "PJM"),
                       doctest::Contains("02.csv: it has 2024-01-31T21:00:00+00:00 with 741.5 MW, "
                                         "and another file has it with 741 MW, so 3 hours in all"),
                       InputError);
}
