#include "tools/sweep/design/selection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "grid/core/calendar_years.hpp"
#include "grid/core/held.hpp"
#include "scenarios/text/edit_distance.hpp"
#include "sim/run/run.hpp"
#include "sim/scenario/scenario.hpp"
#include "tools/sweep/design/scalar_columns.hpp"

namespace gigaload::tools::sweep {

namespace {

using output::Axis;
using output::Place;
using output::Variable;
using scenarios::ValueKind;

bool is_by_year(const Variable& v) { return v.axes.front() == Axis::year && v.axes.size() > 1; }

/// Tells whether a variable has a row an hour or an exchange. Derivatives and drawn futures are no
/// results of members: a sweep shows what the parameters do, and draws by its seeds.
bool is_by_time(const Variable& v) {
  return v.axes.front() == Axis::time && !std::holds_alternative<output::Stamp>(v.source) &&
         v.place != Place::sensitivity && !std::holds_alternative<output::FuturesRow>(v.source) &&
         v.floating();
}

/// Tells whether a variable is one of the years' figures by region that are kept if nothing is
/// said.
bool is_usual(const Variable& v) {
  return v.place == Place::summary && v.axes == std::vector{Axis::year, Axis::region};
}

class SelectionReader {
 public:
  SelectionReader(Fields& file, scenarios::Problems& problems)
      : file_(file), problems_(problems), output_(file.find("output"), "output", problems) {}

  Selection read() {
    selection_.tables_place = read_list("tables", is_by_year, selection_.tables);
    if (!selection_.tables_place) {
      for (const Variable& v : output::variables()) {
        if (is_usual(v)) selection_.tables.push_back(&v);
      }
    }
    selection_.trajectories_place = read_list("trajectories", is_by_time, selection_.trajectories);
    read_quantiles();
    output_.finish();
    for (const scenarios::Node* table : file_.tables("scalar")) read_scalar(*table);
    return std::move(selection_);
  }

 private:
  const Variable* find(const std::string& path, bool (*fits)(const Variable&),
                       const scenarios::Place& place, const std::string& key) {
    std::vector<std::string> known;
    for (const Variable& v : output::variables()) {
      if (!fits(v)) continue;
      if (output::path_of(v) == path) return &v;
      known.push_back(output::path_of(v));
    }
    problems_.add(place, key,
                  fmt::format("\"{}\" is no such result{}; there are {}", path,
                              scenarios::suggestion(path, known), fmt::join(known, ", ")));
    return nullptr;
  }

  /// Reads a list of variables and tells where it stands; nothing if it is not given.
  std::optional<scenarios::Place> read_list(const std::string& name, bool (*fits)(const Variable&),
                                            std::vector<const Variable*>& found) {
    const scenarios::Node* const node = output_.find(name);
    if (node == nullptr) return std::nullopt;
    if (node->kind != scenarios::Node::Kind::list) {
      output_.complain(node->place, name,
                       "a list of results such as [\"summary/energy\"] is wanted");
      return node->place;
    }
    for (const scenarios::Node& item : node->items) {
      if (item.kind != scenarios::Node::Kind::text) {
        output_.complain(item.place, name, "a text such as \"summary/energy\" is wanted");
        continue;
      }
      const Variable* const v = find(item.text, fits, item.place, "output." + name);
      if (v == nullptr) continue;
      if (std::ranges::find(found, v) != found.end()) {
        output_.complain(item.place, name, fmt::format("\"{}\" is given twice", item.text));
        continue;
      }
      found.push_back(v);
    }
    return node->place;
  }

  void read_quantiles() {
    selection_.quantiles = {0.05, 0.25, 0.5, 0.75, 0.95};
    const auto given = output_.get<std::vector<double>>(
        {.path = "quantiles", .kind = ValueKind::numbers, .lowest = 0, .highest = 1, .doc = ""});
    if (!given) return;
    selection_.quantiles = *given;
    if (std::ranges::adjacent_find(*given, std::greater_equal<>()) != given->end()) {
      output_.complain(output_.place("quantiles"), "quantiles", "quantiles ascend");
    }
  }

