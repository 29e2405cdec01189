#include "scenarios/readers/swing_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include "grid/core/error.hpp"
#include "scenarios/language/toml_reader.hpp"
#include "scenarios/readers/load.hpp"
#include "scenarios/tables/data_folder.hpp"
#include "scenarios/text/edit_distance.hpp"
#include "scenarios/text/quantity.hpp"
#include "scenarios/text/text_file.hpp"

namespace gigaload::scenarios {
namespace {

namespace fs = std::filesystem;
using sim::SwingKind;
using sim::SwingLimit;
using sim::SwingRule;

constexpr std::size_t kLargestRule = std::size_t{1} << 20U;  // bytes
constexpr std::size_t kMostLimits = 50;
constexpr double kMostHz = 1e6, kMostWindowS = 1e7, kMostMw = 1e7;

std::optional<SwingKind> kind_named(const std::string& name) {
  if (name == "band") return SwingKind::band;
  if (name == "step") return SwingKind::step;
  if (name == "ramp") return SwingKind::ramp;
  return std::nullopt;
}

std::vector<SwingRule> shipped_rules() {
  Problems problems;
  DataFolder folder(data_root() / "data", problems);
  const CsvTable table = folder.table("swing_limits.csv");
  std::vector<SwingRule> rules;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string name = table.text(row, "rule"), kind = table.text(row, "kind");
    const bool is_ramp = kind == "ramp";
    if (!kind_named(kind)) table.complain(row, "kind", "band, step or ramp is wanted");
    SwingLimit limit;
    limit.name = table.text(row, "limit");
    limit.kind = kind_named(kind).value_or(SwingKind::step);
    if (limit.kind == SwingKind::band) {
      limit.band = {.low_hz = table.number(row, "band_low_hz", 1e-6, kMostHz),
                    .high_hz = table.number(row, "band_high_hz", 1e-6, kMostHz)};
    }
    const double period_s = 1.0 / limit.band.low_hz;
    limit.window_s = limit.kind == SwingKind::band
                         ? table.number_or(row, "window_s", period_s, 1e-6, kMostWindowS)
                         : table.number(row, "window_s", 1e-6, kMostWindowS);
    limit.most = table.number(row, is_ramp ? "most_mw_per_min" : "most_mw", 0.0, kMostMw);
    if (rules.empty() || rules.back().name != name) {
      rules.push_back({.name = name, .source = table.text(row, "source"), .limits = {}});
    }
    rules.back().limits.push_back(limit);
  }
  problems.throw_if_any();
  return rules;
}

/// RuleFile reads a rule of a person's own.
class RuleFile {
 public:
  RuleFile(double capacity_mw, Problems& problems)
      : capacity_mw_(capacity_mw), problems_(problems) {}

  /// Returns the rule's title; empty without one.
  std::string title(const Node& root) {
    return root.find("title") == nullptr ? std::string() : text_of(root, "title");
  }

  std::vector<SwingLimit> limits(const Node& root) {
    std::vector<SwingLimit> limits;
    for (const Node& item : root.items) {
      if (item.name == "title" || item.name == "limit") continue;
      complain(item.key_place, item.name, "a rule has no such key; it has title and [[limit]]");
    }
    const Node* const tables = root.find("limit");
    if (tables == nullptr || tables->kind != Node::Kind::list || tables->items.empty()) {
      complain(tables == nullptr ? root.place : tables->place, "limit",
               "a rule has at least one table [[limit]]");
      return limits;
    }
    if (tables->items.size() > kMostLimits) {
      complain(tables->place, "limit", fmt::format("more than {} limits", kMostLimits));
      return limits;
    }
    for (const Node& table : tables->items) {
      if (table.kind == Node::Kind::table) {
        limits.push_back(limit_of(table));
      } else {
        complain(table.place, "limit", "tables [[limit]] are wanted");
      }
    }
    return limits;
  }

 private:
  void complain(const Place& place, const std::string& key, std::string message) {
    problems_.add(place, key, std::move(message));
  }

  SwingLimit limit_of(const Node& table) {
    static const std::vector<std::string> keys = {"name",     "kind",         "band_hz",
                                                  "window_s", "peak_to_peak", "ramp"};
    for (const Node& item : table.items) {
      if (std::ranges::find(keys, item.name) != keys.end()) continue;
      complain(item.key_place, item.name,
               fmt::format("a limit has no such key{}; it has {}", suggestion(item.name, keys),
                           fmt::join(keys, ", ")));
    }
    SwingLimit limit;
    limit.name = text_of(table, "name");
    if (!limit.name.empty() && !names_.insert(limit.name).second) {
      complain(table.find("name")->place, "name", "two limits have this name");
    }
    const std::string kind = text_of(table, "kind");
    if (kind.empty()) return limit;
    if (const auto known = kind_named(kind)) {
      limit.kind = *known;
    } else {
      complain(table.find("kind")->place, "kind",
               fmt::format("\"band\", \"step\" or \"ramp\" is wanted, not \"{}\"", kind));
      return limit;
    }
    if (limit.kind == SwingKind::band) {
      limit.band = band_of(table);
    } else if (const Node* const band = table.find("band_hz")) {
      complain(band->key_place, "band_hz", "only a limit of kind \"band\" has one");
    }
    limit.window_s = window_of(table, limit);
    const bool is_ramp = limit.kind == SwingKind::ramp;
    if (const Node* const other = table.find(is_ramp ? "peak_to_peak" : "ramp")) {
      complain(other->key_place, other->name,
               fmt::format("a limit of kind \"{}\" has {} in its place", kind,
                           is_ramp ? "ramp" : "peak_to_peak"));
    }
    limit.most = most_of(table, is_ramp ? "ramp" : "peak_to_peak", is_ramp ? "MW/min" : "MW");
    return limit;
  }

