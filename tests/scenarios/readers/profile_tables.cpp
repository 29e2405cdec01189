#include "scenarios/readers/profile_tables.hpp"

#include <doctest/doctest.h>

#include <numeric>

#include "scenarios/readers/load.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

std::optional<std::vector<double>> profile_of(const std::string& text,
                                              std::string* said = nullptr) {
  Problems problems;
  const std::size_t source = problems.add_source("p.csv", text);
  const auto share = read_profile(CsvTable(text, source, "p.csv", problems));
  try {
    problems.throw_if_any();
  } catch (const ScenarioError& error) {
    if (said != nullptr) *said = error.what();
  }
  CHECK(share.has_value() == (problems.count() == 0));
  return share;
}

std::string day(const std::string& header, const std::string& row, int count) {
  std::string text = header + "\n";
  for (int h = 0; h < count; ++h) text += row + "\n";
  return text;
}

const std::string kCampus = R"(
[run]
start = 2025-01-01
end = 2026-01-01
[grid]
data = "data"
[campus.one]
region = "AA"
capacity = "100 MW"
)";

}  // namespace

TEST_CASE("a profile of a day of each type, or of a year") {
  const auto by_type = profile_of(day("hour,weekday,weekend", "0,3,2", 24));
  REQUIRE(by_type);
  CHECK(by_type->size() == 48);
  CHECK(by_type->front() == 3.0);
  CHECK(by_type->back() == 2.0);
  const auto year = profile_of(day("share", "0.5", 8760));
  REQUIRE(year);
  CHECK(year->size() == 8760);
}

TEST_CASE("profiles that are none say what is wanted") {
  std::string said;
  const auto bad = [&](const std::string& text, const char* word) {
    CHECK_FALSE(profile_of(text, &said));
    CAPTURE(said);
    CHECK(said.find(word) != std::string::npos);
  };
  bad(day("weekday,weekend", "1,1", 23), "23 rows");
  bad(day("weekday", "1", 24), "weekend");
  bad(day("share", "1", 8759), "8759 rows");
  bad(day("share", "1", 8784), "8784 rows");
  bad(day("share", "-1", 8760), "-1");
  bad(day("share", "nan", 8760), "nan");
  bad(day("share", "", 8760), "0 rows");
  bad(day("load", "1", 8760), "column share");
  bad(day("weekday,weekend", "0,0", 24), "zero");
  bad("", "share");
}

TEST_CASE("profiles by name and by file, and the load factor they have to reach") {
  const TestFolder folder;
  write_sample_grid(folder);
  std::string table = "profile,day_type";
  for (int h = 0; h < 24; ++h) table += (h < 10 ? ",h0" : ",h") + std::to_string(h);
  table += ",source\n";
  for (const char* type : {"weekday", "weekend"}) {
    table += std::string("flat,") + type;
    for (int h = 0; h < 24; ++h) table += ",0.4";
    table += ",x\n";
  }
  folder.write("data/ai_load_profiles.csv", table);
  folder.write("my.csv", day("weekday,weekend", "3,2", 24));
  const auto campus = [&](const std::string& profile) {
    return load(folder.write("s.toml", kCampus + "profile = \"" + profile + "\"\n"), {});
  };
  CHECK(campus("model").scenario.campuses[0].load.profile == nullptr);
  const auto flat = campus("flat").scenario.campuses[0].load.profile;
  REQUIRE(flat);
  CHECK(flat->share == std::vector<double>(48, 0.4));
  const Loaded own = campus("my.csv");
  REQUIRE(own.scenario.campuses[0].load.profile);
  CHECK(own.scenario.campuses[0].load.profile->share[47] == 2.0);
  CHECK(own.data_hashes.back().first == "my.csv");

  const auto said = [&](const std::string& profile) -> std::string {
    try {
      (void)campus(profile);
    } catch (const ScenarioError& error) {
      return error.what();
    }
    return {};
  };
  CHECK(said("flot").find("did you mean") != std::string::npos);
  CHECK(said("none.csv").find("none.csv") != std::string::npos);
  folder.write("half.csv", "weekday,weekend\n" + day("1,1", "0,0", 23));
  CHECK(said("half.csv").find("load_factor 0.8 cannot be reached") != std::string::npos);
}

TEST_CASE("the nine published profiles") {
  Problems problems;
  DataFolder folder(data_root() / "data", problems);
  const CsvTable table = folder.table("ai_load_profiles.csv");
  CHECK(problems.count() == 0);
  REQUIRE(table.rows() == 18);
  // the reference's rows of "Baseline E", weekday, at 0 h and 5 h are 0.39728 and not above 0.54
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.text(row, "profile") != "baseline-e") continue;
    if (table.text(row, "day_type") == "weekday") CHECK(table.number(row, "h00") == 0.39728);
  }
}
