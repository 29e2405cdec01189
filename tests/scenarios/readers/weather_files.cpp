#include "scenarios/readers/weather_files.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "scenarios/readers/load.hpp"
#include "tests/scenarios/noise.hpp"
#include "tests/scenarios/sample_epw.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

struct Trial {
  Trial() { write_sample_grid(folder); }

  /// The scenario with region AA's air of the file.
  Loaded load_with(const std::string& name, const std::string& text,
                   const std::string& more = "") const {
    folder.write(name, text);
    const auto path = folder.write(
        "s.toml", "[run]\nstart = 2025-01-01\nend = 2026-01-01\n[grid]\ndata = \"data\"\n" + more +
                      "[weather.AA]\nfile = \"" + name + "\"\n");
    return load(path);
  }
  std::string problem_with(const std::string& name, const std::string& text,
                           const std::string& more = "") const {
    try {
      (void)load_with(name, text, more);
    } catch (const ScenarioError& error) {
      return error.what();
    }
    return {};
  }
  TestFolder folder;
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string measured(int days, const char* first) {
  std::string text = "time,dry_bulb_c,dew_point_c,pressure_pa\n";
  for (int h = 0; h < 24 * days; ++h) {
    const grid::Hour hour = grid::to_hour({2025, 3, 1}) + h + (first[0] == 'o' ? -10000 : 0);
    text += fmt::format("{}T{:02}:00Z,12,7,99000\n", grid::to_string(grid::to_date(hour)),
                        hour - grid::day_of(hour) * 24);
  }
  return text;
}

}  // namespace

TEST_CASE("a typical year and a measured table become a region's air, with their hashes") {
  const Trial trial;
  const Loaded epw = trial.load_with("x.epw", joined_lines(sample_epw(40.0, -5.0)));
  CHECK(epw.scenario.grid.data[0].air_series.hours.size() == 8760);
  CHECK(epw.scenario.grid.data[1].air_series.hours.empty());
  bool hashed = false;
  for (const auto& [name, hash] : epw.data_hashes)
    hashed = hashed || (name == "x.epw" && hash.size() == 64);
  CHECK(hashed);

  const Loaded csv = trial.load_with("x.csv", measured(30, "inside"));
  CHECK(csv.scenario.grid.data[0].air_series.first == grid::to_hour({2025, 3, 1}));
  bool said = false;
  for (const auto& notice : csv.notices)
    said = said || has(notice, "holds 2025-03-01 to 2025-03-30; the rest");
  CHECK(said);
}

TEST_CASE("files of a wrong place, time or kind are refused") {
  const Trial trial;
  auto write_seasons = [&](double july) {
    std::string table = "region,month";
    for (int h = 0; h < 24; ++h) table += fmt::format(",h{:02}", h);
    for (const char* region : {"AA", "BB", "CC"}) {
      for (int month = 1; month <= 12; ++month) {
        table += fmt::format("\n{},{}", region, month);
        for (int h = 0; h < 24; ++h)
          table += month > 4 && month < 10 ? fmt::format(",{}", july) : ",5";
      }
    }
    trial.folder.write("data/air_dry_bulb.csv", table + "\n");
  };
  write_seasons(25.0);
  CHECK(trial.problem_with("x.epw", joined_lines(sample_epw(40.0, -5.0))).empty());
  CHECK(has(trial.problem_with("x.epw", joined_lines(sample_epw(-35.0, -5.0))),
            "x.epw:1:1: weather.AA.file: Somewhere lies at 35.0 degrees south"));
  CHECK(
      has(trial.problem_with("x.csv", measured(30, "outside")), "nothing in common with the run"));
  CHECK(has(trial.problem_with("x.txt", "x"), "an .epw or a .csv file is wanted"));
  CHECK(has(trial.problem_with("x.epw.gz", "x"), "unpack it first"));
  CHECK(has(trial.problem_with("x.csv", measured(3, "inside"), "[weather.QQ]\nfile = \"x.csv\"\n"),
            "\"QQ\" is no region; known: AA, BB, CC"));
  CHECK(has(trial.problem_with("x.csv", measured(3, "inside"), "[weather.BB]\nfile = \"y.csv\"\n"),
            "there is no such file"));
  // the seasons of the file are the region's other half of the year
  write_seasons(-25.0);
  CHECK(has(trial.problem_with("x.epw", joined_lines(sample_epw(40.0, -5.0))), "other hemisphere"));
  CHECK(trial.problem_with("x.epw", joined_lines(sample_epw(40.0, 9.0)), "").find("hemisphere") !=
        std::string::npos);
}

TEST_CASE(
    "a southern year in a region of the south is as good as any; another time zone is noticed") {
  const Trial trial;  // the sample grid has no seasons to speak of
  const Loaded loaded = trial.load_with("x.epw", joined_lines(sample_epw(40.0, 9.0)));
  bool said = false;
  for (const auto& notice : loaded.notices) said = said || has(notice, "is it the right place?");
  CHECK(said);
}

TEST_CASE("changed weather files load or are refused in words") {
  const Trial trial;
  const auto lines = sample_epw();
  const std::string epw = joined_lines(lines), csv = measured(10, "inside");
  REQUIRE(trial.problem_with("n.csv", csv).empty());
  REQUIRE(trial.problem_with("n.epw", epw).empty());
  Noise noise(11);
  std::size_t refused = 0;
  constexpr std::size_t kTrials = 60;
  for (std::size_t i = 0; i < kTrials; ++i) {
    const bool table = i % 2 == 0;
    std::string text = table ? csv : epw;
    for (std::size_t change = 0; change < 3; ++change) {
      const std::size_t at =
          noise.below(i % 3 == 0 ? std::min<std::size_t>(400, text.size()) : text.size());
      switch (noise.below(4)) {
        case 0:
          text[at] = static_cast<char>(noise.next() & 0xffU);
          break;
        case 1:
          text.erase(at, noise.below(200));
          break;
        case 2:
          text.insert(at, ",\"\n-1e400,nan");
          break;
        default:
          text.insert(at, text.substr(noise.below(text.size()), noise.below(300)));
      }
    }
    const std::string problem = trial.problem_with(table ? "n.csv" : "n.epw", text);
    CHECK(problem.size() < 100000);
    refused += problem.empty() ? 0 : 1;
  }
  CHECK(refused > 0);
  for (const char* name : {"n.csv", "n.epw"}) {
    CHECK_FALSE(trial.problem_with(name, "").empty());
    CHECK_FALSE(trial.problem_with(name, std::string(100000, '\0')).empty());
    CHECK_FALSE(trial.problem_with(name, std::string(1000000, ',')).empty());
    CHECK_FALSE(trial.problem_with(name, std::string(100000, '\n')).empty());
  }
}
