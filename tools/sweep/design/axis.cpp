#include "tools/sweep/design/axis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "grid/core/held.hpp"
#include "scenarios/language/value.hpp"
#include "scenarios/text/edit_distance.hpp"
#include "tools/sweep/design/design.hpp"

namespace gigaload::tools::sweep {

namespace {

using scenarios::Key;
using scenarios::Node;
using scenarios::ValueKind;

bool matches(const std::string& pattern, const std::vector<std::string>& names) {
  const auto segments = scenarios::segments_of(pattern);
  if (segments.size() != names.size()) return false;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool any = segments[i] == "*";
    const bool item = segments[i] == "#" &&
                      std::ranges::all_of(names[i], [](char c) { return c >= '0' && c <= '9'; });
    if (!any && !item && segments[i] != names[i]) return false;
  }
  return true;
}

/// Lists keys of the language as they would read with the names that stand in `path`.
std::string suggested_key(const std::string& path) {
  const auto names = scenarios::segments_of(path);
  std::vector<std::string> known;
  for (const Key& key : scenarios::schema()) {
    auto segments = scenarios::segments_of(key.path);
    if (segments.size() != names.size()) continue;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (segments[i] == "*" || segments[i] == "#") segments[i] = names[i];
    }
    known.push_back(fmt::format("{}", fmt::join(segments, ".")));
  }
  return scenarios::suggestion(path, known);
}

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

/// Copies the key without its range.
Key free_of_range(const Key& key) {
  Key free = key;
  free.lowest = -std::numeric_limits<double>::infinity();
  free.highest = std::numeric_limits<double>::infinity();
  return free;
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
    read_keys();
    if (axis_.key != nullptr) read_values();
    if (problems.count() == before) fields_.finish();
    if (problems.count() > before) return std::nullopt;
    return std::move(axis_);
  }

 private:
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
    if (random_) {
      Choice choice{std::vector<double>(values.items.size(), 1.0)};
      if (const auto weights = fields_.get<std::vector<double>>(
              {.path = "weights", .kind = ValueKind::numbers, .doc = ""})) {
        choice.weights = *weights;
        if (weights->size() != values.items.size()) {
          fields_.complain(
              fields_.place("weights"), "weights",
              fmt::format("{} weights for {} values", weights->size(), values.items.size()));
          return;
        }
      }
      set_distribution(choice);
    }
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

const Key* find_key(const std::string& path) {
  const auto names = scenarios::segments_of(path);
  const auto& keys = scenarios::schema();
  // a key written out is meant before a pattern of the same length
  const auto exact = std::ranges::find(keys, path, &Key::path);
  if (exact != keys.end()) return &*exact;
  const auto found =
      std::ranges::find_if(keys, [&names](const Key& key) { return matches(key.path, names); });
  return found == keys.end() ? nullptr : &*found;
}

bool Axis::is_number() const {
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
