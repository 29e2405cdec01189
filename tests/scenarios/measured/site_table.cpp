#include "scenarios/measured/site_table.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <string>

#include "scenarios/text/scenario_error.hpp"
#include "tests/temporary_folder.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

const std::string kHeader = "name,state,began,first_power,half_power,complete,capacity_mw";

/// Reads a table of these lines.
SiteTable read_sites(const std::string& text, SiteBegin begin = SiteBegin::land_clearing) {
  const tests::TemporaryFolder folder;
  const auto path = folder / "sites.csv";
  std::ofstream(path) << text;
  return read_site_table(path, begin);
}

/// Checks that the table is refused at that line and column, with that word.
void check_refused(const std::string& text, unsigned line, unsigned column,
                   const std::string& word) {
  CAPTURE(text);
  try {
    static_cast<void>(read_sites(text));
    FAIL("taken");
  } catch (const ScenarioError& error) {
    REQUIRE_FALSE(error.problems().empty());
    const Problem& first = error.problems().front();
    CAPTURE(first.message);
    CHECK(first.line == line);
    CHECK(first.column == column);
    CHECK(first.message.find(word) != std::string::npos);
  }
}

}  // namespace

TEST_CASE("a table of sites by date") {
  const SiteTable read = read_sites(kHeader +
                                    ",removed\n"
                                    "a,VA,2020-01-01,2021-01-01,2022-01-01,2023-01-01,300,\n"
                                    "b,,2021-01-01,,,,,2021-06-01\n"
                                    "c,TX,,2020-05-01,,,50,\n");
  REQUIRE(read.sites.size() == 3);
  const sim::SiteHistory& a = read.sites[0];
  CHECK(a.name == "a");
  CHECK(*a.half_power - *a.began == 731);
  CHECK(a.capacity_mw == 300.0);
  REQUIRE(a.steps.size() == 2);
  CHECK(a.steps[0].mw == 150.0);
  CHECK_FALSE(read.sites[1].first_power.has_value());
  CHECK(read.sites[1].removed.has_value());
  CHECK_FALSE(read.sites[2].began.has_value());
  CHECK(read.tells_removals);
  CHECK_FALSE(read.has_plans);
  CHECK(read.last_day == *a.complete);
}

TEST_CASE("what is wrong with a table of sites is told with line and column") {
  check_refused("name,state,began,first_power,half_powr,complete,capacity_mw\n", 1, 1,
                "the column half_power is missing; did you mean half_powr?");
  const std::string head = kHeader + '\n';
  check_refused(head + "a,VA,2020-01-01,,,,10\nb,TX,2020-01-01,,,,10\na,VA,2020-01-01,,,,10\n", 4,
                1, "twice, in line 2 too");
  check_refused(head + "a,VA,2020-01-01,2019-01-01,,,10\n", 2, 17, "before began, 2020-01-01");
  check_refused(head + "a,VA,2020-01-01,,2021-01-01,,10\n", 2, 17, "is empty, but half_power");
  check_refused(head + "a,VA,2020-01-01,,,,-10\n", 2, 20, "-10 is not between 0");
  check_refused(head + "a,XX,2020-01-01,,,,10\n", 2, 3, "XX is no state");
  check_refused(head + "a,VA,2020-02-30,,,,10\n", 2, 6, "a date from");
  check_refused(head + ",VA,2020-01-01,,,,10\n", 2, 1, "a site has a name");
  check_refused(head, 0, 0, "no sites");
  check_refused(kHeader + ",removed\na,VA,2020-01-01,2021-01-01,,,10,2020-06-01\n", 2, 33,
                "before first_power");
}

TEST_CASE("a timeline gives milestones by its MW, and its plans the capacity") {
  const std::string head = "name,date,event,facility_mw\n";
  const std::string rows =
      "a,2022-01-01,land_clearing,0\na,2022-06-01,construction,0\n"
      "a,2024-01-01,operational,100\na,2025-01-01,operational,250\n"
      "a,2027-01-01,projected,500\n"
      "b,2023-01-01,construction,0\nb,2024-06-01,operational,40\nb,2024-09-01,operational,30\n";
  const SiteTable read = read_sites(head + rows);
  REQUIRE(read.sites.size() == 2);
  const sim::SiteHistory& a = read.sites[0];
  CHECK(*a.first_power - *a.began == 730);
  CHECK(*a.half_power - *a.began == 1096);
  CHECK_FALSE(a.complete.has_value());
  CHECK(a.capacity_mw == 500.0);
  CHECK(a.steps.size() == 2);
  CHECK(read.last_day == *a.half_power);  // no plan
  CHECK(read.has_plans);
  CHECK_FALSE(read.sites[1].began.has_value());
  CHECK(read.sites[1].capacity_mw == 40.0);
  REQUIRE(read.notices.size() == 1);
  CHECK(read.notices[0].find(":9: sites.facility_mw: b falls from 40 to 30 MW") !=
        std::string::npos);
  CHECK(read_sites(head + rows, SiteBegin::construction).sites[1].began.has_value());
}

TEST_CASE("what is wrong with a timeline is told with line and column") {
  const std::string head = "name,date,event,facility_mw\n";
  check_refused(head + "a,2022-01-01,land_clearing,0\na,2021-01-01,other,0\n", 3, 3,
                "before the date of line 2, 2022-01-01");
  check_refused(head + "a,2022-01-01,other,0\nb,2022-01-01,other,0\na,2023-01-01,other,0\n", 4, 1,
                "twice, from line 2 on too");
  check_refused(head + "a,2022-01-01,land_clearin,0\n", 2, 14, "did you mean land_clearing?");
  check_refused(head + "a,2022-01-01,other,-1\n", 2, 20, "-1 is not between 0");
  check_refused(head + "a,soon,other,1\n", 2, 3, "a date from");
}
