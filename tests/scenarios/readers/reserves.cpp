#include "scenarios/readers/reserves.hpp"

#include <doctest/doctest.h>

#include "scenarios/readers/load.hpp"
#include "sim/scenario/scenario.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload::scenarios;

namespace {

/// Reads the shares of a scenario with a table [reserves] beside the sample grid of AA and BB in
/// the east and CC in the west.
struct ReserveSample {
  ReserveSample() { write_sample_grid(folder); }
  [[nodiscard]] std::vector<double> of(const std::string& reserves) const {
    return load(folder.write("s.toml",
                             "[run]\nstart = 2025-01-01\nend = 2026-01-01\n[grid]\ndata = "
                             "\"data\"\n" +
                                 reserves))
        .scenario.reserve_share;
  }
  TestFolder folder;
};

}  // namespace

TEST_CASE("reserves: three per cent, or what is said of all, of a group, of a region") {
  const ReserveSample sample;
  using Shares = std::vector<double>;
  CHECK(sample.of("") == Shares{0.03, 0.03, 0.03});
  CHECK(sample.of("[reserves]\ncontingency = 0.06\n") == Shares{0.06, 0.06, 0.06});
  CHECK(sample.of("[reserves.area]\nBB = 0.01\neastern = 0.05\n") == Shares{0.05, 0.01, 0.03});
  CHECK(sample.of("[reserves]\ncontingency = 0\n").empty());
  CHECK(sample.of("[reserves]\ncontingency = 0\narea.CC = 0.02\n") == Shares{0.0, 0.0, 0.02});
}

TEST_CASE("reserves of no group of regions are told") {
  const ReserveSample sample;
  try {
    (void)sample.of("[reserves.area]\nAB = 0.01\n");
    FAIL("nothing was told");
  } catch (const ScenarioError& error) {
    REQUIRE(error.problems().size() == 1);
    CHECK(error.problems()[0].key == "reserves.area.AB");
    CHECK(error.problems()[0].message.find("is no region and no group of regions") !=
          std::string::npos);
  }
}
