#include "tools/summary.hpp"

#include <doctest/doctest.h>

using namespace gigaload::tools;

namespace {

YearSummary year(int number, bool whole) {
  YearSummary y;
  y.year = number;
  y.whole = whole;
  return y;
}

Summary example() {
  Summary s;
  s.title = "Example";
  s.begin = "2029-01-01";
  s.end = "2031-01-01";
  s.moments = {"2030-01-01", "2031-01-01"};
  s.deals = {{.title = "Nvidia–OpenAI", .states = {{4000.0, 1500.0}, {6000.0, 2750.0}}}};
  s.campuses = {{10000.0, 1500.0, 0.0}, {12000.0, 2750.0, 250.0}};
  YearSummary y = year(2030, true);
  y.energy_mwh = 4.2e9;
  y.campus_energy_mwh = 1.5e7;
  y.data_centre_energy_mwh = 3.5e8;
  y.data_centre_energy_promised_mwh = 4.26e8;
  y.sales_mwh = 4.0e9;
  y.unserved_energy_mwh = 12300.0;
  y.unserved_hours = 17.0;
  y.water_direct_m3 = 1.31e8;
  y.water_indirect_m3 = 2.5e9;
  y.co2_t = 1.4e9;
  s.years = {year(2029, true), y};
  s.reference_year = 2030;
  for (const char* name : {"A", "B", "C", "D", "E", "F", "G", "H", "Virginia"}) {
    RegionSummary region;
    region.title = name;
    s.regions.push_back(region);
  }
  s.regions.back().reference.data_centre_energy_mwh = 8e7;
  s.regions.back().reference.sales_mwh = 1.6e8;
  s.regions[2].unserved_energy_mwh = 12300.0;
  s.regions[2].unserved_hours = 17.0;
  return s;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the year of comparison is 2030 where all of it is there") {
  CHECK(reference_year({year(2029, true), year(2030, true), year(2031, true)}) == 2030);
  CHECK(reference_year({year(2028, true), year(2029, true), year(2030, false)}) == 2029);
  CHECK(reference_year({year(2031, true), year(2032, true)}) == 2032);
  CHECK(reference_year({year(2025, false)}) == 2025);
}

TEST_CASE("promised beside energised, and both figures of the data centres") {
  const std::string text = summary_text(example());
  CHECK(holds(text, "Example: 2029-01-01 to 2031-01-01\n"));
  CHECK(holds(text, "Nvidia–OpenAI"));
  CHECK(holds(text, "1.50 / 4.00  2.75 / 6.00\n"));
  CHECK(holds(text, "sited                   10.00       12.00\n"));
  CHECK(holds(text, "cancelled                0.00        0.25\n"));
  CHECK(holds(text, "Data centres in 2030: 350.0 TWh as built, 426.0 TWh had every promise"));
  CHECK_FALSE(holds(text, "interrupted"));
}

TEST_CASE("regions that are short of power come first, then those with most data centres") {
  const std::string text = summary_text(example());
  const auto short_of_power = text.find("\nC ");
  const auto virginia = text.find("\nVirginia ");
  REQUIRE(short_of_power != std::string::npos);
  REQUIRE(virginia != std::string::npos);
  CHECK(short_of_power < virginia);
  CHECK(virginia < text.find("\nA "));
  CHECK(holds(text, "8 of 9 regions"));
  CHECK_FALSE(holds(text, "\nH "));
  CHECK(holds(text, "50.0"));  // share of sales
}

TEST_CASE("a scenario without campuses and deals has no tables of them") {
  Summary s = example();
  s.deals.clear();
  s.campuses.clear();
  const std::string text = summary_text(s);
  CHECK_FALSE(holds(text, "Deals"));
  CHECK_FALSE(holds(text, "All campuses"));
  CHECK(holds(text, "Data centres in 2030"));
}

TEST_CASE("a result that was interrupted says so") {
  Summary s = example();
  s.complete = false;
  s.years.back().whole = false;
  const std::string text = summary_text(s);
  CHECK(holds(text, "interrupted"));
  CHECK(holds(text, "2030 (part)"));
}