  std::string text_of(const Node& table, const char* key) {
    const Node* const node = table.find(key);
    if (node != nullptr && node->kind == Node::Kind::text && !node->text.empty()) return node->text;
    complain(node == nullptr ? table.place : node->place, key, "a text is wanted there");
    return {};
  }

  static std::optional<double> number_of(const Node& node) {
    if (node.kind == Node::Kind::integer) return static_cast<double>(node.integer);
    if (node.kind == Node::Kind::number && std::isfinite(node.number)) return node.number;
    return std::nullopt;
  }

  sim::Band band_of(const Node& table) {
    const Node* const node = table.find("band_hz");
    if (node != nullptr && node->kind == Node::Kind::list && node->items.size() == 2) {
      const auto low = number_of(node->items[0]), high = number_of(node->items[1]);
      if (low && high && *low >= 1e-6 && *high > *low && *high <= kMostHz) return {*low, *high};
    }
    complain(node == nullptr ? table.place : node->place, "band_hz",
             fmt::format("two frequencies in Hz are wanted, ascending, above 0 and at most {:g}, "
                         "such as [0.1, 2.0]",
                         kMostHz));
    return {.low_hz = 1.0, .high_hz = 2.0};
  }

  double window_of(const Node& table, const SwingLimit& limit) {
    const Node* const node = table.find("window_s");
    if (node == nullptr && limit.kind == SwingKind::band) return 1.0 / limit.band.low_hz;
    const auto window_s = node == nullptr ? std::nullopt : number_of(*node);
    if (window_s && *window_s >= 1e-6 && *window_s <= kMostWindowS) return *window_s;
    complain(node == nullptr ? table.place : node->place, "window_s",
             fmt::format("a number of seconds is wanted, above 0 and at most {:g}", kMostWindowS));
    return 1.0;
  }

  double most_of(const Node& table, const char* key, const char* unit) {
    const Node* const node = table.find(key);
    const std::string wanted =
        fmt::format("\"10 {}\" or a share of the capacity above 0 and at most 1 is wanted", unit);
    if (node == nullptr) {
      complain(table.place, key, wanted);
    } else if (const auto share = number_of(*node)) {
      if (*share > 0.0 && *share <= 1.0) return *share * capacity_mw_;
      complain(node->place, key, wanted);
    } else if (node->kind == Node::Kind::text) {
      const Quantity quantity = parse_quantity(node->text, unit);
      if (quantity.fault.empty() && quantity.value > 0.0 && quantity.value <= kMostMw) {
        return quantity.value;
      }
      complain(node->place, key, quantity.fault.empty() ? wanted : quantity.fault);
    } else {
      complain(node->place, key, wanted);
    }
    return 1.0;
  }

  double capacity_mw_;
  Problems& problems_;
  std::set<std::string> names_;
};

}  // namespace

std::vector<std::string> shipped_swing_rules() {
  std::vector<std::string> names;
  for (const SwingRule& rule : shipped_rules()) names.push_back(rule.name);
  return names;
}

SwingRule read_swing_rule(const std::string& asked, double capacity_mw) {
  const std::vector<SwingRule> shipped = shipped_rules();
  const auto known = std::ranges::find(shipped, asked, &SwingRule::name);
  if (known != shipped.end()) return *known;
  std::error_code error;
  if (fs::exists(asked, error) && !fs::is_regular_file(asked, error)) {
    throw InputError(fmt::format("--rule {}: this is no plain file", asked));
  }
  if (!fs::is_regular_file(asked, error)) {
    std::vector<std::string> names;
    for (const SwingRule& rule : shipped) names.push_back(rule.name);
    throw InputError(fmt::format(
        "--rule {}: there is no such file, and no rule of that name is shipped{}; those are {}",
        asked, suggestion(asked, names), fmt::join(names, ", ")));
  }
  Problems problems;
  TextFile file = read_text_file(asked, kLargestRule);
  drop_byte_order_mark(file.text);
  const std::size_t source = problems.add_source(asked, file.text);
  SwingRule rule{.name = fs::path(asked).filename().string(), .source = asked, .limits = {}};
  if (!file.fault.empty()) {
    problems.add({source, 0, 0}, "", file.fault);
  } else if (const auto root = read_toml(file.text, source, problems)) {
    RuleFile own(capacity_mw, problems);
    if (std::string title = own.title(*root); !title.empty()) rule.source = std::move(title);
    rule.limits = own.limits(*root);
  }
  problems.throw_if_any();
  return rule;
}

}  // namespace gigaload::scenarios
