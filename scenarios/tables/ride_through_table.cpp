#include "scenarios/tables/ride_through_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>

namespace gigaload::scenarios {

namespace {

using Rule = sim::RideThroughRule;

constexpr double kMostS = 1e6, kMostPu = 10.0, kMostHz = 1000.0;
constexpr double kShortestS = 1e-6;
constexpr int kMostDips = 1000;
constexpr double kUnbounded = std::numeric_limits<double>::infinity();

void read_band(const CsvTable& table, std::size_t row, double most,
               std::vector<Rule::Band>& bands) {
  const std::size_t complaints = table.complaints();
  const Rule::Band band{.low = table.number_or(row, "low", 0.0, 0.0, most),
                        .high = table.number_or(row, "high", kUnbounded, 0.0, most),
                        .stays_s = table.number_or(row, "max_s", kUnbounded, 0.0, kMostS)};
  if (table.complaints() > complaints) return;
  if (band.low >= band.high) {
    table.complain(row, "high", "more than the row's low is wanted");
  } else if (std::ranges::any_of(bands, [&](const Rule::Band& other) {
               return band.low < other.high && other.low < band.high;
             })) {
    table.complain(row, "low", "the band overlaps with one of the same rule and kind above");
  }
  bands.push_back(band);
}

/// `recovered`: the rules that have a row of their recovery.
void read_row(const CsvTable& table, std::size_t row, Rule& rule,
              std::set<std::string>& recovered) {
  const std::string kind = table.text(row, "kind");
  if (kind == "voltage") {
    read_band(table, row, kMostPu, rule.voltage);
  } else if (kind == "frequency") {
    read_band(table, row, kMostHz, rule.frequency);
  } else if (kind == "recovery") {
    if (!recovered.insert(rule.name).second)
      table.complain(row, "kind", "the rule has such a row already");
    rule.share_back = table.number(row, "share", 0.0, 1.0);
    rule.ramp_s = table.number(row, "max_s", 0.0, kMostS);
    rule.delay_s = table.number_or(row, "delay_s", 0.0, 0.0, kMostS);
  } else if (kind == "dip_counter") {
    if (rule.counter.dips > 0) table.complain(row, "kind", "the rule has such a row already");
    rule.counter = {.dips = static_cast<std::size_t>(table.integer(row, "count", 1, kMostDips)),
                    .window_s = table.number(row, "max_s", 0.0, kMostS),
                    .below_pu = table.number_or(row, "high", Rule::Counter{}.below_pu, 0.0, 1.0)};
  } else {
    table.complain(
        row, "kind",
        fmt::format("voltage, frequency, recovery or dip_counter is wanted, not \"{}\"", kind));
  }
}

}  // namespace

std::vector<Rule> read_ride_through_rules(const CsvTable& table) {
  std::vector<Rule> rules;
  std::set<std::string> recovered;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string name = table.text(row, "rule");
    if (name.empty()) table.complain(row, "rule", "the name of a rule is wanted");
    auto rule = std::ranges::find(rules, name, &Rule::name);
    if (rule == rules.end()) {
      rules.emplace_back().name = name;
      rule = rules.end() - 1;
    }
    read_row(table, row, *rule, recovered);
  }
  if (rules.empty() && !table.is_absent()) table.complain("it has no rule");
  return rules;
}

std::vector<sim::VoltageDip> read_dips(const CsvTable& table) {
  std::vector<sim::VoltageDip> dips;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    dips.push_back({.at_s = table.number(row, "at_s", 0.0, kMostS),
                    .length_s = table.number(row, "length_s", kShortestS, kMostS),
                    .residual_pu = table.number(row, "residual_pu", 0.0, kMostPu)});
  }
  if (dips.empty() && !table.is_absent()) table.complain("it has no dip");
  return dips;
}

}  // namespace gigaload::scenarios
