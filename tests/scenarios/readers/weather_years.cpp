#include "scenarios/readers/weather_years.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <filesystem>
#include <numeric>
#include <utility>
#include <vector>

#include "output/hdf5/netcdf.hpp"
#include "scenarios/readers/family.hpp"
#include "scenarios/readers/load.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// A table of a year without one of its hours, or with `field` as that hour's BB; `exponent` stands
/// behind all other numbers of BB.
std::string table_of(int year, grid::Hour without = -1, const std::string& field = "",
                     const std::string& heading = "time,AA,BB,CC",
                     const std::string& exponent = "") {
  std::string text = heading + "\n";
  const grid::Hour first = grid::start_of_year(year);
  for (grid::Hour hour = first; hour < grid::start_of_year(year + 1); ++hour) {
    const grid::Hour h = hour - first;
    if (h == without && field.empty()) continue;
    text += fmt::format(
        "{}T{:02}:00Z,{},{},{}\n", grid::to_string(grid::to_date(hour)), h % 24, 1000 + h % 500,
        h == without ? field : std::to_string(40 + h % 24) + exponent, h % 24 == 0 ? 2 : 1);
  }
  return text;
}

/// Writes measured years of AA, BB and CC, 2019 and an hour more.
void write_years(const std::filesystem::path& path) {
  constexpr std::size_t kHours = 8761;
  const output::File file = output::create_file(path, 16);
  output::create_labels(file.get(), "region", {"AA", "BB", "CC"});
  std::vector<double> hours(kHours);
  std::iota(hours.begin(), hours.end(), static_cast<double>(grid::start_of_year(2019)));
  const output::Dataset time =
      output::create_numbers(file.get(), "time", H5T_STD_I32LE, {{kHours}, {}, false});
  output::write_rows(time, 0, kHours, hours.data());
  const std::vector<double> mw(3 * kHours, 50.0);
  const output::Dataset demand =
      output::create_numbers(file.get(), "demand", H5T_STD_I16LE, {{3, kHours}, {}, false});
  output::write_rows(demand, 0, 3, mw.data());
}

/// Counts pages that processes of their own took, of those that have ended.
long pages_of_trials() {
  rusage usage{};
  REQUIRE(getrusage(RUSAGE_CHILDREN, &usage) == 0);
  return usage.ru_minflt;
}

struct Trial {
  Trial() { write_sample_grid(folder); }
  [[nodiscard]] Loaded load_with(const std::string& keys) const {
    return load(folder.write("s.toml",
                             "[run]\nstart = 2025-01-01\nend = 2026-01-01\n[grid]\ndata = "
                             "\"data\"\n[weather_years]\n" +
                                 keys));
  }
  [[nodiscard]] std::string problem_with(const std::string& keys) const {
    try {
      (void)load_with(keys);
    } catch (const ScenarioError& error) {
      return error.what();
    }
    return {};
  }
  TestFolder folder;
};

}  // namespace

TEST_CASE("measured years: without any the days are drawn, unless a key asks for them") {
  const Trial trial;
  CHECK(!trial.load_with("").scenario.grid.weather_years);
  CHECK(!trial.load_with("draw = \"model\"\n").scenario.grid.weather_years);
  const std::string problem = trial.problem_with("draw = \"weeks\"\n");
  CHECK(has(problem, "weather_years.h5 is not there"));
  CHECK(has(problem, "weather_years.data"));
  CHECK(has(problem, "\"model\""));
  CHECK(has(trial.problem_with("data = \"nowhere\"\n"), "nowhere is not there"));
}