  void read_scalar(const scenarios::Node& table) {
    const std::string path = "scalar." + table.name;
    Fields fields(&table, path, problems_);
    Scalar scalar{.name = table.name,
                  .place = table.key_place,
                  .variable = nullptr,
                  .year = {},
                  .at = {},
                  .entities = {}};
    const auto name = fields.get<std::string>(
        {.path = "variable", .kind = ValueKind::text, .required = true, .doc = ""});
    const auto year = fields.get<std::int64_t>({.path = "year",
                                                .kind = ValueKind::integer,
                                                .lowest = grid::kFirstYear,
                                                .highest = grid::kLastYear,
                                                .doc = ""});
    scalar.at = fields.get<grid::Date>({.path = "at", .kind = ValueKind::date, .doc = ""});
    if (year) scalar.year = static_cast<int>(*year);
    if (name) {
      scalar.variable = find(
          *name,
          [](const Variable& v) {
            return is_by_year(v) || (v.place == Place::build_out && is_by_time(v));
          },
          fields.place("variable"), path + ".variable");
    }
    if (scalar.variable == nullptr) return;
    read_entities(fields, scalar);
    take_machines(scalar);
    const bool by_year = is_by_year(*scalar.variable);
    if (by_year != scalar.year.has_value() || by_year == scalar.at.has_value()) {
      fields.complain(table.key_place, by_year ? "year" : "at",
                      by_year ? "a year is wanted, and no day: the variable is by calendar year"
                              : "a day such as at = 2030-01-01 is wanted, and no year");
    }
    fields.finish();
    selection_.scalars.push_back(std::move(scalar));
  }

  /// Takes the machines of all deals where none is named: chips and sites are the same machines,
  /// so that a sum over both kinds would count them twice.
  static void take_machines(Scalar& scalar) {
    const Variable& v = *scalar.variable;
    if (*v.total == '\0' || !scalar.entities.empty()) return;
    const auto total = std::ranges::find_if(output::variables(), [&v](const Variable& other) {
      return other.place == v.place && std::string_view(other.name) == v.total;
    });
    scalar.variable = &*total;
  }

  void read_entities(Fields& fields, Scalar& scalar) {
    const auto& axes = scalar.variable->axes;
    for (std::size_t a = 1; a < axes.size(); ++a) {
      const std::string axis = output::name_of(axes[a]);
      const auto entity =
          fields.get<std::string>({.path = axis, .kind = ValueKind::text, .doc = ""});
      if (entity) scalar.entities.emplace_back(axes[a], *entity);
      if (axes[a] != Axis::region) continue;
      const auto area =
          fields.get<std::string>({.path = "area", .kind = ValueKind::text, .doc = ""});
      if (area && entity) {
        fields.complain(fields.place("area"), "area",
                        "region is given too; one of them says which regions are added up");
      } else if (area) {
        scalar.entities.emplace_back(axes[a], *area);
      }
    }
    if (!sums_up(*scalar.variable) && scalar.entities.size() + 1 < axes.size()) {
      const std::string axis = output::name_of(axes[1]);
      fields.complain(scalar.place, axis,
                      fmt::format("is missing: {} of several entities is no sum of theirs",
                                  output::path_of(*scalar.variable)));
    }
  }

