#include "tools/event/event_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <string>
#include <string_view>

#include "grid/core/error.hpp"
#include "scenarios/readers/load.hpp"
#include "scenarios/tables/frequency_tables.hpp"
#include "scenarios/tables/ride_through_table.hpp"
#include "scenarios/tables/table_file.hpp"

namespace gigaload::tools {

namespace {

/// Returns the letters and digits of a name, small: "NOGRR 282" and "nogrr282" are one rule.
std::string folded(std::string_view name) {
  std::string text;
  for (const char letter : name) {
    const int c = static_cast<unsigned char>(letter);
    if (std::isalnum(c) != 0) text += static_cast<char>(std::tolower(c));
  }
  return text;
}

}  // namespace

EventTables read_event_tables(const EventAsked& asked,
                              std::span<const grid::Technology> technologies) {
  scenarios::Problems problems;
  const auto table = [&problems](const std::filesystem::path& path) {
    return scenarios::read_table_file(path, path.stem().string(), problems);
  };
  const std::filesystem::path data = scenarios::data_root() / "data";
  EventTables tables;
  tables.machines = scenarios::read_machines(table(data / "inertia.csv"), technologies);
  tables.interconnections = scenarios::read_interconnections(table(data / "interconnections.csv"),
                                                             table(data / "frequency_relays.csv"));
  if (asked.dips) {
    const std::filesystem::path file = asked.rules.value_or(data / "ride_through_rules.csv");
    const auto rules = scenarios::read_ride_through_rules(table(file));
    tables.dips = scenarios::read_dips(table(*asked.dips));
    const auto found = std::ranges::find_if(rules, [&](const sim::RideThroughRule& rule) {
      return folded(rule.name) == folded(asked.rule);
    });
    if (found != rules.end()) tables.rule = *found;
    if (found == rules.end() && problems.count() == 0) {
      std::vector<std::string> names;
      for (const sim::RideThroughRule& rule : rules) names.push_back(rule.name);
      throw InputError(
          fmt::format("--rule {}: {} has {}", asked.rule, file.string(), fmt::join(names, ", ")));
    }
  }
  problems.throw_if_any();
  return tables;
}

}  // namespace gigaload::tools
