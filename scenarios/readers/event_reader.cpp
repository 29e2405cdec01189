#include "scenarios/readers/event_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <system_error>
#include <tuple>

#include "scenarios/language/toml_reader.hpp"
#include "scenarios/readers/event_tables.hpp"
#include "scenarios/readers/load.hpp"
#include "scenarios/tables/hour_column.hpp"
#include "scenarios/text/edit_distance.hpp"
#include "scenarios/text/quantity.hpp"
#include "scenarios/text/text_file.hpp"

namespace gigaload::scenarios {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestEvent = std::size_t{1} << 20U;  // bytes

const std::vector<std::string>& known_keys() {
  static const std::vector<std::string> keys = {"name",    "title",   "begin",       "end",
                                                "source",  "demand",  "demand_unit", "dry_bulb",
                                                "outages", "capacity"};
  return keys;
}

fs::path events_folder() { return data_root() / "events"; }

bool is_file(const fs::path& path) {
  std::error_code error;
  return fs::exists(path, error) && !fs::is_directory(path, error);
}

fs::path locate(const std::string& asked) {
  for (const fs::path& path :
       {fs::path(asked), fs::path(asked + ".toml"), events_folder() / (asked + ".toml")}) {
    if (!asked.empty() && is_file(path)) return path;
  }
  const std::vector<std::string> shipped = shipped_events();
  throw InputError(fmt::format(
      "--event {}: there is no such file, and no event of that name is shipped{}; those are {}",
      asked, suggestion(asked, shipped), fmt::join(shipped, ", ")));
}

std::optional<Node> read_file(const fs::path& path, Problems& problems) {
  TextFile file = read_text_file(path, kLargestEvent);
  const std::size_t source = problems.add_source(path.string(), file.text);
  if (!file.fault.empty()) {
    problems.add({source, 0, 0}, "", file.fault);
    return std::nullopt;
  }
  std::optional<Node> root = read_toml(file.text, source, problems);
  if (!root) return std::nullopt;
  for (const Node& item : root->items) {
    if (std::ranges::find(known_keys(), item.name) != known_keys().end()) continue;
    problems.add(item.key_place, item.name,
                 fmt::format("an event has no such key{}; it has {}",
                             suggestion(item.name, known_keys()), fmt::join(known_keys(), ", ")));
  }
  return root;
}

/// Returns the text of a key; empty, with a problem where it is something else.
std::string text_of(const Node& root, const char* key, Problems& problems) {
  const Node* const node = root.find(key);
  if (node == nullptr) return {};
  if (node->kind == Node::Kind::text) return node->text;
  problems.add(node->place, key, "a text is wanted, not " + kind_in_words(*node));
  return {};
}

/// Returns the hour of a key that has to be there.
grid::Hour hour_of(const Node& root, const char* key, Problems& problems) {
  const Node* const node = root.find(key);
  if (node == nullptr) {
    problems.add(root.place, key, "an event needs a day or an hour of UTC, such as 2022-12-21");
    return 0;
  }
  if (node->kind == Node::Kind::date) return grid::to_hour(node->date);
  if (node->kind == Node::Kind::moment) {
    if (const auto hour = hour_of_text(node->text)) return *hour;
  }
  problems.add(node->place, key,
               "a day or a whole hour is wanted, such as 2022-12-21 or 2022-12-21T06:00:00Z");
  return 0;
}

/// Sets begin and end, with a problem where there are no hours between them.
void read_hours(const Node& root, EventFile& event, Problems& problems) {
  const std::size_t before = problems.count();
  event.begin = hour_of(root, "begin", problems);
  event.end = hour_of(root, "end", problems);
  if (problems.count() > before) return;
  const Node* const end = root.find("end");
  if (event.end <= event.begin) {
    problems.add(end->place, "end", "it is not after the begin: an event has at least one hour");
  } else if (event.end - event.begin > kLongestEventHours) {
    problems.add(end->place, "end",
                 fmt::format("the event has {} hours; {} at most are wanted, 28 days",
                             event.end - event.begin, kLongestEventHours));
  }
}

/// Gives the outages what they are of, by [capacity]. `left_out`: tells of areas that have no
/// column since the grid has none of their regions.
void read_capacity(const Node& root, std::vector<NamedSeries>& outages,
                   const std::function<bool(const std::string&)>& left_out, Problems& problems) {
  const Node* const table = root.find("capacity");
  if (table == nullptr) return;
  if (table->kind != Node::Kind::table) {
    problems.add(table->place, "capacity", R"(a table is wanted, such as ERCOT = "107 GW")");
    return;
  }
  for (const Node& item : table->items) {
    if (left_out(item.name)) continue;
    const std::string key = "capacity." + item.name;
    const auto of = std::ranges::find(outages, item.name, &NamedSeries::name);
    const Quantity power = parse_quantity(item.text, "MW");
    if (of == outages.end()) {
      problems.add(item.key_place, key, "the table of the outages has no such column");
    } else if (item.kind != Node::Kind::text || !power.fault.empty()) {
      problems.add(
          item.place, key,
          item.kind == Node::Kind::text ? power.fault : R"(a power is wanted, such as "107 GW")");
    } else if (!(power.value > 0.0)) {
      problems.add(item.place, key, "a power above 0 is wanted");
    } else {
      of->series.of_mw = power.value;
    }
  }
}

std::vector<sim::StressEvent::Series> without_names(std::vector<NamedSeries> named) {
  std::vector<sim::StressEvent::Series> all;
  for (NamedSeries& one : named) all.push_back(std::move(one.series));
  return all;
}

bool is_per_unit(const Node& root, Problems& problems) {
  const std::string unit = text_of(root, "demand_unit", problems);
  if (!unit.empty() && unit != "MW" && unit != "per unit") {
    problems.add(root.find("demand_unit")->place, "demand_unit",
                 fmt::format(R"("MW" or "per unit" is wanted, not "{}")", unit));
  }
  return unit == "per unit";
}

}  // namespace

