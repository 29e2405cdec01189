#include "tools/summary/summary.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "grid/core/error.hpp"
#include "output/result/result_file.hpp"
#include "tests/output/small_run.hpp"

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
  s.deals = {
      {.title = "Nvidia–OpenAI", .kind = "chips", .states = {{4000.0, 1500.0}, {6000.0, 2750.0}}}};
  s.machines = s.deals.front().states;
  s.campuses = {{10000.0, 1500.0, 0.0}, {12000.0, 2750.0, 250.0}};
  YearSummary y = year(2030, true);
  y.figures.set("energy", 4.2e9);
  y.figures.set("campus_energy", 1.5e7);
  y.figures.set("data_centre_energy", 3.5e8);
  y.figures.set("data_centre_energy_path", 4.0e8);
  y.figures.set("data_centre_energy_promised", 4.26e8);
  y.figures.set("sales", 4.0e9);
  y.figures.set("unserved_energy", 12300.0);
  y.figures.set("unserved_hours", 17.0);
  y.figures.set("water_direct", 1.31e8);
  y.figures.set("data_centre_water_indirect", 2.5e9);
  y.figures.set("co2", 1.4e9);
  s.years = {year(2029, true), y};
  s.reference_year = 2030;
  s.campuses_on_path = "inside";
  for (const char* name : {"A", "B", "C", "D", "E", "F", "G", "H", "Virginia"}) {
    RegionSummary region;
    region.title = name;
    s.regions.push_back(region);
  }
  s.regions.back().reference.figures.set("data_centre_energy", 8e7);
  s.regions.back().reference.figures.set("sales", 1.6e8);
  s.regions[2].whole_run.set("unserved_energy", 12300.0);
  s.regions[2].whole_run.set("unserved_hours", 17.0);
  return s;
}

