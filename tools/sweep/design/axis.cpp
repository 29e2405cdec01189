#include "tools/sweep/design/axis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "grid/core/held.hpp"
#include "scenarios/language/value.hpp"
#include "tools/sweep/design/design.hpp"
#include "tools/sweep/design/key_names.hpp"

namespace gigaload::tools::sweep {

namespace {

using scenarios::Key;
using scenarios::Node;
using scenarios::ValueKind;

bool is_quantity(const Key& key) {
  return key.kind == ValueKind::quantity || key.kind == ValueKind::quantity_or_none;
}

/// Copies the key without its range, under another name, for numbers that are no values of the
/// key.
Key unbounded(const Key& key, std::string name, bool required = true) {
  return {.path = std::move(name),
          .kind = is_quantity(key) ? ValueKind::quantity : ValueKind::number,
          .unit = key.unit,
          .required = required,
          .doc = ""};
}

Key plain_number(std::string name, double lowest, double highest, bool required = true) {
  return {.path = std::move(name),
          .kind = ValueKind::number,
          .required = required,
          .lowest = lowest,
          .highest = highest,
          .doc = ""};
}

Node number_node(const Key& key, double value, const scenarios::Place& place) {
  Node node;
  node.place = node.key_place = place;
  if (is_quantity(key)) {
    node.kind = Node::Kind::text;
    node.text = fmt::format("{} {}", value, key.unit);
  } else if (key.kind == ValueKind::integer) {
    node.kind = Node::Kind::integer;
    node.integer = std::llround(value);
  } else {
    node.kind = Node::Kind::number;
    node.number = value;
  }
  return node;
}

class AxisReader {
 public:
  AxisReader(const Node& table, bool random, scenarios::Problems& problems)
      : table_(table), random_(random), fields_(&table, "axis." + table.name, problems) {}

  std::optional<Axis> read(scenarios::Problems& problems) {
    const std::size_t before = problems.count();
    axis_.name = table_.name;
    axis_.place = table_.key_place;
    axis_.title = fields_.get<std::string>({.path = "title", .kind = ValueKind::text, .doc = ""})
                      .value_or("");
    if (const Node* const variants = fields_.find("variant")) {
      read_named(*variants, problems);
    } else {
      read_keys();
      if (axis_.key != nullptr) read_values();
    }
    if (problems.count() == before) read_usual();
    if (problems.count() == before) fields_.finish();
    if (problems.count() > before) return std::nullopt;
    return std::move(axis_);
  }

 private:
  /// Reads the variants of an axis whose points set keys of their own.
  void read_named(const Node& variants, scenarios::Problems& problems) {
    if (fields_.find("key") != nullptr) {
      fields_.complain(fields_.place("key"), "key",
                       "an axis has either a key with its values, or variants that set keys of "
                       "their own");
      return;
    }
    axis_.variants = read_variants(variants, "axis." + axis_.name, problems);
    for (const Variant& variant : axis_.variants) {
      Node value;
      value.kind = Node::Kind::text;
      value.text = variant.name;
      value.place = value.key_place = variant.place;
      axis_.values.push_back(std::move(value));
      for (const auto& change : variant.changes) {
        if (std::ranges::find(axis_.keys, change.key) == axis_.keys.end()) {
          axis_.keys.push_back(change.key);
        }
      }
    }
    if (random_) read_choice();
  }

  /// Reads which of the values pages and tables begin with, the first if it is not said.
  void read_usual() {
    const Node* const usual = fields_.find("usual");
    if (usual == nullptr) return;
    const auto same = [&](const Node& value) {
      return axis_.is_number() ? axis_.number_of(value) == axis_.number_of(*usual)
                               : axis_.label_of(value) == axis_.label_of(*usual);
    };
    const auto found = std::ranges::find_if(axis_.values, same);
    if (found == axis_.values.end()) {
      fields_.complain(usual->place, "usual", "it is none of the axis' values");
    } else {
      axis_.usual = static_cast<std::size_t>(found - axis_.values.begin());
    }
  }

