#include "tools/sweep/design/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "grid/core/held.hpp"
#include "scenarios/language/toml_reader.hpp"
#include "scenarios/text/edit_distance.hpp"

namespace gigaload::tools::sweep {

namespace {

using scenarios::Node;
using scenarios::Problems;
using scenarios::ValueKind;

/// Lists names that the gathered file has already.
constexpr const char* kTaken[] = {
    "member",      "seed",        "status",        "member_quantile", "time",
    "time_bnds",   "bnds",        "year",          "region",          "campus",
    "quantile",    "deal",        "technology",    "exchange_time",   "exchange_time_bnds",
    "area",        "parameter",   "summary",       "sample_quantile", "adequacy",
    "month",       "hour_of_day", "buildout",      "exchange",        "hours",
    "state",       "states",      "planning_area", "planning_areas",  "sensitivity",
    "weather_year"};

/// Counts the values that an axis will have, 1 where read_axis() will refuse it.
double count_of_values(const Node& axis) {
  const Node* const values = axis.find("values");
  if (values != nullptr) return std::max(1.0, static_cast<double>(values->items.size()));
  const Node* const count = axis.find("count");
  return count == nullptr ? 1.0 : std::max(1.0, static_cast<double>(count->integer));
}

/// PlanReader reads the tables of a sweep file one after the other.
class PlanReader {
 public:
  PlanReader(Fields& file, Problems& problems) : file_(file), problems_(problems) {}

  Plan read() {
    plan_.title =
        file_.get<std::string>({.path = "title", .kind = ValueKind::text, .doc = ""}).value_or("");
    read_design();
    read_axes();
    if (whole_) {
      read_correlations();
      read_constraints();
    } else {
      file_.find("correlation");  // what they name is not known
      file_.find("constraints");
    }
    plan_.selection = read_selection(file_, problems_);
    for (const Axis& axis : plan_.axes) {
      check_name(axis.name, axis.place, "axis");
      check_against_results(axis);
    }
    for (const Scalar& scalar : plan_.selection.scalars) {
      check_name(scalar.name, scalar.place, "scalar");
    }
    return std::move(plan_);
  }

 private:
  void read_design() {
    Fields design(file_.find("design"), "design", problems_);
    const auto kind = design.get<std::string>(
        {.path = "kind",
         .kind = ValueKind::choice,
         .choices = {"grid", "list", "latin_hypercube", "sobol", "saltelli"},
         .doc = ""});
    plan_.design = kind.value_or("grid");
    if (plan_.design == "latin_hypercube") plan_.kind = DesignKind::latin_hypercube;
    if (plan_.design == "sobol") plan_.kind = DesignKind::sobol;
    if (plan_.design == "saltelli") plan_.kind = DesignKind::saltelli;
    if (plan_.kind) {
      // what Saltelli's design multiplies are its points
      const char* const count = plan_.kind == DesignKind::saltelli ? "points" : "members";
      plan_.points =
          static_cast<std::size_t>(design
                                       .get<std::int64_t>({.path = count,
                                                           .kind = ValueKind::integer,
                                                           .required = true,
                                                           .lowest = 1,
                                                           .highest = double{kMostMembers},
                                                           .doc = ""})
                                       .value_or(1));
      place_of_count_ = design.place(count);
      plan_.seed = static_cast<std::uint64_t>(design
                                                  .get<std::int64_t>({.path = "seed",
                                                                      .kind = ValueKind::integer,
                                                                      .lowest = 0,
                                                                      .highest = 9007199254740992.0,
                                                                      .doc = ""})
                                                  .value_or(1));
    }
    plan_.own_seeds = design
                          .get<std::string>({.path = "seeds",
                                             .kind = ValueKind::choice,
                                             .choices = {"common", "own"},
                                             .doc = ""})
                          .value_or("common") == "own";
    if (plan_.own_seeds && plan_.kind == DesignKind::saltelli) {
      problems_.add(file_.find("design")->place, "design.seeds",
                    "Saltelli's design compares members that differ in one axis alone: with seeds "
                    "of their own they differ by chance too; leave it out");
    }
    design.finish();
  }

