#include "tools/sweep/results/sensitivity.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "grid/core/error.hpp"
#include "tests/tools/sweep_case.hpp"
#include "tools/sweep/run/expand.hpp"
#include "tools/sweep/store/part_file.hpp"

using namespace gigaload;
using namespace gigaload::tools::sweep;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinite = std::numeric_limits<double>::infinity();
constexpr std::size_t kLength = 4;  // members of a row: two axes

/// A Saltelli design of so many rows and five scalars, in a folder of its own.
class Design {
 public:
  explicit Design(int rows) : path_(folder_.path() / "saltelli") {
    std::string text =
        "scenario = \"small.toml\"\n[design]\nkind = \"saltelli\"\npoints = " +
        std::to_string(rows) +
        "\n[axis.scale]\nkey = \"demand.scale\"\ndistribution = \"uniform\"\nlow = 0.5\nhigh = "
        "1.5\n"
        "[axis.capacity]\nkey = \"campus.ashburn.capacity\"\ndistribution = \"uniform\"\n"
        "low = \"1 GW\"\nhigh = \"2 GW\"\n";
    for (const char* name : {"good", "constant", "never", "sometimes", "infinite"}) {
      text += std::string("[scalar.") + name +
              "]\nvariable = \"summary/energy\"\nyear = 2026\nregion = \"VA_DOM\"\n";
    }
    expand(folder_.write("saltelli.toml", text), path_);
  }

  /// Ends the members; `failed` are those that gave nothing.
  [[nodiscard]] Manifest done(const std::set<std::size_t>& failed = {}) const {
    Manifest manifest(path_);
    PartWriter part(path_, manifest.digest());
    for (std::size_t m = 0; m < manifest.size(); ++m) {
      const bool is_failed = failed.contains(m);
      const double x = std::fmod(0.37 * static_cast<double>(m * m + 1), 1.0);
      const std::vector<double> values = {x, 5.0, kNan, m / kLength < 3 ? kNan : x,
                                          m == kLength ? -kInfinite : x};
      part.append({.member = m,
                   .key = manifest.key(m),
                   .outcome = is_failed ? Outcome::failed : Outcome::done},
                  {}, is_failed ? std::vector<double>{} : values);
    }
    return manifest;
  }

 private:
  SweepFolder folder_;
  std::filesystem::path path_;
};

}  // namespace

TEST_CASE("a scalar without indices says why, and keeps none of the others back") {
  const Design design(40);
  const Manifest manifest = design.done({39 * kLength + 1});
  const auto all = sensitivities(manifest);
  REQUIRE(all.size() == 5);
  const auto left_out = [&](std::size_t s) {
    return std::vector<std::size_t>{all[s].indices.left_out, all[s].undefined_rows};
  };
  CHECK(all[0].reason.empty());
  CHECK(std::isfinite(all[0].indices.total[1].low));
  CHECK(left_out(0) == std::vector<std::size_t>{1, 0});
  CHECK(all[1].reason == "it does not vary");
  CHECK(all[2].reason == "it has a finite value in every member of 0 of 40 rows, 2 are wanted");
  CHECK(left_out(2) == std::vector<std::size_t>{40, 39});
  CHECK(all[3].reason.empty());
  CHECK(left_out(3) == std::vector<std::size_t>{4, 3});
  CHECK(left_out(4) == std::vector<std::size_t>{2, 1});

  const std::string text = sensitivity_text(manifest, all);
  CAPTURE(text);
  CHECK(text.find("nan") == std::string::npos);
  CHECK(
      text.find("constant: no indices: it does not vary, 1 row left out with a member that is not "
                "done\n") != std::string::npos);
  CHECK(text.find("never: no indices: it has a finite value in every member of 0 of 40 rows") !=
        std::string::npos);
  CHECK(text.find("3 rows left out in which it is not defined or infinite") != std::string::npos);
  CHECK(text.find("the axes depend on each other there") != std::string::npos);

  const auto json = nlohmann::json::parse(sensitivity_json(manifest, all));
  CHECK(json["never"]["mean"].is_null());
  CHECK(json["never"]["axes"]["scale"]["total"][0].is_null());
  CHECK(json["never"]["reason"] == all[2].reason);
  CHECK(json["sometimes"]["left_out_undefined"] == 3);
  CHECK_FALSE(json["good"].contains("reason"));
}

TEST_CASE("from a handful of rows there are estimates without intervals, and it is said") {
  const Design design(8);
  const Manifest manifest = design.done();
  const auto all = sensitivities(manifest);
  CHECK(std::isfinite(all[0].indices.first[0].estimate));
  CHECK(std::isnan(all[0].indices.first[0].low));
  const std::string text = sensitivity_text(manifest, all);
  CAPTURE(text);
  CHECK(text.find(" to ") == std::string::npos);
  CHECK(text.find("Intervals are given from 32 rows on") != std::string::npos);
  const auto json = nlohmann::json::parse(sensitivity_json(manifest, all));
  CHECK(json["good"]["axes"]["scale"]["first"][0].is_number());
  CHECK(json["good"]["axes"]["scale"]["first"][1].is_null());
}

TEST_CASE("a design whose members are not done has no indices at all") {
  const Design design(3);
  const Manifest manifest = design.done({0, kLength});
  CHECK_THROWS_WITH_AS((void)sensitivities(manifest),
                       doctest::Contains("every member is done (found 1 of 3)"), InputError);
}
