#include "output/variables/variable_reference.hpp"

#include <fmt/format.h>

#include <string_view>
#include <vector>

namespace gigaload::output {
namespace {

constexpr const char* kIntroduction =
    R"(<!-- Made by `gigaload info --variables`; a test compares the two. -->

# The result file

An HDF5 file that netCDF-4 libraries read too, with CF metadata: every variable carries the
attributes `units` (UDUNITS-2) and `long_name`, and names its dimensions. `time` is the start of an
hour or of an exchange between the years and the hours, UTC. A variable is left out where the run
has nothing to say in it: an axis that is empty (no campuses, no deals), a switch that is off
(`output.generation`, `output.weather`, `output.sensitivities`), no ensemble
(`ensemble.samples = 0`), no campus that has what it tells of (allowances of water, flexible load,
plant on site). The root's attributes hold the scenario, the versions, the hashes of the data files
and the command line.

    ncdump -h us-33gw.h5
    gigaload info us-33gw.h5
)";

std::string heading_of(Place place) {
  return place == Place::root ? "Root: hour by hour, and names"
                              : fmt::format("Group `{}`", name_of(place));
}

std::string type_of(Storage storage) {
  constexpr const char* names[] = {"float32", "float64", "int32", "text"};
  return names[static_cast<std::size_t>(storage)];
}

std::string axes_of(const Variable& variable) {
  std::vector<std::string_view> names;
  for (const Axis axis : variable.axes) names.emplace_back(name_of(axis));
  return fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace

std::string variable_reference(std::span<const Variable> variables) {
  std::string text = kIntroduction;
  const Variable* before = nullptr;
  for (const Variable& variable : variables) {
    if (before == nullptr || before->place != variable.place) {
      text += fmt::format(
          "\n## {}\n\n| variable | axes | type | unit | meaning |\n|---|---|---|---|---|\n",
          heading_of(variable.place));
    }
    before = &variable;
    const std::string_view cells = variable.cell_methods;
    text += fmt::format("| `{}` | {} | {} | {} | {}{} |\n", variable.name, axes_of(variable),
                        type_of(variable.storage), variable.unit, variable.long_name,
                        cells.empty() ? "" : fmt::format(" ({})", cells));
  }
  return text;
}

}  // namespace gigaload::output
