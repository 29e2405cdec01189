#include "scenarios/measured/campus_table.hpp"

#include <doctest/doctest.h>

#include <string>

#include "scenarios/tables/table_file.hpp"
#include "scenarios/text/scenario_error.hpp"
#include "tests/places.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

const std::string kCampuses = "name,title,state,region,latitude,longitude\n";
const std::string kPhases = "name,date,event,it_mw,facility_mw\n";
const std::string kOne = kCampuses + "a,A,VA,VA_DOM,38.5,-77.5\n";

std::optional<grid::Hour> day(int year, unsigned month, unsigned date) {
  return grid::to_hour({year, month, date});
}

/// Reads the two texts as tables.
CampusTable read(const std::string& campuses, const std::string& phases,
                 std::optional<grid::Hour> as_of = {}) {
  Problems problems;
  const CsvTable rows(campuses, problems.add_source("campuses.csv", campuses), "data.campuses",
                      problems);
  const CsvTable steps(phases, problems.add_source("phases.csv", phases), "data.phases", problems);
  CampusTable table = read_campus_table(rows, steps, as_of, problems);
  problems.throw_if_any();
  return table;
}

struct Fault {
  std::string campuses, phases, file;
  unsigned line, column;
  std::string word;
};

void check_refused(const Fault& fault) {
  CAPTURE(fault.campuses);
  CAPTURE(fault.phases);
  try {
    static_cast<void>(read(fault.campuses, fault.phases));
    FAIL("taken");
  } catch (const ScenarioError& error) {
    REQUIRE(error.problems().size() == 1);
    const Problem& problem = error.problems().front();
    CAPTURE(problem.message);
    CHECK(problem.file == fault.file);
    CHECK(problem.line == fault.line);
    CHECK(problem.column == fault.column);
    CHECK(problem.message.find(fault.word) != std::string::npos);
  }
}

/// Reads the shipped campuses as of a day.
CampusTable shipped(std::optional<grid::Hour> as_of = {}) {
  Problems problems;
  const auto folder = tests::source_folder() / "scenarios/data";
  const CsvTable rows = read_table_file(folder / "campuses.csv", "campuses", problems);
  const CsvTable steps = read_table_file(folder / "campus_phases.csv", "phases", problems);
  CampusTable table = read_campus_table(rows, steps, as_of, problems);
  problems.throw_if_any();
  return table;
}

double standing_mw(const CampusTable& table, grid::Hour at) {
  double sum = 0.0;
  for (const ListedCampus& campus : table.campuses) {
    for (const CampusStep& step : campus.steps) sum += step.at <= at ? step.capacity_mw : 0.0;
  }
  return sum;
}

}  // namespace

TEST_CASE("a campus that grows, with a plan") {
  const CampusTable table = read(kOne, kPhases +
                                           "a,2023-01-01,land_clearing,0,0\n"
                                           "a,2024-06-01,operational,40,50\n"
                                           "a,2024-09-01,operational,40,50\n"
                                           "a,2025-06-01,operational,100,130\n"
                                           "a,2027-01-01,projected,300,400\n");
  REQUIRE(table.campuses.size() == 1);
  const ListedCampus& a = table.campuses[0];
  CHECK(table.as_of == *day(2025, 6, 1));
  CHECK(a.region == "VA_DOM");
  CHECK(*a.latitude == 38.5);
  REQUIRE(a.steps.size() == 2);
  CHECK(a.steps[0].at == *day(2024, 6, 1));
  CHECK(a.steps[0].capacity_mw == 50.0);
  CHECK(a.steps[1].capacity_mw == 80.0);
  CHECK(a.steps[1].place.line == 5);
  CHECK(a.planned_mw == 270.0);
  CHECK(a.is_begun);
  CHECK(a.entered == *day(2023, 1, 1));
  CHECK(*a.design_pue == doctest::Approx(400.0 / 300.0));
  CHECK(table.notices.empty());
}

TEST_CASE("as of an earlier day what came later is a plan") {
  const std::string phases = kPhases +
                             "a,2023-01-01,land_clearing,0,0\n"
                             "a,2024-06-01,operational,40,50\n"
                             "a,2025-06-01,operational,100,130\n";
  const CampusTable table = read(kOne, phases, day(2025, 1, 1));
  REQUIRE(table.campuses.size() == 1);
  CHECK(table.campuses[0].steps.size() == 1);
  CHECK(table.campuses[0].planned_mw == 80.0);
  const CampusTable before = read(kOne, phases, day(2022, 1, 1));
  CHECK(before.campuses.empty());
  REQUIRE(before.notices.size() == 1);
  CHECK(before.notices[0] == "phases.csv:2:3: a was not seen by 2022-01-01 and is left out");
}