  Fields& file_;
  scenarios::Problems& problems_;
  Fields output_;
  Selection selection_;
};

std::size_t year_of(const Scalar& scalar, const sim::Scenario& s, scenarios::Problems& problems) {
  const int first = grid::year_of(s.begin), last = grid::year_of(s.end - 1);
  const int year = grid::held(scalar.year);
  if (year < first || year > last) {
    problems.add(scalar.place, "scalar." + scalar.name + ".year",
                 fmt::format("{} is not among the years of the run, {} to {}", year, first, last));
    return 0;
  }
  return static_cast<std::size_t>(year - first);
}

std::size_t exchange_of(const Scalar& scalar, const std::vector<grid::Hour>& begins,
                        const sim::Scenario& s, scenarios::Problems& problems) {
  const grid::Date date = grid::held(scalar.at);
  const grid::Hour at = grid::to_hour(date);
  if (at < s.begin || at > s.end) {
    problems.add(scalar.place, "scalar." + scalar.name + ".at",
                 fmt::format("{} is not in the run, {} to {}", grid::to_string(date),
                             grid::to_string(grid::to_date(s.begin)),
                             grid::to_string(grid::to_date(s.end))));
    return 0;
  }
  return static_cast<std::size_t>(std::ranges::upper_bound(begins, at) - begins.begin()) - 1;
}

std::string not_given(const Variable& v) {
  const char* const why = v.feature == output::Feature::sample_stop ? ": ensemble.until is not set"
                          : v.place == Place::adequacy              ? ": ensemble.samples is 0"
                          : v.place == Place::root ? ": see output.generation, ensemble"
                                                   : ": it has no such entities";
  return fmt::format("the scenario gives no {}{}", output::path_of(v), why);
}

std::string coordinates_of(const std::vector<Block>& blocks, const sim::Scenario& s) {
  std::string text;
  std::vector<Axis> done;
  for (const Block& block : blocks) {
    text += output::path_of(*block.variable) + ":\n";
    for (const Axis axis : block.variable->axes) {
      if (std::ranges::find(done, axis) != done.end()) continue;
      done.push_back(axis);
      text += fmt::format("{}:", output::name_of(axis));
      if (axis == Axis::time) {
        text += fmt::format("{} {} {}", s.begin, s.end, s.exchange_h);
      } else if (axis == Axis::year) {
        text += fmt::format("{} {}", grid::year_of(s.begin), grid::year_of(s.end - 1));
      } else {
        text += fmt::format("{}", fmt::join(labels_of(axis, s), ","));
      }
      text += "\n";
    }
  }
  return text;
}

}  // namespace

Selection read_selection(Fields& file, scenarios::Problems& problems) {
  return SelectionReader(file, problems).read();
}

std::vector<std::string> labels_of(output::Axis axis, const sim::Scenario& scenario) {
  for (const Variable& v : output::variables()) {
    if (!output::is_own_dimension(v) || v.axes.front() != axis) continue;
    if (const auto* labels = std::get_if<output::Labels>(&v.source)) return (*labels)(scenario);
    const auto* const numbers = std::get_if<output::Numbers>(&v.source);
    if (numbers == nullptr || v.storage != output::Storage::i32) continue;
    std::vector<std::string> names;
    for (const double number : (*numbers)(scenario)) names.push_back(fmt::format("{}", number));
    return names;
  }
  return {};
}

Shape shape_of(const Selection& selection, const sim::Scenario& scenario,
               const scenarios::Problems& texts) {
  scenarios::Problems problems = texts;
  Shape shape;
  shape.exchanges = sim::exchange_times(scenario);
  shape.exchanges.pop_back();
  // sums are there in any run, zero where no campus has what they tell of: members that differ in
  // that fit in one table
  const auto is_there = [&](const Variable& v) {
    return std::holds_alternative<output::ExchangeSource>(v.source)
               ? output::is_given(v, scenario)
               : output::is_written(v, scenario);
  };
  const auto add = [&](const Variable* v, std::size_t rows,
                       const std::optional<scenarios::Place>& wanted_at) {
    if (!is_there(*v)) {
      if (wanted_at) problems.add(*wanted_at, "output", not_given(*v));
      return;
    }
    const std::size_t columns = output::columns_of(*v, scenario);
    shape.blocks.push_back({v, shape.values, rows, columns});
    shape.values += rows * columns;
  };
  for (const Variable* v : selection.tables) {
    add(v, sim::size_of(Axis::year, scenario), selection.tables_place);
  }
  for (const Variable* v : selection.trajectories) {
    add(v,
        v->place == Place::root ? static_cast<std::size_t>(scenario.end - scenario.begin)
                                : shape.exchanges.size(),
        selection.trajectories_place);
  }
  for (const Scalar& scalar : selection.scalars) {
    if (!is_there(*scalar.variable)) {
      problems.add(scalar.place, "scalar." + scalar.name, not_given(*scalar.variable));
      shape.scalars.emplace_back();
      continue;
    }
    const std::size_t row = scalar.year ? year_of(scalar, scenario, problems)
                                        : exchange_of(scalar, shape.exchanges, scenario, problems);
    shape.scalars.push_back({row, columns_of(scalar, scenario, problems)});
  }
  shape.values += selection.scalars.size();
  problems.throw_if_any();
  shape.coordinates = coordinates_of(shape.blocks, scenario);
  return shape;
}

}  // namespace gigaload::tools::sweep
