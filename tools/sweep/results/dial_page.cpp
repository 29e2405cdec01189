#include "tools/sweep/results/dial_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "grid/adequacy/sampling/metrics.hpp"
#include "grid/adequacy/sampling/none_seen.hpp"
#include "grid/core/calendar_years.hpp"
#include "grid/core/error.hpp"
#include "grid/core/held.hpp"
#include "output/report/page_template.hpp"
#include "output/report/report_numbers.hpp"
#include "output/report/report_template.hpp"
#include "scenarios/language/toml_reader.hpp"
#include "sim/scenario/areas.hpp"
#include "sim/scenario/scenario.hpp"
#include "tools/program/shell_text.hpp"
#include "tools/sweep/design/variants.hpp"
#include "tools/sweep/results/member_results.hpp"

namespace gigaload::tools::sweep {

namespace {

using nlohmann::json;
using scenarios::Node;

/// A browser opens this many in a second or two: 30 MB of text.
constexpr std::size_t kMostNumbers = 4'000'000;

/// TableOfMetric is a block of a member's values that tells of a metric, with that of its errors.
struct TableOfMetric {
  const Block* values = nullptr;
  const Block* errors = nullptr;  // null where the sweep has not chosen them
  grid::adequacy::MetricMember metric = nullptr;
};

bool is_metric(const output::Variable& v) {
  const auto* row = std::get_if<output::EstimateRow>(&v.source);
  return row != nullptr && row->part == &grid::adequacy::Estimate::value;
}

std::vector<TableOfMetric> metric_tables(const Shape& shape) {
  std::vector<TableOfMetric> tables;
  for (const Block& block : shape.blocks) {
    if (!is_metric(*block.variable)) continue;
    const auto errors = std::ranges::find_if(shape.blocks, [&](const Block& other) {
      return other.variable->place == block.variable->place &&
             std::string_view(other.variable->name) == block.variable->ancillary;
    });
    tables.push_back({.values = &block,
                      .errors = errors == shape.blocks.end() ? nullptr : &*errors,
                      .metric = std::get<output::EstimateRow>(block.variable->source).metric});
  }
  return tables;
}

/// Writes what a --set of the program takes, as a word for the shell.
json settings_json(const std::vector<scenarios::Family::Change>& changes) {
  json list = json::array();
  for (const auto& [key, value] : changes) {
    list.push_back(shell_text({key + "=" + scenarios::to_toml_value(value)}));
  }
  return list;
}

json axes_json(const Plan& plan) {
  json list = json::array();
  for (const Axis& axis : plan.axes) {
    json points = json::array();
    for (const Node& value : axis.values) {
      points.push_back(
          {{"label", axis.label_of(value)}, {"settings", settings_json(axis.changes(value))}});
    }
    list.push_back({{"name", axis.name},
                    {"title", axis.title.empty() ? axis.name : axis.title},
                    {"usual", axis.usual},
                    {"points", std::move(points)}});
  }
  return list;
}

json areas_json(const sim::Scenario& scenario) {
  json list = json::array();
  for (const sim::Area& area : sim::areas_of(scenario)) {
    list.push_back({{"name", area.name}, {"kind", sim::word_of(area.kind)}});
  }
  return list;
}

/// Takes the rows of a block, one a year, out of every member; null where it is not done.
json rows_json(const Block& block, const Manifest& manifest, const ResultIndex& index) {
  json rows = json::array();
  for (std::size_t m = 0; m < manifest.size(); ++m) {
    const bool done = index.outcome(m) == Outcome::done;
    const auto values = done ? index.values(m) : std::vector<double>{};
    for (std::size_t year = 0; year < block.rows; ++year) {
      if (!done) {
        rows.push_back(nullptr);
        continue;
      }
      const std::size_t first = block.first + year * block.columns;
      if (values.size() < first + block.columns) {
        throw InputError(fmt::format("{}: member {} has fewer results than the sweep has chosen",
                                     manifest.folder().string(), m));
      }
      const auto from = values.begin() + static_cast<std::ptrdiff_t>(first);
      rows.push_back(output::numbers({from, from + static_cast<std::ptrdiff_t>(block.columns)}));
    }
  }
  return rows;
}

json metrics_json(const std::vector<TableOfMetric>& tables, const Manifest& manifest,
                  const ResultIndex& index) {
  json list = json::array();
  for (const TableOfMetric& table : tables) {
    const output::Variable& v = *table.values->variable;
    list.push_back(
        {{"name", v.name},
         {"unit", v.unit},
         {"long_name", v.long_name},
         {"counts_days", grid::adequacy::counts_events(table.metric)},
         {"value", rows_json(*table.values, manifest, index)},
         {"error",
          table.errors == nullptr ? json(nullptr) : rows_json(*table.errors, manifest, index)}});
  }
  return list;
}

}  // namespace

void check_has_dial(const Manifest& manifest) {
  const Plan& plan = manifest.plan();
  if (plan.design != "grid") {
    throw InputError(
        fmt::format("{}: the design is {}; the page of a sweep has a slider for each "
                    "axis of a grid",
                    plan.name, plan.design));
  }
  if (manifest.head().left_out > 0) {
    throw InputError(fmt::format(
        "{}: constraints leave out {} points of the grid; the page of a sweep shows all of them",
        plan.name, manifest.head().left_out));
  }
  if (differ_in(plan, "ensemble.samples")) {
    throw InputError(plan.name +
                     ": an axis sets ensemble.samples; the page tells of one number of samples for "
                     "all settings");
  }
  if (stop_by_error(manifest)) {
    throw InputError(plan.name +
                     ": ensemble.until gives each year samples of its own number; the page tells "
                     "of one number of samples for all settings");
  }
  if (std::ranges::none_of(plan.selection.tables,
                           [](const output::Variable* v) { return is_metric(*v); })) {
    throw InputError(
        plan.name +
        ": the sweep keeps no adequacy by area, which its page shows; add tables = "
        "[\"adequacy/event_days\", \"adequacy/event_days_standard_error\"] to [output]");
  }
}

std::string dial_json(const Manifest& manifest) {
  check_has_dial(manifest);
  const Plan& plan = manifest.plan();
  const auto loaded = first_scenario(manifest);
  const sim::Scenario& scenario = loaded.scenario;
  const Shape shape = shape_of(plan.selection, scenario, plan.family->texts());
  const auto tables = metric_tables(shape);
  const std::size_t numbers = 2 * tables.size() * manifest.size() * tables.front().values->rows *
                              tables.front().values->columns;
  if (numbers > kMostNumbers) {
    throw InputError(
        fmt::format("{}: {} numbers are too many for a page, which takes {}: leave "
                    "out tables, years or values of axes",
                    plan.name, numbers, kMostNumbers));
  }
  scenarios::Problems problems;
  const std::string& text = manifest.head().text.sweep;
  const auto root = scenarios::read_toml(text, problems.add_source(plan.name, text), problems);
  problems.throw_if_any();
  const Node* const set = grid::held(root).find("set");
  const Node* const base = grid::held(root).find("scenario");
  const ResultIndex index(manifest);
  json years = json::array();
  for (int year = grid::year_of(scenario.begin); year <= grid::year_of(scenario.end - 1); ++year) {
    years.push_back(year);
  }
  return output::script_text(
      {{"name", plan.name},
       {"title", plan.title.empty() ? plan.name : plan.title},
       {"scenario", shell_text({base == nullptr ? "" : base->text})},
       {"program", fmt::format("gigaload {} (git {})", manifest.head().program_version,
                               manifest.head().git_revision)},
       {"samples", scenario.ensemble.samples},
       {"keeps_reserves", scenario.keeps_reserves() || differ_in(plan, "reserves.")},
       {"years", std::move(years)},
       {"set", set == nullptr ? json::array() : settings_json(changes_of(*set))},
       {"axes", axes_json(plan)},
       {"areas", areas_json(scenario)},
       {"metrics", metrics_json(tables, manifest, index)},
       {"missing", members_missing(manifest, index)},
       {"members", manifest.size()}});
}

std::string dial_page(const Manifest& manifest) {
  const output::ReportTemplate page = output::dial_template();
  if (!page.missing.empty()) throw InputError(page.missing);
  return output::filled_page(page.html, dial_json(manifest));
}

}  // namespace gigaload::tools::sweep