TEST_CASE("a campus where no building was seen, and one seen with power first") {
  const CampusTable table =
      read(kOne + "b,B,TX,TX_E_ERCOT,,\nc,C,TX,TX_E_ERCOT,,\n",
           kPhases +
               "a,2025-01-01,other,0,0\na,2028-01-01,projected,80,100\n"
               "b,2024-01-01,operational,80,100\nb,2025-07-01,operational,160,200\n"
               "c,2029-01-01,projected,80,100\n");
  REQUIRE(table.campuses.size() == 3);
  CHECK_FALSE(table.campuses[0].is_begun);
  CHECK(table.campuses[0].entered == *day(2025, 1, 1));
  CHECK(table.campuses[1].is_begun);
  CHECK(table.campuses[1].entered == *day(2024, 1, 1));  // at the latest
  CHECK_FALSE(table.campuses[1].latitude.has_value());
  CHECK_FALSE(table.campuses[2].is_begun);
  CHECK(table.campuses[2].entered == table.as_of);
}

TEST_CASE("MW that fall are told, and what stands in the end counts") {
  const CampusTable table = read(kOne, kPhases +
                                           "a,2024-01-01,construction,0,0\n"
                                           "a,2024-08-01,operational,35,45\n"
                                           "a,2025-02-01,operational,340,442\n"
                                           "a,2025-09-01,operational,268,348\n"
                                           "a,2025-11-01,operational,340,425\n");
  CHECK(standing_mw(table, *day(2024, 9, 1)) == 45.0);
  CHECK(standing_mw(table, *day(2025, 3, 1)) == 425.0);
  CHECK(standing_mw(table, table.as_of) == 425.0);
  CHECK(table.campuses[0].planned_mw == 0.0);
  REQUIRE(table.notices.size() == 1);
  CHECK(table.notices[0].starts_with("phases.csv:5:30: a falls from 442 to 348 MW"));
}

TEST_CASE("faults of the tables are told with file, line and column") {
  const std::string good = kPhases + "a,2024-01-01,operational,8,10\n";
  const std::vector<Fault> faults = {
      {kOne, kPhases + "a,,operational,8,10\n", "phases.csv", 2, 3, "a date from"},
      {kOne, good + "a,2023-01-01,operational,8,12\n", "phases.csv", 3, 3, "is before the date"},
      {kOne, kPhases + "a,2024-01-01,operational,0,-10\n", "phases.csv", 2, 28, "is not between"},
      {kOne, kPhases + "a,2024-01-01,operational,12,10\n", "phases.csv", 2, 26, "more than the 10"},
      {kOne, kPhases + "a,2024-01-01,working,8,10\n", "phases.csv", 2, 14, "is none of"},
      {kOne, good + "b,2024-01-01,operational,8,10\n", "phases.csv", 3, 1, "has no row of b"},
      {kOne + "b,B,VA,VA_DOM,,\n", good, "campuses.csv", 3, 1, "has no row in the table of phases"},
      {kOne + "a,A,VA,VA_DOM,,\n", good, "campuses.csv", 3, 1, "there twice, in line 2"},
      {kOne + "b,B,VA,VA_DOM,,\n", good + "b,2024-01-01,other,0,0\na,2024-02-01,operational,8,10\n",
       "phases.csv", 4, 1, "there twice"},
      {kCampuses + "a,A,QQ,VA_DOM,,\n", good, "campuses.csv", 2, 5, "\"QQ\" is no state"},
      {kCampuses + "a,A,VA,VA_DOM,95,\n", good, "campuses.csv", 2, 15, "is not between"},
      {"name,title,state\na,A,VA\n", good, "campuses.csv", 1, 1, "the column region is missing"},
      {kOne, "name,date,event,facility_mw\n", "phases.csv", 1, 1, "the column it_mw is missing"},
  };
  for (const Fault& fault : faults) check_refused(fault);
}

TEST_CASE("Epoch's 45 campuses stand by day as it counts them") {
  const CampusTable table = shipped();
  CHECK(table.campuses.size() == 45);
  CHECK(table.as_of == *day(2026, 5, 23));
  CHECK(standing_mw(table, *day(2024, 1, 1)) == doctest::Approx(435.0).epsilon(0.001));
  CHECK(standing_mw(table, *day(2025, 1, 1)) == doctest::Approx(1987.0).epsilon(0.001));
  CHECK(standing_mw(table, *day(2026, 1, 1)) == doctest::Approx(6361.0).epsilon(0.003));
  CHECK(standing_mw(table, *day(2026, 5, 23)) == doctest::Approx(11011.0).epsilon(0.001));
  double all_mw = standing_mw(table, table.as_of);
  for (const ListedCampus& campus : table.campuses) all_mw += campus.planned_mw;
  CHECK(all_mw == doctest::Approx(35653.0).epsilon(0.001));
  CHECK(standing_mw(shipped(day(2025, 1, 1)), table.as_of) == doctest::Approx(1987.0));
}
