#include "tools/commands/init.hpp"

#include <fmt/format.h>

#include <string_view>
#include <vector>

#include "grid/core/error.hpp"
#include "tools/init/cut_start.hpp"
#include "tools/init/own_start.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/terminal/messages.hpp"

namespace gigaload::tools {
namespace {

/// "VA, NC" is VA and NC.
std::vector<std::string> listed(std::string_view text) {
  std::vector<std::string> names;
  while (true) {
    const std::size_t comma = text.find(',');
    std::string_view name = text.substr(0, comma);
    while (name.starts_with(' ')) name.remove_prefix(1);
    while (name.ends_with(' ')) name.remove_suffix(1);
    if (name.empty()) throw InputError("--regions: names with commas between them are wanted");
    names.emplace_back(name);
    if (comma == std::string_view::npos) return names;
    text.remove_prefix(comma + 1);
  }
}

}  // namespace

std::vector<Option> InitCommand::options() {
  return {{.names = "NAME",
           .target = &folder,
           .text = "New folder; the scenario in it has its name",
           .required = true},
          {.names = "--own",
           .target = &own,
           .text = "A grid of one's own: tables of units, load, lines, stores (docs/own_grid.md)",
           .excludes = {"--from"}},
          {.names = "--from",
           .target = &from,
           .text = "Scenario of which a part is taken: a file, or the name of a shipped one",
           .value = "SCENARIO",
           .needs = {"--regions"}},
          {.names = "--regions",
           .target = &regions,
           .text = "Regions and states that are taken, such as VA,NC,MD",
           .value = "NAMES",
           .needs = {"--from"}},
          {.names = "--neighbours",
           .target = &neighbours,
           .text = "Take the regions at the other ends of their lines too",
           .needs = {"--from"}}};
}

int InitCommand::run(const Call& /*call*/) const {
  if (!own && !from) {
    throw InputError("say what to begin with: --own, or --from SCENARIO --regions NAMES");
  }
  const std::string name = starter_name(folder);
  const std::vector<StarterFile> files =
      own ? own_start(name)
          : std::vector<StarterFile>{cut_start(
                {.from = *from, .regions = listed(*regions), .neighbours = neighbours}, folder)};
  write_starter(folder, files);
  std::string text;
  for (const StarterFile& file : files) text += fmt::format("{}\n", (folder / file.name).string());
  print_to_stdout(text);
  return kDone;
}

}  // namespace gigaload::tools
