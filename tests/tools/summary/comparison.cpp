#include "tools/summary/comparison.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "grid/core/error.hpp"
#include "output/result/result_file.hpp"
#include "tests/output/small_run.hpp"

using namespace gigaload;
using namespace gigaload::output;
using namespace gigaload::tools;

namespace {

constexpr double kMoreMwh = 2.5e6;  // of a region's data centres, in the first exchange

/// A result in which the last region's data centres take more by `more_mwh`.
ComparedResult result(const std::filesystem::path& path, const sim::Scenario& s, double more_mwh) {
  {
    TrajectoryFile file(s, small_provenance(), path);
    for (std::size_t e = 0; e < exchange_count(s); ++e) {
      sim::Frame frame = make_frame(s, e);
      frame.checkpoint = [] { return std::vector<std::byte>(); };
      if (e == 0) frame.sums["data_centre_energy"].back() += more_mwh;
      file.record(frame);
    }
    file.finish();
  }
  return compared_result(ResultFile(path), path.filename().string());
}

const Difference& of(const ComparedYear& year, const std::string& area, std::string_view name) {
  const auto quantities = compared_quantities();
  const auto place = std::ranges::find_if(
      quantities, [&](const ComparedQuantity& q) { return std::string_view(q.name) == name; });
  const auto found = std::ranges::find(year.areas, area, &ComparedArea::name);
  REQUIRE(place != quantities.end());
  REQUIRE(found != year.areas.end());
  return found->by_quantity[static_cast<std::size_t>(place - quantities.begin())].value();
}

}  // namespace

TEST_CASE("comparison: what one result has more, in its region and year and in all regions") {
  const TemporaryFolder folder;
  const ComparedResult a = result(folder / "a.h5", small_scenario(), 0.0);
  const ComparedResult b = result(folder / "b.h5", small_scenario(), kMoreMwh);
  const Comparison found = compare(a, b);
  REQUIRE(found.years.size() == 2);
  CHECK(found.years[0].year == 2025);
  CHECK(found.years[0].areas.size() == 3);  // all, VA, MD
  CHECK(of(found.years[0], "MD", "data_centre_energy").value() == doctest::Approx(kMoreMwh));
  CHECK(of(found.years[0], "all", "data_centre_energy").value() == doctest::Approx(kMoreMwh));
  CHECK(of(found.years[0], "VA", "data_centre_energy").value() == 0.0);
  CHECK(of(found.years[1], "all", "data_centre_energy").value() == 0.0);
  CHECK(of(found.years[0], "MD", "energy").value() == 0.0);
  CHECK_FALSE(of(found.years[0], "MD", "energy").standard_error);
}

TEST_CASE("comparison: hours of several regions at once are not added up") {
  const TemporaryFolder folder;
  const ComparedResult a = result(folder / "a.h5", small_scenario(), 0.0);
  const Comparison found = compare(a, a);
  const auto quantities = compared_quantities();
  const auto& areas = found.years[0].areas;
  for (std::size_t q = 0; q < quantities.size(); ++q) {
    if (quantities[q].by_samples) continue;
    CAPTURE(quantities[q].name);
    CHECK(areas[0].by_quantity[q].has_value() ==
          (std::string_view(quantities[q].name) != "unserved_hours"));
    CHECK(areas[1].by_quantity[q].has_value());
  }
  const std::string text = comparison_text(found, 2025);
  CHECK(text.substr(0, text.find("\n2025")).find("short h") == std::string::npos);
  CHECK(comparisons_csv({found}).find("2025,all,unserved_hours") == std::string::npos);
  CHECK(comparisons_csv({found}).find("2025,VA,unserved_hours,h,") != std::string::npos);
}

TEST_CASE("comparison: planning areas and states of several zones are sums of their zones") {
  const TemporaryFolder folder;
  for (const sim::Scenario& s : {nested(small_scenario()), nested(small_ensemble())}) {
    const bool sampled = s.ensemble.samples > 0;
    CAPTURE(sampled);
    const ComparedResult a = result(folder / "a.h5", s, 0.0);
    const ComparedResult b = result(folder / "b.h5", s, kMoreMwh);
    const Comparison found = compare(a, b);
    const ComparedYear& year = found.years[0];
    // all, north, VA and the zones; the interconnection with samples
    REQUIRE(year.areas.size() == (sampled ? 6 : 5));
    CHECK(year.areas[sampled ? 2 : 1].name == "north");
    CHECK(of(year, "VA", "data_centre_energy").value() == doctest::Approx(kMoreMwh));
    CHECK(of(year, "north", "data_centre_energy").value() == 0.0);
    CHECK(of(year, "VA_W", "data_centre_energy").value() == doctest::Approx(kMoreMwh));
    CHECK(of(year, "VA", "energy").a ==
          of(year, "VA_E", "energy").a + of(year, "VA_W", "energy").a);
    CHECK(comparisons_csv({found}).find("2025,VA,unserved_hours") == std::string::npos);
    CHECK(comparisons_csv({found}).find("2025,VA,data_centre_energy,MW h,") != std::string::npos);
    if (sampled) CHECK(of(year, "VA", "eue").value() == 0.0);
    std::filesystem::remove(folder / "a.h5");
    std::filesystem::remove(folder / "b.h5");
  }
}