TEST_CASE("measured years: a folder of tables of one's own") {
  const Trial trial;
  trial.folder.write("years/2019.csv", table_of(2019));
  trial.folder.write("years/2020.csv", table_of(2020));
  trial.folder.write("years/notes.csv", "what,ever\n");
  const Loaded loaded = trial.load_with("data = \"years\"\n");
  const auto& years = loaded.scenario.grid.weather_years;
  REQUIRE(years);
  CHECK(years->years() == std::vector<int>{2019, 2020});
  CHECK(years->regions() == 3);
  CHECK(loaded.scenario.grid.weather_draw == grid::WeatherDraw::weeks);
  bool hashed = false;
  for (const auto& [name, hash] : loaded.data_hashes) {
    hashed = hashed || (name == "2020.csv" && hash.size() == 64);
  }
  CHECK(hashed);

  const Loaded one = trial.load_with("data = \"years\"\nyears = [2020]\ndraw = \"years\"\n");
  CHECK(one.scenario.grid.weather_years->years() == std::vector<int>{2020});
  CHECK(one.scenario.grid.weather_draw == grid::WeatherDraw::years);
  CHECK(has(trial.problem_with("data = \"years\"\nyears = [2018, 2020]\n"),
            "2018 is not among the measured years"));
  CHECK(has(trial.problem_with("data = \"years\"\nyears = [2019.5]\n"), "2019.5"));
  CHECK(has(trial.problem_with("data = \"years\"\ndraw = \"measured\"\n"), "2025"));
}

TEST_CASE("measured years: what is wrong with a table is told with its place") {
  const Trial trial;
  const std::string keys = "data = \"years\"\n";
  trial.folder.write("years/2019.csv", table_of(2019, 100));
  const std::string gap = trial.problem_with(keys);
  CHECK(has(gap, "2019.csv:102"));
  CHECK(has(gap, "2019-01-05T04:00:00"));
  trial.folder.write("years/2019.csv", table_of(2019, 100, "x"));
  CHECK(has(trial.problem_with(keys), "2019.csv:102"));
  trial.folder.write("years/2019.csv", table_of(2019, 100, "9999"));
  CHECK(has(trial.problem_with(keys), "times the year's mean"));
  trial.folder.write("years/2019.csv", table_of(2019, -1, "", "time,AA,BB,CC", "e305"));
  CHECK(has(trial.problem_with(keys), "2019.csv:2"));  // a sum beyond all numbers made zeros of it
  for (const char* const field : {"-1", "nan"}) {
    CAPTURE(field);
    trial.folder.write("years/2019.csv", table_of(2019, 100, field));
    CHECK(has(trial.problem_with(keys), "2019.csv:102"));
  }
  trial.folder.write("years/2019.csv", table_of(2019, -1, "", "time,AA,ZZ,CC"));
  CHECK(has(trial.problem_with(keys), "no measured demand of BB"));
  trial.folder.write("years/2019.csv", table_of(2019, -1, "", "when,AA,BB,CC"));
  CHECK(has(trial.problem_with(keys), "\"time\""));
  trial.folder.write("years/2019.csv", "time,AA,BB,CC\n2019-01-01T00:00Z,1,1,1\n");
  CHECK(has(trial.problem_with(keys), "ends after 1 of 8760 hours"));
  trial.folder.write("empty/readme.txt", "nothing\n");
  CHECK(has(trial.problem_with("data = \"empty\"\n"), "2016.csv"));
  trial.folder.write("x.h5", "no such file\n");
  CHECK(has(trial.problem_with("data = \"x.h5\"\n"), "HDF5"));
}

TEST_CASE("measured years: no table that looks like a year's is passed over") {
  const Trial trial;
  const std::string keys = "data = \"years\"\n";
  trial.folder.write("years/2019.csv", table_of(2019));
  trial.folder.write("years/2020.CSV", table_of(2020));
  CHECK(has(trial.problem_with(keys), "a table of 2020 is named 2020.csv"));
  trial.folder.write("more/2019.csv", table_of(2019));
  trial.folder.write("more/1850.csv", "time,AA,BB,CC\n");
  CHECK(has(trial.problem_with("data = \"more\"\n"), "1900 to 2150"));
}

