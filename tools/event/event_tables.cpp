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

sim::RideThroughRule rule_of(const EventAsked& asked,
                             const std::vector<sim::RideThroughRule>& rules,
                             const std::filesystem::path& file) {
  const std::string name = asked.rule.value_or(kUsualRule);
  const auto found = std::ranges::find_if(
      rules, [&](const sim::RideThroughRule& rule) { return folded(rule.name) == folded(name); });
  if (found == rules.end()) {
    std::vector<std::string> names;
    for (const sim::RideThroughRule& rule : rules) names.push_back(rule.name);
    throw InputError(
        fmt::format("--rule {}: {} has {}", name, file.string(), fmt::join(names, ", ")));
  }
  if (!asked.dips && found->frequency.empty()) {
    throw InputError(fmt::format(
        "--rule {}: {} has no window of the frequency for it, and without --dips there is nothing "
        "else that it could say",
        name, file.string()));
  }
  return *found;
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
  if (asked.dips) tables.dips = scenarios::read_dips(table(*asked.dips));
  if (asked.dips || asked.rule) {
    const std::filesystem::path file = asked.rules.value_or(data / "ride_through_rules.csv");
    const auto rules = scenarios::read_ride_through_rules(table(file));
    if (problems.count() == 0) tables.rule = rule_of(asked, rules, file);
  } else if (asked.rules) {
    throw InputError("--rules: of which one is wanted, by --rule NAME");
  }
  problems.throw_if_any();
  return tables;
}

}  // namespace gigaload::tools