TEST_CASE("comparison: as text, as a table and as JSON") {
  const TemporaryFolder folder;
  const ComparedResult a = result(folder / "a.h5", small_scenario(), 0.0);
  const ComparedResult b = result(folder / "b.h5", small_scenario(), kMoreMwh);
  const Comparison found = compare(a, b);
  const std::string text = comparison_text(found, 2025);
  CAPTURE(text);
  CHECK(text.starts_with("b.h5 less a.h5\n"));
  CHECK(text.find("+2.50") != std::string::npos);
  CHECK(text.find("\nMD") != std::string::npos);
  CHECK(text.find("\nVA") == std::string::npos);
  CHECK(text.find("1 areas without a difference") != std::string::npos);
  CHECK(message_of<InputError>([&] { (void)comparison_text(found, 2031); }) ==
        "--year 2031: the results have 2025 to 2026");

  const std::string csv = comparisons_csv({found});
  CHECK(csv.starts_with("year,area,quantity,unit,a,b,difference,standard_error\n"));
  CHECK(csv.find("\n2025,MD,data_centre_energy,MW h,") != std::string::npos);

  const auto json = nlohmann::json::parse(comparisons_json({found}));
  CHECK(json["a"] == "a.h5");
  bool seen = false;
  for (const auto& row : json["rows"]) {
    if (row["area"] != "MD" || row["year"] != 2025 || row["quantity"] != "data_centre_energy") {
      continue;
    }
    seen = true;
    CHECK(row["difference"].get<double>() == doctest::Approx(kMoreMwh));
  }
  CHECK(seen);
}

TEST_CASE("comparison: a name with commas, quotes or line ends is one field of the table") {
  const TemporaryFolder folder;
  const ComparedResult a = result(folder / "a.h5", small_scenario(), 0.0);
  Comparison found = compare(a, a);
  const std::pair<std::string, std::string> names[] = {
      {"A,B", "\"A,B\""},   {"A \"B\"", "\"A \"\"B\"\"\""}, {"A\r\nB", "\"A\r\nB\""},
      {"A\nB", "\"A\nB\""}, {"A\rB", "\"A\rB\""},           {"A B;'", "A B;'"}};
  for (const auto& [name, field] : names) {
    CAPTURE(name);
    found.years[0].areas[1].name = name;
    CHECK(comparisons_csv({found}).find("\n2025," + field + ",energy,MW h,") != std::string::npos);
  }
}

TEST_CASE("comparison: with samples in both, metrics with the error of two independent means") {
  const TemporaryFolder folder;
  const ComparedResult a = result(folder / "a.h5", small_ensemble(), 0.0);
  const ComparedResult b = result(folder / "b.h5", small_ensemble(), 0.0);
  const ComparedResult without = result(folder / "c.h5", small_scenario(), 0.0);
  const Comparison found = compare(a, b);
  CHECK(found.years[0].areas.size() == 4);  // all, eastern, VA, MD
  const Difference& lolh = of(found.years[1], "eastern", "lolh");
  CHECK(lolh.value() == 0.0);
  const double error =
      ResultFile(folder / "a.h5").read("adequacy/lolh_standard_error").values.at(4 + 1);
  CHECK(lolh.standard_error.value() == doctest::Approx(error * std::sqrt(2.0)));
  CHECK(comparison_text(found, 2026).find("±") != std::string::npos);
  Comparison none = found;
  for (ComparedYear& year : none.years) {
    for (ComparedArea& area : year.areas) {
      for (auto& difference : area.by_quantity) {
        if (difference && difference->standard_error) difference = Difference{0.0, 0.0, {}};
      }
    }
  }
  const std::string none_text = comparison_text(none, 2026);
  CHECK(none_text.find("  none seen") != std::string::npos);
  CHECK(none_text.find("0.00 ±") == std::string::npos);
  const Comparison one_sided = compare(a, without);
  CHECK(one_sided.years[0].areas.size() == 3);
  CHECK(comparison_text(one_sided, 2026).find("±") == std::string::npos);
}

