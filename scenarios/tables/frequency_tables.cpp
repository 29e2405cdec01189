#include "scenarios/tables/frequency_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace gigaload::scenarios {

namespace {

constexpr double kMostHz = 1000.0, kMostS = 1000.0, kMostMw = 1e6, kMostMws = 1e8;
constexpr double kLeast = 1e-3;  // of what may not be zero

bool is_yes(const CsvTable& table, std::size_t row, const char* column) {
  const std::string text = table.text(row, column);
  if (text != "yes" && text != "no") {
    table.complain(row, column, fmt::format("yes or no is wanted, not \"{}\"", text));
  }
  return text == "yes";
}

/// Tells what is wrong with the stage that was added last; nothing if it is right.
std::string fault_of_stage(const sim::Interconnection& of) {
  const sim::Interconnection::Stage& last = of.stages.back();
  const bool under = last.side == sim::FrequencyRelay::Side::under;
  if (under ? last.threshold_hz >= of.nominal_hz : last.threshold_hz <= of.nominal_hz) {
    return fmt::format("{:g} Hz is not {} the nominal {:g} Hz", last.threshold_hz,
                       under ? "below" : "above", of.nominal_hz);
  }
  double sum = 0.0;
  for (const sim::Interconnection::Stage& stage : of.stages) {
    if (stage.side == last.side) sum += stage.share;
  }
  if (sum <= 1.0 + 1e-9) return {};
  return fmt::format("shares of this side come to {:g} with this row, at most 1 is wanted", sum);
}

}  // namespace

std::vector<sim::Machines> read_machines(const CsvTable& table,
                                         std::span<const grid::Technology> technologies) {
  std::map<std::string, sim::Machines> by_name;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const sim::Machines machines{.technology = table.text(row, "technology"),
                                 .inertia_s = table.number_or(row, "inertia_s", 0.0, 0.0, kMostS),
                                 .loading = table.number_or(row, "loading", 1.0, kLeast, 1.0),
                                 .least_load = table.number_or(row, "least_load", 0.0, 0.0, 1.0),
                                 .has_governor = is_yes(table, row, "governor"),
                                 .is_battery = is_yes(table, row, "battery")};
    if (!by_name.emplace(machines.technology, machines).second) {
      table.complain(row, "technology", "it has a row already");
    }
  }
  std::vector<sim::Machines> machines;
  for (const grid::Technology& technology : technologies) {
    const auto found = by_name.find(technology.name);
    if (found == by_name.end() && !table.is_absent()) {
      table.complain(fmt::format("it has no row of the technology {}", technology.name));
    }
    machines.push_back(found == by_name.end() ? sim::Machines{} : found->second);
    machines.back().technology = technology.name;
  }
  return machines;
}

std::vector<sim::Interconnection> read_interconnections(const CsvTable& parameters,
                                                        const CsvTable& stages) {
  std::vector<sim::Interconnection> all;
  for (std::size_t row = 0; row < parameters.rows(); ++row) {
    const auto number = [&](const char* column, double low, double high) {
      return parameters.number(row, column, low, high);
    };
    std::string name = parameters.text(row, "interconnection");
    if (std::ranges::find(all, name, &sim::Interconnection::name) != all.end()) {
      parameters.complain(row, "interconnection", "it has a row already");
    }
    all.push_back(
        {.name = std::move(name),
         .nominal_hz = number("nominal_hz", 1.0, kMostHz),
         .droop = number("droop", kLeast, 1.0),
         .dead_band_hz = number("dead_band_hz", 0.0, 1.0),
         .load_damping = number("load_damping", 0.0, 10.0),
         .responsive_share = number("responsive_share", 0.0, 1.0),
         .battery_share = number("battery_share", 0.0, 1.0),
         .inverter_share = number("inverter_share", 0.0, 1.0),
         .inverter_headroom = number("inverter_headroom", 0.0, 1.0),
         .direct_share = number("direct_share", 0.0, 1.0),
         .reheat_s = number("reheat_s", kLeast, kMostS),
         .fast_s = number("fast_s", kLeast, kMostS),
         .inverter_s = number("inverter_s", kLeast, kMostS),
         .least_inertia_mws = parameters.number_or(row, "least_inertia_mws", 0.0, 0.0, kMostMws),
         .obligation_mw_per_tenth_hz = number("obligation_mw_per_tenth_hz", 0.0, kMostMw),
         .stages = {}});
  }
  for (std::size_t row = 0; row < stages.rows(); ++row) {
    const std::size_t complaints = stages.complaints();
    const std::string side = stages.text(row, "side");
    if (side != "under" && side != "over") {
      stages.complain(row, "side", fmt::format("under or over is wanted, not \"{}\"", side));
    }
    const sim::Interconnection::Stage stage{
        .side = side == "over" ? sim::FrequencyRelay::Side::over : sim::FrequencyRelay::Side::under,
        .threshold_hz = stages.number(row, "threshold_hz", 1.0, kMostHz),
        .delay_s = stages.number(row, "delay_s", 0.0, kMostS),
        .share = stages.number(row, "share", 0.0, 1.0)};
    const auto of =
        std::ranges::find(all, stages.text(row, "interconnection"), &sim::Interconnection::name);
    if (of == all.end()) {
      stages.complain(row, "interconnection", "there is no such interconnection");
      continue;
    }
    if (stages.complaints() > complaints) continue;
    of->stages.push_back(stage);
    if (const std::string fault = fault_of_stage(*of); !fault.empty()) {
      stages.complain(row, fault.starts_with("shares") ? "share" : "threshold_hz", fault);
    }
  }
  return all;
}

}  // namespace gigaload::scenarios
