#include "tools/summary/campus_table.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <nlohmann/json.hpp>

#include "grid/core/error.hpp"
#include "tests/output/small_run.hpp"

using namespace gigaload;
using namespace gigaload::tools;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

output::CampusTable two_campuses() {
  output::CampusTable table;
  table.year = 2030;
  table.rows.resize(2);
  output::CampusRow& small = table.rows[0];
  small.name = small.title = "Small";
  small.region = "VA_DOM";
  small.capacity_mw = 100.0;
  small.pue = small.water_l_per_it_kwh = kNone;
  small.half = {kNone};
  output::CampusRow& large = table.rows[1];
  large.name = "large";
  large.title = "Größe";
  large.region = "TX";
  large.capacity_mw = 1500.0;
  large.announced_mw = 1500.0;
  large.energised_mw = 1234.0;
  large.energy_mwh = 7.5e6;
  large.it_energy_mwh = 6.0e6;
  large.pue = 1.25;
  large.water_m3 = 2.4e6;
  large.water_l_per_it_kwh = 0.4;
  large.hours_cut = 12.5;
  large.curtailed_mwh = 4321.0;
  large.half = {static_cast<double>(grid::to_hour({2029, 3, 1}))};
  return table;
}

}  // namespace

TEST_CASE("campus table: the largest campus stands first, what is not known is a dash") {
  const std::string text = campus_table_text(two_campuses(), 20, CampusColumns::all);
  CHECK(text.find("Campuses in 2030") == 0);
  CHECK(text.find("Größe") < text.find("Small"));
  for (const char* part : {"1,500", "1,234", "7,500.0", "6,000.0", "1.250", "2,400.0", "0.40",
                           "12.5", "4,321", "2029-03"}) {
    CAPTURE(part);
    CHECK(text.find(part) != std::string::npos);
  }
  CHECK(text.find("nan") == std::string::npos);
  CHECK(text.find("put off") == std::string::npos);  // nobody's load is
  CHECK(text.find("more") == std::string::npos);
  auto flexible = two_campuses();
  flexible.rows[0].deferred_mwh = 10.0;
  CHECK(campus_table_text(flexible, 20, CampusColumns::all).find("put off MWh") !=
        std::string::npos);
}

TEST_CASE("campus table: it says how many more there are, and what the file lacks") {
  auto table = two_campuses();
  table.whole = false;
  table.missing = {"exchange/campus_it_energy", "exchange/campus_hours_cut"};
  const std::string text = campus_table_text(table, 1, CampusColumns::all);
  CHECK(text.find("2030 (part)") != std::string::npos);
  CHECK(text.find("Small") == std::string::npos);
  CHECK(text.find("\nand 1 more\n") != std::string::npos);
  CHECK(text.find("Not in this file: exchange/campus_it_energy, exchange/campus_hours_cut\n") !=
        std::string::npos);
  CHECK(campus_table_text({}, 20, CampusColumns::all).empty());
}

TEST_CASE("campus table: dates by quantile are the middle one and the range") {
  auto table = two_campuses();
  table.quantiles = {0.1, 0.5, 0.9};
  const auto at = [](int year, unsigned month) {
    return static_cast<double>(grid::to_hour({year, month, 1}));
  };
  table.rows[1].first_power = {at(2026, 11), at(2027, 3), kNone};
  const std::string text = campus_table_text(table, 20, CampusColumns::all);
  CHECK(text.find("first power") != std::string::npos);
  CHECK(text.find("2027-03 (2026-11 to -)") != std::string::npos);
  CHECK(text.find("quantile 0.5 of the draws of the build-out (0.1 to 0.9)") != std::string::npos);
  const std::string few = campus_table_text(table, 20, CampusColumns::few);
  CHECK(few.find("2027-03") != std::string::npos);
  CHECK(few.find("2026-11") == std::string::npos);
  CHECK(few.find("MWh cut") == std::string::npos);
  CHECK(few.find('\n') < 120);  // a terminal's width, and the titles'
  const auto json = nlohmann::json::parse(campus_table_json(table));
  CHECK(json["quantiles"] == nlohmann::json({0.1, 0.5, 0.9}));
  CHECK(json["campuses"][1]["first_power"] ==
        nlohmann::json({"2026-11-01", "2027-03-01", nullptr}));
}

TEST_CASE("campus table: the JSON has all numbers with their units, null for what is not known") {
  auto table = two_campuses();
  table.missing = {"campus_load"};
  const auto json = nlohmann::json::parse(campus_table_json(table));
  CHECK(json["year"] == 2030);
  CHECK(json["whole"] == true);
  CHECK(json["missing"] == nlohmann::json({"campus_load"}));
  REQUIRE(json["campuses"].size() == 2);
  const auto& large = json["campuses"][1];
  CHECK(large["title"] == "Größe");
  CHECK(large["energy"] == 7.5e6);
  CHECK(large["pue"] == 1.25);
  CHECK(large["water_per_it_energy"] == 0.4);
  CHECK(large["half"] == nlohmann::json({"2029-03-01"}));
  CHECK(json["campuses"][0]["pue"].is_null());
  for (const auto& [name, unit] : json["units"].items()) {
    CAPTURE(name);
    CHECK(large.contains(name));
    CHECK_FALSE(unit.get<std::string>().empty());
  }
}

TEST_CASE("campus table: a year is one of the file, or the one that the summary compares in") {
  const output::TemporaryFolder folder;
  const auto s = output::small_scenario();
  output::write_whole(s, folder / "run.h5");
  const output::ResultFile file(folder / "run.h5");
  CHECK(read_campuses(file, 2025).year == 2025);
  CHECK(read_campuses(file, std::nullopt).year == 2026);  // none is whole: the last
  const std::string fault =
      output::message_of<InputError>([&] { static_cast<void>(read_campuses(file, 2031)); });
  CHECK(fault.find("2025 to 2026; 2031 is none of them") != std::string::npos);
  output::write_interrupted(s, folder / "none.h5", 0);
  CHECK_THROWS_AS(
      static_cast<void>(read_campuses(output::ResultFile(folder / "none.h5.partial"), {})),
      InputError);
}