  void read_keys() {
    const auto keys = fields_.get<std::vector<std::string>>(
        {.path = "key", .kind = ValueKind::names, .required = true, .doc = ""});
    if (!keys) return;
    const Node& node = *table_.find("key");
    for (std::size_t i = 0; i < keys->size(); ++i) {
      const std::string& path = (*keys)[i];
      const auto place = node.kind == Node::Kind::list ? node.items[i].place : node.place;
      const Key* const key = find_key(path);
      if (key == nullptr) {
        fields_.complain(
            place, "key",
            fmt::format("\"{}\" is an unknown key of a scenario{}", path, suggested_key(path)));
      } else if (path == "include") {
        fields_.complain(place, "key", "files are included by the scenario, not by an axis");
      } else if (axis_.key != nullptr &&
                 (axis_.key->kind != key->kind || axis_.key->unit != key->unit)) {
        fields_.complain(place, "key",
                         fmt::format("{} takes {}, {} takes {}: one axis has values of one kind",
                                     axis_.keys.front(), scenarios::wanted_in_words(*axis_.key),
                                     path, scenarios::wanted_in_words(*key)));
      } else if (axis_.key == nullptr) {
        axis_.key = key;
      }
    }
    axis_.keys = *keys;
  }

  void read_values() {
    const bool listed = fields_.find("values") != nullptr;
    const bool drawn = fields_.find("distribution") != nullptr;
    const bool spaced = fields_.find("from") != nullptr;
    if (static_cast<int>(listed) + static_cast<int>(drawn) + static_cast<int>(spaced) != 1) {
      fields_.complain(table_.key_place, "values",
                       random_ ? "an axis of this design has either values or a distribution"
                               : "an axis has either values, or from, to and count");
    } else if (drawn && !random_) {
      fields_.complain(fields_.place("distribution"), "distribution",
                       "a grid and a list have values; distributions are for the designs "
                       "latin_hypercube, sobol and saltelli");
    } else if (spaced && random_) {
      fields_.complain(fields_.place("from"), "from",
                       "equal steps are for a grid or a list; a drawn axis may be distribution = "
                       "\"uniform\" from low to high");
    } else if (listed) {
      read_list();
    } else if (!axis_.is_number()) {
      fields_.complain(table_.key_place, "key",
                       fmt::format("{} takes {}: give it values", axis_.keys.front(),
                                   scenarios::wanted_in_words(*axis_.key)));
    } else if (drawn) {
      read_distribution();
    } else {
      read_steps();
    }
  }

  void read_list() {
    const Node& values = *table_.find("values");
    if (values.kind != Node::Kind::list || values.items.empty()) {
      fields_.complain(values.place, "values",
                       values.kind == Node::Kind::list
                           ? "the list is empty: a sweep along it has no member"
                           : "a list of values is wanted, not " + scenarios::kind_in_words(values));
      return;
    }
    check_listed(values.items);
    axis_.values = values.items;
    if (random_) read_choice();
  }

  /// Reads how often each of the values is drawn, all of them alike if it is not said.
  void read_choice() {
    const std::size_t count = axis_.values.size();
    Choice choice{std::vector<double>(count, 1.0)};
    if (const auto weights = fields_.get<std::vector<double>>(
            {.path = "weights", .kind = ValueKind::numbers, .doc = ""})) {
      choice.weights = *weights;
      if (weights->size() != count) {
        fields_.complain(fields_.place("weights"), "weights",
                         fmt::format("{} weights for {} values", weights->size(), count));
        return;
      }
    }
    set_distribution(choice);
  }

  /// Complains of what is no value of the keys, whatever their ranges. Constraints leave members
  /// out before anybody looks at these, and cannot say whether they would leave out such a one.
  void check_listed(const std::vector<Node>& values) {
    constexpr int kMostFaults = 10;
    std::vector<Key> keys;
    for (const std::string& path : axis_.keys) {
      if (const Key* const key = find_key(path)) keys.push_back(free_of_range(*key));
    }
    int faults = 0;
    for (const Node& value : values) {
      for (const Key& key : keys) {
        auto checked = scenarios::check_value(value, key);
        if (checked.fault.empty()) continue;
        fields_.complain(value.place, "values", std::move(checked.fault));
        if (++faults == kMostFaults) return;
        break;
      }
    }
  }