std::vector<std::string> shipped_events() {
  std::vector<std::string> names;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(events_folder(), error)) {
    if (entry.path().extension() == ".toml") names.push_back(entry.path().stem().string());
  }
  std::ranges::sort(names);
  return names;
}

EventFile read_event(const std::string& asked) {
  EventFile event;
  event.file = locate(asked);
  event.name = event.title = event.file.stem().string();
  event.is_table = extension_of(event.file) == ".csv";
  Problems problems;
  if (event.is_table) {
    std::tie(event.begin, event.end) = hours_of_table(event.file, problems);
    problems.throw_if_any();
    return event;
  }
  const std::optional<Node> root = read_file(event.file, problems);
  if (root) {
    const std::string name = text_of(*root, "name", problems);
    if (!name.empty()) event.name = event.title = name;
    const std::string title = text_of(*root, "title", problems);
    if (!title.empty()) event.title = title;
    (void)text_of(*root, "source", problems);  // for readers of the file
    read_hours(*root, event, problems);
  }
  problems.throw_if_any();
  return event;
}

sim::StressEvent event_of(const EventFile& event, const RegionNames& names,
                          std::span<const grid::Region> regions) {
  Problems problems;
  sim::StressEvent result{.name = event.name,
                          .title = event.title,
                          .begin = event.begin,
                          .end = event.end,
                          .demand_mw = {},
                          .demand_of_mean = {},
                          .dry_bulb_c = {},
                          .outages_mw = {}};
  const auto table = [&](const fs::path& file, SeriesLimits limits) {
    return read_event_table(file, event.begin, event.end, limits, names, regions, problems);
  };
  if (event.is_table) {
    result.demand_mw = without_names(table(event.file, kEventMw));
    problems.throw_if_any();
    return result;
  }
  const std::optional<Node> root = read_file(event.file, problems);
  if (root) {
    const auto file_of = [&](const char* key) {
      const std::string name = text_of(*root, key, problems);
      return name.empty() ? fs::path() : event.file.parent_path() / name;
    };
    const bool per_unit = is_per_unit(*root, problems);
    if (const fs::path demand = file_of("demand"); !demand.empty()) {
      auto& into = per_unit ? result.demand_of_mean : result.demand_mw;
      into = without_names(table(demand, per_unit ? kEventPerUnit : kEventMw));
    }
    if (const fs::path air = file_of("dry_bulb"); !air.empty()) {
      result.dry_bulb_c = without_names(table(air, kEventDryBulb));
    }
    std::vector<NamedSeries> outages;
    if (const fs::path file = file_of("outages"); !file.empty()) outages = table(file, kEventMw);
    const auto left_out = [&](const std::string& area) {
      return is_left_out(area, names, regions);
    };
    read_capacity(*root, outages, left_out, problems);
    result.outages_mw = without_names(std::move(outages));
  }
  problems.throw_if_any();
  return result;
}

}  // namespace gigaload::scenarios