TEST_CASE("comparison: files that are not alike are refused by what differs") {
  const TemporaryFolder folder;
  const ComparedResult a = result(folder / "a.h5", small_scenario(), 0.0);
  const auto refusal = [&](const sim::Scenario& other) {
    const ComparedResult b = result(folder / "b.h5", other, 0.0);
    return message_of<InputError>([&] { (void)compare(a, b); });
  };
  sim::Scenario later = small_scenario();
  later.begin += 24;
  CHECK(refusal(later).starts_with(
      "a.h5 has 2025-11-19 to 2026-02-09, b.h5 has 2025-11-20 to 2026-02-09"));
  sim::Scenario elsewhere = small_scenario();
  elsewhere.grid.regions[1].name = "DC";
  CHECK(refusal(elsewhere).starts_with("a.h5 has 2 regions, b.h5 has 2, without MD"));
  std::swap(elsewhere.grid.regions[0], elsewhere.grid.regions[1]);
  elsewhere.grid.regions[0].name = "MD";
  CHECK(refusal(elsewhere).starts_with("a.h5 has 2 regions, b.h5 has 2, in another order"));

  {
    TrajectoryFile file(small_scenario(), small_provenance(), folder / "part.h5");
    record(file, small_scenario(), 0, 3);
    file.interrupt();
  }
  const ComparedResult part = compared_result(ResultFile(folder / "part.h5.partial"), "p");
  CHECK(message_of<InputError>([&] {
          (void)compare(a, part);
        }).starts_with("p: the result of an interrupted run"));
}

TEST_CASE("comparison: samples of other interconnections are refused") {
  const TemporaryFolder folder;
  const ComparedResult a = result(folder / "a.h5", small_ensemble(), 0.0);
  sim::Scenario parted = small_ensemble();
  parted.grid.regions[1].interconnection = "western";
  const ComparedResult b = result(folder / "b.h5", parted, 0.0);
  CHECK(message_of<InputError>([&] { (void)compare(a, b); }) ==
        "a.h5 has 4 areas of adequacy, b.h5 has 5, among them western: results of the same "
        "interconnections are wanted");
}

TEST_CASE("comparison: JSON by area and year, with errors of independent runs") {
  const TemporaryFolder folder;
  const ComparedResult a = result(folder / "a.h5", small_ensemble(), 0.0);
  const ComparedResult b = result(folder / "b.h5", small_ensemble(), kMoreMwh);
  const Comparison found = compare(a, b);
  const auto json = nlohmann::json::parse(comparisons_json({found}));
  CHECK(json.at("standard_error_of") == "independent runs");
  CHECK(json.at("units").at("eue") == "MW h");
  const auto& eue = json.at("adequacy").at("eastern").at("2026").at("eue");
  const Difference& same = of(found.years[1], "eastern", "eue");
  CHECK(eue.at("a") == same.a);
  CHECK(eue.at("difference") == 0.0);
  CHECK(eue.at("standard_error") == same.standard_error.value());
  const Difference& energy = of(found.years[0], "MD", "data_centre_energy");
  const auto& told = json.at("years").at("MD").at("2025").at("data_centre_energy");
  CHECK(told.at("difference") == energy.value());
  CHECK_FALSE(told.contains("standard_error"));
  const auto& campus = json.at("campuses").at("campus-0").at("2025");
  CHECK_FALSE(campus.empty());
  for (const auto& each : campus) CHECK(each.at("difference") == 0.0);
  const auto several = nlohmann::json::parse(comparisons_json({found, found}));
  CHECK(several.at("comparisons").size() == 2);
  CHECK(several.at("comparisons").at(1) == json);
  CHECK(comparisons_csv({found, found}).starts_with("result,year,area,"));
}

TEST_CASE("comparison: a campus of one result alone has no difference") {
  const TemporaryFolder folder;
  sim::Scenario fewer = small_scenario();
  fewer.campuses.pop_back();
  const ComparedResult a = result(folder / "a.h5", small_scenario(), 0.0);
  const ComparedResult b = result(folder / "b.h5", fewer, 0.0);
  const auto json = nlohmann::json::parse(comparisons_json({compare(a, b)}));
  const auto& campus = json.at("campuses").at("campus-2").at("2025");
  REQUIRE_FALSE(campus.empty());
  for (const auto& each : campus) {
    CHECK(each.at("a").is_number());
    CHECK(each.at("b").is_null());
    CHECK(each.at("difference").is_null());
  }
}

TEST_CASE("comparison: settings that differ are told") {
  const TemporaryFolder folder;
  ComparedResult a = result(folder / "a.h5", small_scenario(), 0.0);
  ComparedResult b = a;
  a.settings = "run.seed = 7\ndemand.scale = 1\n";
  b.settings = "run.seed = 7\ndemand.scale = 1.1\n";
  const Comparison found = compare(a, b);
  CHECK(comparison_text(found, 2026).find("  demand.scale: 1 -> 1.1\n") != std::string::npos);
  const auto json = nlohmann::json::parse(comparisons_json({found}));
  REQUIRE(json.at("settings").size() == 1);
  CHECK(json.at("settings").at(0).at("b") == "1.1");
}