  void check_name(const std::string& name, const scenarios::Place& place, const char* what) {
    const bool plain = !name.empty() && !(name[0] >= '0' && name[0] <= '9') && name.size() <= 60 &&
                       std::ranges::all_of(name, [](char c) {
                         return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                (c >= '0' && c <= '9') || c == '_';
                       });
    const std::string key = std::string(what) + "." + name;
    if (!plain) {
      problems_.add(place, key,
                    "a name may have letters, digits and _, begins with no digit, and has at most "
                    "60 of them");
    } else if (name.ends_with("_quantile")) {
      problems_.add(place, key, "names that end in _quantile are those of the results' quantiles");
    } else if (std::ranges::find(kTaken, name) != std::end(kTaken)) {
      problems_.add(place, key, "results have this name already; choose another");
    } else if (std::ranges::find(names_, name) != names_.end()) {
      problems_.add(place, key, "an axis has this name already; choose another");
    } else {
      names_.push_back(name);
    }
  }

  /// Refuses the name of a chosen result, since axes stand beside the results in every group.
  void check_against_results(const Axis& axis) {
    const auto has_name = [&axis](const output::Variable* v) { return axis.name == v->name; };
    const Selection& selection = plan_.selection;
    if (std::ranges::any_of(selection.tables, has_name) ||
        std::ranges::any_of(selection.trajectories, has_name)) {
      problems_.add(axis.place, "axis." + axis.name,
                    "one of the chosen results has this name; choose another");
    }
  }

  /// Complains of more members than a sweep has, before memory is asked for the values of any.
  bool fits(const std::vector<const Node*>& axes) {
    const bool is_saltelli = plan_.kind == DesignKind::saltelli;
    double members = plan_.kind ? static_cast<double>(plan_.points) : 1.0;
    if (is_saltelli) members *= static_cast<double>(axes.size() + 2);
    for (const Node* const axis : axes) {
      if (plan_.kind) break;
      const double count = count_of_values(*axis);
      members = plan_.design == "list" ? std::max(members, count) : members * count;
    }
    if (members <= double{kMostMembers}) return true;
    problems_.add(
        plan_.kind ? place_of_count_ : axes.back()->key_place,
        is_saltelli ? "design.points" : "axis",
        fmt::format("the design has {:.8g} members{}: a sweep has at most {}", members,
                    is_saltelli ? ", for each point 2 and one an axis" : "", kMostMembers));
    return false;
  }

  void read_axes() {
    const auto tables = file_.tables("axis");
    if (tables.empty() && file_.find("axis") == nullptr) {
      problems_.add(file_.place("axis"), "axis",
                    "the sweep has no axis; a table such as [axis.construction] with key = "
                    "\"stages.construction\" and values is wanted");
    }
    if (!fits(tables)) {
      whole_ = false;
      return;
    }
    std::vector<std::string> keys;
    for (const Node* table : tables) {
      auto axis = read_axis(*table, plan_.kind.has_value(), problems_);
      whole_ = whole_ && axis.has_value();
      if (!axis) continue;
      for (const std::string& key : axis->keys) {
        if (std::ranges::find(keys, key) != keys.end()) {
          problems_.add(axis->place, "axis." + axis->name,
                        key + " is a key of this axis or of another one already");
        }
        if (key == "run.seed" && plan_.own_seeds) {
          problems_.add(
              axis->place, "axis." + axis->name,
              "run.seed is an axis, and seeds = \"own\" sets it too; give one of the two");
        }
        keys.push_back(key);
      }
      plan_.axes.push_back(std::move(*axis));
    }
    if (!whole_ || plan_.axes.empty()) return;
    if (plan_.design == "list") check_lengths();
    if (plan_.kind && plan_.axes.size() > largest_dimension(*plan_.kind)) {
      problems_.add(plan_.axes.back().place, "axis",
                    fmt::format("{} axes; this design has at most {}", plan_.axes.size(),
                                largest_dimension(*plan_.kind)));
    }
  }

  void check_lengths() {
    for (const Axis& axis : plan_.axes) {
      if (axis.values.size() == plan_.axes.front().values.size()) continue;
      problems_.add(axis.place, "axis." + axis.name,
                    fmt::format("{} values, but {} has {}: in a list member i takes the i-th value "
                                "of each axis",
                                axis.values.size(), plan_.axes.front().name,
                                plan_.axes.front().values.size()));
    }
  }

  std::optional<std::size_t> axis_of(const std::string& name, const scenarios::Place& place) {
    std::vector<std::string> names;
    std::ranges::transform(plan_.axes, std::back_inserter(names), &Axis::name);
    const auto found = std::ranges::find(names, name);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    problems_.add(place, "correlation.axes",
                  fmt::format("\"{}\" is no axis{}", name, scenarios::suggestion(name, names)));
    return std::nullopt;
  }