  void read_steps() {
    const auto from = fields_.get<double>(unbounded(*axis_.key, "from"));
    const auto to = fields_.get<double>(unbounded(*axis_.key, "to"));
    const auto count = fields_.get<std::int64_t>({.path = "count",
                                                  .kind = ValueKind::integer,
                                                  .required = true,
                                                  .lowest = 2,
                                                  .highest = double{kMostMembers},
                                                  .doc = ""});
    if (!from || !to || !count) return;
    const Node& first = *table_.find("from");
    for (std::int64_t i = 0; i < *count; ++i) {
      const double share = static_cast<double>(i) / static_cast<double>(*count - 1);
      axis_.values.push_back(
          number_node(*axis_.key, (1.0 - share) * *from + share * *to, first.place));
    }
  }

  void read_distribution() {
    constexpr double kMost = 1e6;
    const auto name = fields_.get<std::string>(
        {.path = "distribution",
         .kind = ValueKind::choice,
         .choices = {"uniform", "triangular", "normal", "lognormal", "gamma"},
         .doc = ""});
    if (!name) return;
    const auto value = [this](const char* key) {
      return fields_.get<double>(unbounded(*axis_.key, key)).value_or(0.0);
    };
    if (*name == "uniform") {
      set_distribution(Uniform{value("low"), value("high")});
    } else if (*name == "triangular") {
      set_distribution(Triangular{value("low"), value("mode"), value("high")});
    } else if (*name == "normal") {
      set_distribution(Normal{value("mean"), value("deviation")});
    } else if (*name == "lognormal") {
      const double median = value("median");
      set_distribution(Lognormal{
          median, fields_.get<double>(plain_number("log_deviation", 0, kMost)).value_or(1.0)});
    } else {
      const double mean = value("mean");
      set_distribution(
          Gamma{mean, fields_.get<double>(plain_number("shape", 0, kMost)).value_or(1.0)});
    }
  }

  void set_distribution(Distribution distribution) {
    axis_.distribution = std::move(distribution);
    const std::string fault = fault_of(*axis_.distribution);
    if (!fault.empty()) {
      const char* const at = fields_.find("distribution") != nullptr ? "distribution" : "weights";
      fields_.complain(fields_.place(at), at, fault);
    }
  }

  const Node& table_;
  bool random_;
  Fields fields_;
  Axis axis_;
};

}  // namespace

const std::string& Axis::unit() const {
  static const std::string none;
  return key == nullptr ? none : key->unit;
}

std::string Axis::doc() const {
  const std::string of_key = key == nullptr ? "named settings of its keys" : key->doc;
  return title.empty() ? of_key : title;
}

std::vector<scenarios::Family::Change> Axis::changes(const Node& value) const {
  if (!variants.empty()) {
    const auto found = std::ranges::find(variants, value.text, &Variant::name);
    // a name that is none is that of a changed manifest, of which its reader complains
    return found == variants.end() ? std::vector<scenarios::Family::Change>{} : found->changes;
  }
  std::vector<scenarios::Family::Change> result;
  for (const std::string& each : keys) result.push_back({each, value});
  return result;
}

bool Axis::is_number() const {
  if (key == nullptr) return false;
  return is_quantity(*key) || key->kind == ValueKind::integer || key->kind == ValueKind::number;
}

double Axis::number_of(const Node& value) const {
  const auto checked = scenarios::check_value(value, free_of_range(*key));
  if (const auto* number = std::get_if<double>(&checked.value)) return *number;
  if (const auto* integer = std::get_if<std::int64_t>(&checked.value)) {
    return static_cast<double>(*integer);
  }
  return std::numeric_limits<double>::quiet_NaN();
}

std::string Axis::label_of(const Node& value) const {
  if (value.kind == Node::Kind::text) return value.text;
  return scenarios::to_toml_value(value);
}

Node Axis::value_at(double p) const {
  const Distribution& drawn = grid::held(distribution);
  const double value = quantile(drawn, p);
  if (std::holds_alternative<Choice>(drawn)) {
    return values.at(static_cast<std::size_t>(value));
  }
  return number_node(*key, value, place);
}

std::optional<Axis> read_axis(const Node& table, bool random, scenarios::Problems& problems) {
  return AxisReader(table, random, problems).read(problems);
}

}  // namespace gigaload::tools::sweep
