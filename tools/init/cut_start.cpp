#include "tools/init/cut_start.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>
#include <system_error>

#include "grid/core/error.hpp"
#include "scenarios/readers/load.hpp"

namespace gigaload::tools {
namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

constexpr double kNoLimitMw = 1e6;  // beyond any line

std::string quoted(const Names& names) {
  Names texts;
  for (const std::string& name : names) texts.push_back(fmt::format("\"{}\"", name));
  return fmt::format("[{}]", fmt::join(texts, ", "));
}

/// What a scenario in `folder` includes to be laid over `from`.
std::string include_of(const fs::path& from, const fs::path& folder) {
  std::error_code error;
  for (const fs::path& found : {from, fs::path(from.string() + ".toml")}) {
    if (!fs::is_regular_file(found, error)) continue;
    const fs::path whole = folder.has_filename() ? folder : folder.parent_path();
    return fs::proximate(fs::absolute(found), fs::absolute(whole)).generic_string();
  }
  return from.has_extension() ? from.generic_string() : from.generic_string() + ".toml";
}

void refuse_odd_text(const char* option, const std::string& text) {
  const auto is_odd = [](char c) {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
  };
  if (std::ranges::none_of(text, is_odd) && !text.empty()) return;
  throw InputError(
      fmt::format("{}: a name without quotes, backslashes and control characters is "
                  "wanted",
                  option));
}

sim::Scenario loaded(const Cut& cut, const Names& regions) {
  return scenarios::load(cut.from, {"grid.regions=" + quoted(regions), "grid.outside=\"drop\"",
                                    "report.region=\"none\""})
      .scenario;
}

struct Tie {
  std::string inside, outside;
  double in_mw = 0.0, out_mw = 0.0;
};

/// The lines of the whole grid that lead out of the part.
std::vector<Tie> ties(const grid::System& whole, const grid::System& part) {
  std::set<std::string> inside;
  for (const grid::Region& region : part.regions) inside.insert(region.name);
  std::vector<Tie> found;
  for (const grid::Interface& each : whole.interfaces) {
    const std::string& from = whole.regions[each.from.get()].name;
    const std::string& to = whole.regions[each.to.get()].name;
    const bool begins = inside.contains(from), ends = inside.contains(to);
    if (begins == ends) continue;
    found.push_back(begins ? Tie{from, to, each.reverse_mw, each.forward_mw}
                           : Tie{to, from, each.forward_mw, each.reverse_mw});
  }
  return found;
}

std::string mw_text(double mw) {
  return mw < kNoLimitMw ? fmt::format("{:.0f} MW", mw) : "no limit";
}

std::string tie_lines(const std::vector<Tie>& cut) {
  if (cut.empty()) return "# No line is cut.\n";
  std::string text =
      "# Lines that are cut, and what they carried into the regions and out of them at most:\n";
  for (const Tie& tie : cut) {
    fmt::format_to(std::back_inserter(text), "#   {} - {}: {} in, {} out\n", tie.inside,
                   tie.outside, mw_text(tie.in_mw), mw_text(tie.out_mw));
  }
  return text;
}

constexpr const char* kText = R"(# {from}, cut to {asked}.
#
#   gigaload check {name}.toml                      every problem at once, with its place
#   gigaload show {name}.toml                       every setting, its default and source
#   gigaload adequacy {name}.toml --year YEAR       LOLE, EUE
#   gigaload run {name}.toml
#
# `gigaload show --keys` tells of all keys. What stands here goes before what is included.

include = "{include}"

title = "{title}"

[report]
region = "none"  # that which the page opens with: the one whose data centres take most

[grid]
regions = {regions}
outside = "drop"  # campuses and weights elsewhere are left out; check names them

{ties}
# Most that a state, a region or an area takes in over all its lines together:
# [imports]
# {first} = "5 GW"

# [demand]
# scale = 1.05  # of the demand without data centres

# A campus more:
# [campus.mine]
# region = "{region}"
# capacity = "500 MW"
# announced = 2027-01-01
)";

}  // namespace

StarterFile cut_start(const Cut& cut, const fs::path& folder) {
  const std::string name = starter_name(folder);
  refuse_odd_text("--from", cut.from.string());
  for (const std::string& region : cut.regions) refuse_odd_text("--regions", region);
  const sim::Scenario whole = scenarios::load(cut.from, {}).scenario;
  if (whole.given_system) {
    throw InputError(
        fmt::format("{}: its grid is a system of its own; --regions is for the grid "
                    "of tables",
                    cut.from.string()));
  }
  Names regions = cut.regions;
  sim::Scenario part = loaded(cut, regions);
  if (cut.neighbours) {
    for (const Tie& tie : ties(whole.grid, part.grid)) {
      const bool is_new = std::ranges::find(regions, tie.outside) == regions.end();
      if (is_new) regions.push_back(tie.outside);
    }
    part = loaded(cut, regions);
  }
  const std::string asked = fmt::format("{}", fmt::join(cut.regions, ", "));
  return {name + ".toml",
          fmt::format(fmt::runtime(kText), fmt::arg("from", cut.from.filename().string()),
                      fmt::arg("asked", asked + (cut.neighbours ? " and their neighbours" : "")),
                      fmt::arg("name", name), fmt::arg("include", include_of(cut.from, folder)),
                      fmt::arg("title", fmt::format("{}: {}", cut.from.stem().string(), asked)),
                      fmt::arg("regions", quoted(regions)),
                      fmt::arg("ties", tie_lines(ties(whole.grid, part.grid))),
                      fmt::arg("first", cut.regions.front()),
                      fmt::arg("region", part.grid.regions.front().name))};
}

}  // namespace gigaload::tools
