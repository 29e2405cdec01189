#include "tools/sweep/results/sweep_table.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "grid/core/error.hpp"
#include "tests/tools/sweep_case.hpp"
#include "tools/sweep/store/part_file.hpp"

using namespace gigaload;
using namespace gigaload::tools::sweep;

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

const std::string kWorth = R"(
[axis.assumption]
usual = "as shipped"
variant = [
  {name = "none", set = {reserves.contingency = 0}},
  {name = "as shipped"},
  {name = "half", set = {grid.interfaces.scale = 0.5}},
]
[axis.demand]
key = "demand.scale"
values = [1, 1.06]
[worth]
rows = "assumption"
along = "demand"
per_percent = {lole = "0.2 GW"}
)";

const std::string kScalars = R"(
[set]
ensemble.samples = 100
[output]
tables = []
[scalar.lole]
variable = "adequacy/event_days"
year = 2026
area = "VA_DOM"
[scalar.lole_error]
variable = "adequacy/event_days_standard_error"
year = 2026
area = "VA_DOM"
)";

/// A sweep in a folder of its own, with its scalars by member as they are given.
class Given {
 public:
  Given(const std::string& sweep, const std::vector<std::vector<double>>& values)
      : path_(folder_.path() / "given") {
    expand(folder_.write("given.toml", "scenario = \"small.toml\"\n" + sweep), path_);
    const Manifest manifest(path_);
    PartWriter part(path_, manifest.digest());
    for (std::size_t m = 0; m < values.size(); ++m) {
      part.append({.member = m, .key = manifest.key(m), .outcome = Outcome::done}, {}, values[m]);
    }
  }
  [[nodiscard]] Manifest manifest() const { return Manifest(path_); }

 private:
  SweepFolder folder_;
  std::filesystem::path path_;
};

}  // namespace

TEST_CASE("sweep table: what an assumption is worth is the demand that has the same effect") {
  // 6 % make it 10 times as much, so that 3 % make it the root of 10 times as much
  CHECK(*worth_percent(0.1, 1.0, 1.06, 0.1 * std::sqrt(10.0)) == doctest::Approx(3.0));
  CHECK(*worth_percent(0.1, 1.0, 1.06, 0.1) == doctest::Approx(0.0));
  CHECK(*worth_percent(0.1, 1.0, 1.06, 10.0) == doctest::Approx(12.0));
  CHECK(*worth_percent(0.1, 1.0, 1.06, 0.01) == doctest::Approx(-6.0));
  for (const auto& [at_one, at_other, value] :
       std::vector<std::array<double, 3>>{{0.0, 1.0, 0.5},
                                          {0.1, 0.1, 0.5},
                                          {0.5, 0.1, 0.5},
                                          {0.1, 1.0, 0.0},
                                          {kUnknown, 1.0, 0.5},
                                          {0.1, 1.0, kUnknown}}) {
    CHECK_FALSE(worth_percent(at_one, at_other, 1.06, value));
  }
}

TEST_CASE("sweep table: assumptions against the usual one, zeros as bounds, errors beside values") {
  const Given sweep(kScalars + kWorth, {{0.0, kUnknown},
                                        {0.01, 0.01},
                                        {0.1, 0.03},
                                        {1.0, 0.1},
                                        {0.1 * std::sqrt(10.0), 0.05},
                                        {20.0, 0.4}});
  const std::string text = sweep_table_text(sweep.manifest());
  CAPTURE(text);
  CHECK(text.find("lole [d]") != std::string::npos);
  CHECK(text.find("lole_error") == std::string::npos);
  CHECK(text.find("below 0.03 (95 %)") != std::string::npos);
  CHECK(text.find("0.10 ± 0.03") != std::string::npos);
  CHECK(text.find("3.0 %, 0.6 GW\n") != std::string::npos);
  CHECK(text.find("\nWorth: the change of demand from 1") != std::string::npos);
  const auto json = nlohmann::json::parse(sweep_table_json(sweep.manifest()));
  CHECK(json["worth"]["lole"]["half"]["percent"].get<double>() == doctest::Approx(3.0));
  CHECK(json["worth"]["lole"]["half"]["mw"].get<double>() == doctest::Approx(600.0));
  CHECK(json["worth"]["lole"]["none"]["percent"].is_null());
  CHECK(json["members"][2]["values"]["assumption"] == "as shipped");
  CHECK(json["members"][0]["scalars"]["lole"]["standard_error"].is_null());
}

TEST_CASE("sweep table: without worth a row for each member, and what is missing is said") {
  const Given sweep("[axis.number]\nkey = \"run.seed\"\nvalues = [3, 4]\n" + kScalars,
                    {{1.5, 0.2}});
  const std::string text = sweep_table_text(sweep.manifest());
  CAPTURE(text);
  CHECK(text.starts_with("number   lole [d]\n3       1.5 ± 0.2\n4               -\n"));
  CHECK(text.find("1 of 2 members are not done") != std::string::npos);
  CHECK_FALSE(nlohmann::json::parse(sweep_table_json(sweep.manifest())).contains("worth"));
}

TEST_CASE("sweep table: a zero bounds nothing where members differ in their samples") {
  std::string scalars = kScalars;
  const std::string set = "[set]\nensemble.samples = 100\n";
  scalars.erase(scalars.find(set), set.size());
  const Given sweep("[axis.number]\nkey = \"ensemble.samples\"\nvalues = [10, 100]\n" + scalars,
                    {{0.0, kUnknown}, {0.0, kUnknown}});
  const std::string text = sweep_table_text(sweep.manifest());
  CAPTURE(text);
  CHECK(text.find("below") == std::string::npos);
}

TEST_CASE("sweep table: without a scalar there is none") {
  const SweepFolder folder;
  const Manifest manifest(folder.expanded(2));
  CHECK_THROWS_WITH_AS(check_has_table(manifest), doctest::Contains("has no [scalar.NAME]"),
                       InputError);
}

TEST_CASE("sweep table: worth is told of a whole grid") {
  const SweepFolder folder;
  const auto path = folder.path() / "held";
  expand(
      folder.write("held.toml", "scenario = \"small.toml\"\nconstraints = [\"demand < 1.05\"]\n" +
                                    kScalars + kWorth),
      path);
  CHECK_THROWS_WITH_AS(check_has_table(Manifest(path)),
                       doctest::Contains("constraints leave out 3 points of the grid"), InputError);
}