/// With an ensemble: 0.31 days in the year, EUE in MWh.
Summary adequate() {
  Summary s = example();
  s.samples = 100;
  gigaload::grid::adequacy::Metrics all;
  all.event_days = {0.3149, 0.0523};
  all.lolh = {1.25, 0.149};
  all.eue = {12345.0, 1432.0};
  all.neue = {2.94, 0.34};
  s.adequacy = {
      {"all regions", "all", 2029, true, {}},           {"all regions", "all", 2030, true, all},
      {"eastern", "interconnection", 2030, false, all}, {"PJM", "planning area", 2029, true, all},
      {"PJM", "planning area", 2030, true, all},        {"VA", "state", 2030, true, all}};
  s.regions[2].adequacy = all;
  s.perfect_capacity = {{"eastern", 1234.4}, {"texas", -300.0}};
  return s;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("where regions keep reserves the summary tells of load only beside all") {
  Summary s = adequate();
  CHECK_FALSE(holds(summary_text(s), "load only"));
  s.adequacy[1].load_only = s.adequacy[1].adequacy;
  s.adequacy[1].load_only->event_days = {0.1234, 0.0312};
  const std::string text = summary_text(s);
  CHECK(holds(text, "load only: LOLE d"));
  CHECK(holds(text, "of load or of each region's reserve"));
  CHECK(holds(text, "0.12"));
}

TEST_CASE("promised beside energised, and the data centres as built, pathed and promised") {
  const std::string text = summary_text(example());
  CHECK(holds(text, "Example: 2029-01-01 to 2031-01-01\n"));
  CHECK(holds(text, "Nvidia–OpenAI"));
  CHECK(holds(text, "1.50 / 4.00  2.75 / 6.00\n"));
  CHECK(holds(text, "sited                   10.00       12.00\n"));
  CHECK(holds(text, "cancelled                0.00        0.25\n"));
  CHECK(holds(text,
              "All data centres [TWh]   2030\n"
              "as built                350.0\n"
              "as pathed               400.0\n"
              "as promised             426.0\n"
              "What is built of the listed campuses is part of the path, what is promised is not"));
  CHECK_FALSE(holds(text, "not complete"));
}

TEST_CASE("the data centres' table has the years of the report, and says what is inside the path") {
  Summary s = example();
  s.shown_years = {2029, 2030};
  s.campuses_on_path = "on top";
  CHECK(holds(summary_text(s), "All data centres [TWh]  2029   2030\n"));
  CHECK(holds(summary_text(s), "The listed campuses come on top of the path.\n"));
  s.campuses_on_path = "promised";
  CHECK(holds(summary_text(s), "What was promised to the listed campuses is part of the path"));
  s.deals.clear();
  s.campuses.clear();
  CHECK_FALSE(holds(summary_text(s), "as promised"));
  CHECK_FALSE(holds(summary_text(s), "part of the path"));
  s.years.back().figures.set("data_centre_energy_path", 0.0);  // an older file
  CHECK_FALSE(holds(summary_text(s), "as pathed"));
}

TEST_CASE("chips and sites stand beside the machines that they are, which count once") {
  Summary s = example();
  CHECK_FALSE(holds(summary_text(s), "count once"));
  s.deals.push_back({"Stargate", "sites", {{5000.0, 1500.0}, {5500.0, 2000.0}}});
  s.machines = {{5000.0, 1500.0}, {6000.0, 2750.0}};
  const std::string text = summary_text(s);
  CHECK(holds(text, "Stargate                             sites  1.50 / 5.00  2.00 / 5.50\n"));
  CHECK(holds(text, "all deals                         machines  1.50 / 5.00  2.75 / 6.00\n"));
  CHECK(holds(text, "Chips and sites are the same machines, which count once.\n"));
}

TEST_CASE("water and CO2 that nothing is known of are no zeros") {
  Summary s = example();
  s.years.back().figures.set("data_centre_water_indirect", std::nan(""));
  s.years.back().figures.set("co2", std::nan(""));
  CHECK(holds(summary_text(s), "131.0                       -       -\n"));
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

TEST_CASE("the band of drawn futures stands under what is energised, or why there is none") {
  Summary s = example();
  CHECK_FALSE(holds(summary_text(s), "band"));
  s.bands = {{1250.0, 1750.0}, {2000.0, 3500.0}};
  s.futures = "P10 to P90 of 200 drawn futures";
  const std::string text = summary_text(s);
  CHECK(holds(text, "\nenergised                  1.50          2.75\n"));
  CHECK(holds(text, "\nits band           1.25 to 1.75  2.00 to 3.50\n"));
  CHECK(holds(text, "\nThe band is P10 to P90 of 200 drawn futures of the campuses.\n"));
  s.bands.clear();
  s.no_futures = "limits.accelerator_supply is set";
  CHECK(holds(summary_text(s), "\nNo band of drawn futures: limits.accelerator_supply is set.\n"));
}

TEST_CASE("work of the campuses, with a column for what some of them have") {
  Summary s = example();
  s.years.back().figures.set("campus_work", 4.56e7);
  std::string text = summary_text(s);
  CHECK(holds(text, "\nCampuses   TWh  work TWh  cut GWh\n"));
  CHECK(holds(text, "\n2030      15.0      45.6      0.0\n"));
  s.years.back().figures.set("deferred_energy", 2500.0);
  s.years.front().figures.set("water_shortfall", 7.5e6);
  text = summary_text(s);
  CHECK(holds(text, "put off GWh  water short hm3\n"));
  CHECK(holds(text, "2.5"));
  CHECK(holds(text, "7.5"));
  s.campuses.clear();
  CHECK_FALSE(holds(summary_text(s), "reference generation"));
}

TEST_CASE("a scenario without campuses and deals has no tables of them") {
  Summary s = example();
  s.deals.clear();
  s.campuses.clear();
  const std::string text = summary_text(s);
  CHECK_FALSE(holds(text, "Deals"));
  CHECK_FALSE(holds(text, "All campuses"));
  CHECK(holds(text, "All data centres [TWh]"));
}

TEST_CASE("a result that is not complete says so") {
  Summary s = example();
  s.complete = false;
  s.years.back().whole = false;
  const std::string text = summary_text(s);
  CHECK(holds(text, "not complete"));
  CHECK_FALSE(holds(text, "interrupted"));  // a run may be writing it
  CHECK(holds(text, "2030 (part)"));
}

TEST_CASE("adequacy by area and year, with its standard errors") {
  const std::string text = summary_text(adequate());
  CHECK(holds(text,
              "Expectations of a year from 100 samples, ± sampling error alone (standard error)"));
  CHECK(holds(text,
              "\nAdequacy            year             LOLE d       LOLH h      EUE GWh     NEUE "
              "ppm\n"));
  // of 100 samples that miss nothing the days are fewer than 3 in 100
  CHECK(holds(text,
              "\nall regions         2029  below 0.03 (95 %)  none in 100  none in 100  none in "
              "100\n"));
  CHECK(holds(text,
              "\nall regions         2030        0.31 ± 0.05  1.25 ± 0.15   12.3 ± 1.4    2.9 ± "
              "0.3\n"));
  CHECK(holds(text, "(part): of the hours in the run"));
  CHECK(holds(text, "\neastern      2030 (part)        0.31 ± 0.05"));
  // planning areas are many: those of the year that regions are compared in
  CHECK(holds(text, "\nPJM                 2030        0.31 ± 0.05"));
  CHECK_FALSE(holds(text, "\nPJM                 2029"));
  CHECK_FALSE(holds(text, "\nVA                  2030"));
}

TEST_CASE("when an area is short of power, for how long and by how much, beside what is assumed") {
  Summary s = adequate();
  CHECK_FALSE(holds(summary_text(s), "Short of power"));
  CHECK_FALSE(holds(summary_text(s), "Assumed"));
  s.assumptions = "one; two";
  auto& risk = s.adequacy[1].risk;
  risk.lolh.assign(gigaload::grid::adequacy::kRiskCells, 0.0);
  risk.lolh[6] = risk.lolh[7] = risk.lolh[8] = 0.3;
  risk.lolh[7 * 24 + 17] = 0.1;
  risk.winter_share = {0.708, 0.123};
  risk.longest_event_hours = 3.0;
  risk.largest_shortfall = 1234.0;
  s.adequacy[0].risk = risk;  // of 2029, which is neither the reference nor the last
  std::string text = summary_text(s);
  CHECK(holds(text, "\nAssumed: one; two\n"));
  CHECK(holds(text, "\nShort of power  year"));
  CHECK(holds(text, "\nall regions     2030  winter 90 %, summer 10 %, 6 to 9 h"));
  CHECK(holds(text, "71 ± 12                3                 1,234\n"));
  CHECK_FALSE(holds(text, "\nall regions     2029"));
  risk.winter_share = {1.0, std::nan("")};
  text = summary_text(s);
  CHECK(holds(text, " 100                3                 1,234\n"));
}

TEST_CASE("errors are given to one digit, two where the first is 1") {
  const auto shown = [](double value, double error) {
    Summary s = adequate();
    gigaload::grid::adequacy::Metrics metrics;
    metrics.event_days = {value, error};
    s.adequacy = {{"x", "interconnection", 2030, true, metrics}};
    const std::string text = summary_text(s);
    const auto from = text.find("\nx ");
    REQUIRE(from != std::string::npos);
    const auto begin = text.find_first_not_of(' ', text.find("2030", from) + 4);
    return text.substr(begin, text.find("  ", begin) - begin);
  };
  CHECK(shown(0.5, 0.05) == "0.50 ± 0.05");
  CHECK(shown(0.5, 0.0196) == "0.500 ± 0.020");
  CHECK(shown(12345.0, 67.0) == "12,345 ± 67");
  CHECK(shown(3.0, 1.2) == "3.0 ± 1.2");
  CHECK(shown(0.0000312, 0.0000004) == "0.000031 ± 0.000000");
  const double nothing = std::nan("");
  CHECK(shown(0.5, nothing) == "0.50");
  CHECK(shown(nothing, nothing) == "-");
  CHECK(shown(0.0, 0.0) == "below 0.03 (95 %)");
}

TEST_CASE("regions with an ensemble: means, and the year's LOLE and EUE") {
  const std::string text = summary_text(adequate());
  CHECK(
      holds(text, "unserved and cut over the whole run (means of 100 samples), the rest in 2030"));
  CHECK(holds(text, "in 2030; peak, imports and water are of one weather, the balance's\n"));
  CHECK(holds(text, "LOLE d     EUE GWh  data centres TWh"));
  CHECK(holds(text, "17.0  12.3               0.0  0.31 ± 0.05  12.3 ± 1.4"));
  const std::string without = summary_text(example());
  CHECK(holds(without, "unserved and cut over the whole run, the rest in 2030"));
  CHECK_FALSE(holds(without, "LOLE"));
  CHECK_FALSE(holds(without, "17.0"));
  CHECK_FALSE(holds(without, "Perfect capacity"));
}

TEST_CASE("what calibration added, by interconnection") {
  const std::string text = summary_text(adequate());
  CHECK(holds(text,
              "\nPerfect capacity added by calibration     MW\n"
              "eastern                                1,234\n"
              "texas                                   -300\n"
              "A run that is given it does not look for it again:\n"
              "  calibration.perfect_capacity.eastern = \"1234.4 MW\"\n"
              "  calibration.perfect_capacity.texas = \"-300 MW\"\n"));
  Summary odd = adequate();
  odd.perfect_capacity = {{"two words.1", 2.5}};
  CHECK(holds(summary_text(odd), "calibration.perfect_capacity.\"two words.1\" = \"2.5 MW\"\n"));
}

TEST_CASE("what calibration added, by planning area, with the key that says so") {
  Summary s = adequate();
  s.perfect_capacity = {{"PJM", 1234.4}, {"", 5.0}};
  s.calibrated_by_planning_area = true;
  CHECK(holds(summary_text(s),
              "\nPerfect capacity added by calibration     MW\n"
              "PJM                                    1,234\n"
              "in no planning area                        5\n"
              "A run that is given it does not look for it again:\n"
              "  calibration.by = \"planning_area\"\n"
              "  calibration.perfect_capacity.PJM = \"1234.4 MW\"\n"));
}

TEST_CASE("figures are found by names and units of the table of quantities alone") {
  Figures figures;
  figures.set("energy", 2e6);
  CHECK(figures["energy"] == 2e6);
  CHECK(figures.in("energy", "MW h") == 2e6);
  CHECK(figures["co2"] == 0.0);
  CHECK_THROWS_AS((void)figures["engery"], gigaload::InternalError);
  CHECK_THROWS_AS((void)figures.in("energy", "m3"), gigaload::InternalError);
}