  void read_correlations() {
    const Node* const list = file_.find("correlation");
    if (list == nullptr) return;
    if (list->kind != Node::Kind::list) {
      problems_.add(list->place, "correlation", "tables [[correlation]] are wanted");
      return;
    }
    if (!plan_.kind || plan_.kind == DesignKind::saltelli) {
      problems_.add(list->place, "correlation",
                    "only axes that are drawn can be correlated, and Saltelli's design needs "
                    "independent ones; latin_hypercube and sobol have correlations");
      return;
    }
    std::vector<std::size_t> bound;
    for (const Node& item : list->items) {
      Fields fields(&item, "correlation", problems_);
      const auto axes = fields.get<std::vector<std::string>>(
          {.path = "axes", .kind = ValueKind::names, .required = true, .doc = ""});
      const auto rank = fields.get<double>({.path = "rank",
                                            .kind = ValueKind::number,
                                            .required = true,
                                            .lowest = -1,
                                            .highest = 1,
                                            .doc = ""});
      fields.finish();
      if (!axes || !rank) continue;
      const auto place = fields.place("axes");
      if (axes->size() != 2 || axes->front() == axes->back()) {
        problems_.add(place, "correlation.axes", "two axes are wanted");
        continue;
      }
      const auto first = axis_of((*axes)[0], place), second = axis_of((*axes)[1], place);
      if (!first || !second) continue;
      if (std::ranges::find(bound, *first) != bound.end() ||
          std::ranges::find(bound, *second) != bound.end()) {
        problems_.add(place, "correlation.axes", "an axis can be in one pair only");
        continue;
      }
      bound.insert(bound.end(), {*first, *second});
      plan_.correlations.push_back({*first, *second, *rank});
    }
  }

  void read_constraints() {
    const auto texts = file_.get<std::vector<std::string>>(
        {.path = "constraints", .kind = ValueKind::names, .doc = ""});
    if (!texts) return;
    const Node& node = *file_.find("constraints");
    if (plan_.kind == DesignKind::saltelli) {
      problems_.add(node.place, "constraints",
                    "Saltelli's design is whole or nothing: no member of it can be left out");
      return;
    }
    for (std::size_t i = 0; i < texts->size(); ++i) {
      const auto place = node.kind == Node::Kind::list ? node.items[i].place : node.place;
      plan_.constraints.push_back(read_constraint((*texts)[i], place, plan_.axes, problems_));
    }
  }

  Fields& file_;
  Problems& problems_;
  Plan plan_;
  std::vector<std::string> names_;
  scenarios::Place place_of_count_;  // of points or members
  bool whole_ = true;                // every axis could be read
};

/// Names the table of a campus that gives it a feature; empty for what is of no campus.
std::string table_of(output::Feature feature) {
  switch (feature) {
    case output::Feature::water_allowance:
      return "water";
    case output::Feature::flexible_load:
      return "flexible";
    case output::Feature::on_site_plant:
      return "on_site";
    default:
      return {};
  }
}

/// Tells whether an axis or a campus of the scenario sets this feature of a campus.
bool may_have(output::Feature feature, const Plan& plan, const Node& root) {
  const std::string table = table_of(feature);
  if (table.empty()) return true;
  for (const Axis& axis : plan.axes) {
    for (const std::string& key : axis.keys) {
      if (key.find("." + table + ".") != std::string::npos) return true;
    }
  }
  for (const char* const kind : {"campus", "siting"}) {
    const Node* const sites = root.find(kind);
    if (sites == nullptr) continue;
    if (std::ranges::any_of(sites->items, [&](const Node& site) {
          return site.kind == Node::Kind::table && site.find(table) != nullptr;
        })) {
      return true;
    }
  }
  return false;
}

}  // namespace

Plan read_plan(const SweepText& text) {
  Problems problems;
  const std::size_t source = problems.add_source(text.name, text.sweep);
  const auto root = scenarios::read_toml(text.sweep, source, problems);
  problems.throw_if_any();
  Fields file(&grid::held(root), "", problems);
  auto document = read_base_scenario(text, source, file, problems);
  Plan plan = PlanReader(file, problems).read();
  file.finish();
  problems.throw_if_any();
  scenarios::Document& scenario = grid::held(document);
  if (!plan.selection.tables_place) {
    std::erase_if(plan.selection.tables, [&](const output::Variable* v) {
      return !may_have(v->feature, plan, scenario.root);
    });
  }
  plan.name = std::filesystem::path(text.name).stem().string();
  plan.family = std::make_shared<scenarios::Family>(std::move(scenario), scenarios::data_root(),
                                                    std::move(problems));
  return plan;
}

}  // namespace gigaload::tools::sweep
