#include "scenarios/readers/report_reader.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "scenarios/readers/load.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload::scenarios;

namespace {

/// A run of the sample grid, three years long.
class Run {
 public:
  explicit Run(const std::string& report) {
    write_sample_grid(folder_);
    path_ = folder_.write(
        "run.toml",
        "grid.data = \"data\"\nrun.start = 2025-01-01\nrun.end = 2028-01-01\n" + report);
  }
  [[nodiscard]] Loaded load() const { return gigaload::scenarios::load(path_); }
  void refused(unsigned line, unsigned column, const std::string& message) const {
    try {
      (void)load();
      FAIL("a bad report was taken");
    } catch (const ScenarioError& error) {
      REQUIRE(error.problems().size() == 1);
      CHECK(error.problems()[0].line == line);
      CHECK(error.problems()[0].column == column);
      CHECK(error.problems()[0].message.find(message) != std::string::npos);
    }
  }

 private:
  TestFolder folder_;
  std::filesystem::path path_;
};

bool tells(const Loaded& loaded, const std::string& part) {
  return std::ranges::any_of(loaded.notices, [&](const std::string& notice) {
    return notice.find(part) != std::string::npos;
  });
}

}  // namespace

TEST_CASE("a scenario names the years and the region that its report begins with, or none") {
  const Loaded named = Run("report.years = [2025, 2027]\nreport.region = \"BB\"\n").load();
  CHECK(named.scenario.report.years == std::vector{2025, 2027});
  CHECK(named.scenario.report.region == "BB");
  const Loaded taken_back = Run("report.years = \"none\"\nreport.region = \"none\"\n").load();
  CHECK(taken_back.scenario.report.years.empty());
  CHECK(taken_back.scenario.report.region.empty());
  const Loaded none = Run("").load();
  CHECK(none.scenario.report.years.empty());
  CHECK(none.scenario.report.region.empty());
}

TEST_CASE("a year outside the run and a region outside the grid are told with their place") {
  const Loaded late = Run("report.years = [2026, 2030]\n").load();
  CHECK(late.scenario.report.years == std::vector{2026});
  CHECK(tells(late,
              "run.toml:4:16: report.years: 2030 is not among the years of the run, 2025 to "
              "2027, and left out"));
  const Loaded later = Run("report.years = [2026, 2030, 2035]\n").load();
  CHECK(tells(later, "report.years: 2030, 2035 are not among the years of the run"));
  const Loaded small = Run("grid.regions = [\"AA\"]\nreport.region = \"BB\"\n").load();
  CHECK(small.scenario.report.region.empty());
  CHECK(tells(small, "run.toml:5:17: report.region: BB is not in this scenario's grid"));
}

TEST_CASE("years that do not ascend or are no years and unknown regions are refused") {
  Run("report.years = [2027, 2026]\n").refused(4, 16, "2026 stands behind 2027; years ascend");
  Run("report.years = [2026.5]\n").refused(4, 16, "2026.5 is no calendar year");
  Run("report.region = \"ZZ\"\n").refused(4, 17, "\"ZZ\" is no region; known: AA, BB, CC");
}