TEST_CASE("measured years: variants with other clocks have hours of their own") {
  const Trial trial;
  trial.folder.write("years/2019.csv", table_of(2019));
  std::filesystem::copy(trial.folder.path() / "data", trial.folder.path() / "other",
                        std::filesystem::copy_options::recursive);
  trial.folder.write("other/regions.csv",
                     "region,title,interconnection,time_zone,census_division,loss_factor,source\n"
                     "AA,Alpha,eastern,America/Los_Angeles,East,1.05,sample\n"
                     "BB,Beta,eastern,America/Chicago,East,1.1,sample\n"
                     "CC,Gamma,western,America/Denver,West,1,sample\n");
  const auto path = trial.folder.write("s.toml",
                                       "[run]\nstart = 2025-01-01\nend = 2026-01-01\n[grid]\n"
                                       "data = \"data\"\n[weather_years]\ndata = \"years\"\n");
  Problems problems;
  auto document = read_document(path, {}, data_root(), problems);
  REQUIRE(document);
  const Family family(std::move(*document), data_root(), problems);
  const auto years_of = [&family](const char* data) {
    Node value;
    value.kind = Node::Kind::text;
    value.text = data;
    const Family::Change change{"grid.data", value};
    return family.variant({&change, 1}).scenario.grid.weather_years;
  };
  const auto eastern = years_of("data"), pacific = years_of("other");
  REQUIRE(eastern);
  REQUIRE(pacific);
  const std::int64_t day = grid::day_of(grid::to_hour({2019, 6, 3}));
  CHECK(eastern->demand(0, 0, day, 3) == pacific->demand(0, 0, day, 0));
  CHECK(eastern->demand(0, 0, day, 0) != pacific->demand(0, 0, day, 0));
}

TEST_CASE("measured years: the shipped ones are those of all zones, and of any choice of them") {
  const Loaded all = load("us-2025");
  const auto& years = all.scenario.grid.weather_years;
  REQUIRE(years);
  CHECK(years->years() == std::vector<int>{2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024});
  REQUIRE(years->regions() == 72);
  // Dominion's highest hour of 2022 is one of the morning of 24 December, Elliott's
  std::size_t dominion = 0;
  while (all.scenario.grid.regions[dominion].name != "VA_DOM") ++dominion;
  const std::int64_t elliott = grid::day_of(grid::to_hour({2022, 12, 24}));
  double most = 0.0;
  for (std::size_t hour = 0; hour < 24; ++hour) {
    most = std::max(most, years->demand(6, dominion, elliott, hour));
  }
  CHECK(most == doctest::Approx(1.98).epsilon(0.01));
  CHECK(years->dry_bulb_c(6, dominion, elliott) < -5.0);

  const Loaded two =
      load("us-2025", {"grid.regions=[\"VA_DOM\", \"TX_E_ERCOT\"]", "grid.outside=\"drop\""});
  REQUIRE(two.scenario.grid.weather_years);
  std::size_t same = 0;
  while (two.scenario.grid.regions[same].name != "VA_DOM") ++same;
  CHECK(two.scenario.grid.weather_years->demand(6, same, elliott, 8) ==
        years->demand(6, dominion, elliott, 8));
}

TEST_CASE("measured years: a year that a file cuts is left out with a word, if all are wanted") {
  const Trial trial;
  write_years(trial.folder.path() / "own.h5");
  const auto tells_of_cut = [&trial](const std::string& keys) {
    const Loaded loaded = trial.load_with(keys);
    REQUIRE(loaded.scenario.grid.weather_years);
    CHECK(loaded.scenario.grid.weather_years->years() == std::vector<int>{2019});
    return std::ranges::any_of(loaded.notices, [](const std::string& notice) {
      return has(notice, "own.h5: 2020 left out");
    });
  };
  CHECK(tells_of_cut("data = \"own.h5\"\n"));
  CHECK_FALSE(tells_of_cut("data = \"own.h5\"\nyears = [2019]\n"));
}

TEST_CASE("measured years: the file that is shipped is read without a process of its own") {
  const long before = pages_of_trials();
  REQUIRE(load("us-2025").scenario.grid.weather_years);
  CHECK(pages_of_trials() == before);
  const Trial trial;
  write_years(trial.folder.path() / "data/weather_years.h5");
  REQUIRE(trial.load_with("").scenario.grid.weather_years);
  CHECK(pages_of_trials() > before);
}
