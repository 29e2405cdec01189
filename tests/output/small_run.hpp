#pragma once

/// A run of two regions, three campuses and two technologies over a new year, whose every number
/// is known from its place: value(kind, row, column).

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "grid/core/calendar.hpp"
#include "output/trajectory/trajectory_file.hpp"
#include "sim/quantities/features.hpp"
#include "sim/quantities/quantity_tables.hpp"
#include "sim/scenario/areas.hpp"
#include "sim/scenario/exchange_times.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/years/chain.hpp"
#include "sim/years/pipeline_parameter.hpp"
#include "tests/temporary_folder.hpp"

namespace gigaload::output {

inline sim::Scenario small_scenario() {
  sim::Scenario s;
  s.name = "small";
  s.title = "A small run";
  s.text = "[run]\nname = \"small\"\nseed = 7\n";
  s.begin = grid::to_hour({2025, 11, 19});  // weeks of the year begin so
  s.end = grid::to_hour({2026, 2, 9}) + 5;  // 1973 hours: neither blocks nor weeks
  s.exchange_h = 168;
  s.seed = 7;
  s.write_generation = true;
  s.grid.regions = {{"VA", "Virginia", "eastern", "America/New_York"},
                    {"MD", "Maryland", "eastern", "America/New_York"}};
  s.grid.technologies.resize(2);
  s.grid.technologies[0].name = "gas_cc";
  s.grid.technologies[1].name = "battery";
  s.grid.technologies[1].kind = grid::TechnologyKind::storage;
  s.campuses.resize(3);
  for (std::size_t c = 0; c < 3; ++c) {
    sim::Campus& campus = s.campuses[c];
    campus.name = "campus-" + std::to_string(c);
    campus.title = c == 2 ? "Größe" : "Campus";
    campus.region = RegionIndex(c % 2);
    campus.phases = {{s.begin, 100.0, 1.0, 0.0, 0.0},
                     {s.end, 50.0 * static_cast<double>(c), 1, 0, 0}};
    campus.latitude = 38.5 + static_cast<double>(c);
    campus.longitude = -77.25;
  }
  constexpr double inf = std::numeric_limits<double>::infinity();
  s.limits.connection_mw_per_y.assign(2, inf);
  s.limits.national_construction_mw = s.limits.accelerator_supply_mw_per_y = inf;
  s.deals.resize(1);
  s.deals[0].name = "deal";
  return s;
}

/// The same with an ensemble of two quantiles, and calibrated. Areas: all, eastern, VA, MD.
inline sim::Scenario small_ensemble() {
  sim::Scenario s = small_scenario();
  s.ensemble.samples = 100;
  s.ensemble.quantiles = {0.5, 0.95};
  s.calibration.enabled = true;
  return s;
}

/// The same with years that stop by error.
inline sim::Scenario small_until() {
  sim::Scenario s = small_ensemble();
  s.ensemble.until = sim::SampleStop{
      .area = 1, .relative_error = 0.05, .at_most = 2500, .text = "eue.eastern = 5 %"};
  return s;
}

/// The same ensemble with regions that are two zones of one state, VA, the first of them in a
/// planning area. Areas: all, eastern, north, VA, VA_E, VA_W.
inline sim::Scenario nested(sim::Scenario s) {
  s.grid.regions = {{"VA_E", "Virginia: east", "eastern", "America/New_York", "VA", "north"},
                    {"VA_W", "Virginia: west", "eastern", "America/New_York", "VA", ""}};
  return s;
}

inline Provenance small_provenance() {
  return {
      "0.1.0", "abc123", "HDF5", "gigaload run small.toml", "seed = 7", {{"fleet.csv", "00ff"}}};
}

/// Exact in float, different for every kind, row and column.
inline double value(std::size_t kind, std::size_t row, std::size_t column) {
  return static_cast<double>(kind) * 16384.0 + static_cast<double>(row) +
         static_cast<double>(column) / 8.0;
}

inline std::vector<grid::Hour> exchanges(const sim::Scenario& s) { return sim::exchange_times(s); }

inline grid::Hour end_of_year(const sim::Scenario& s, int year) {
  return std::min(s.end, grid::start_of_year(year + 1));
}

/// The kind of a quantity's or a metric's numbers: the sum of its name's bytes, so that a new one
/// moves none of the others'.
inline std::size_t kind_of(std::string_view name) {
  std::size_t sum = 0;
  for (const char c : name) sum += static_cast<unsigned char>(c);
  return sum % 61;
}
inline constexpr std::size_t kFirstBuildOut = 40, kFirstSensitivity = 60;

/// One row of an exchange.
inline std::vector<double> make_row(std::size_t kind, std::size_t exchange, std::size_t columns) {
  std::vector<double> row(columns);
  for (std::size_t c = 0; c < columns; ++c) row[c] = value(kind, exchange, c) + 1.0 / 3.0;
  return row;
}

inline void fill_hours(const sim::Scenario& s, sim::Frame& f) {
  const auto first = static_cast<std::size_t>(f.begin - s.begin);
  for (const sim::HourlyQuantity& quantity : sim::hourly_quantities()) {
    if (!sim::is_given(quantity.feature, quantity.axes, s)) continue;
    sim::Table<float>& table = f.hourly[quantity];
    table.resize(f.hours, sim::columns_of(quantity.axes, s));
    for (std::size_t h = 0; h < f.hours; ++h) {
      for (std::size_t c = 0; c < table.columns(); ++c) {
        table.row(h)[c] = static_cast<float>(value(kind_of(quantity.name), first + h, c));
      }
    }
  }
}

inline sim::BuildOutFrame make_build_out(const sim::Scenario& s, std::size_t exchange) {
  sim::BuildOutFrame b;
  std::size_t kind = kFirstBuildOut;
  const std::size_t campuses = s.campuses.size(), deals = s.deals.size();
  b.announced = make_row(kind++, exchange, campuses);
  for (const sim::BlockTraits& block : sim::kBlockTraits) {
    b.*block.told = make_row(kind++, exchange, campuses);
  }
  b.work_capacity = make_row(kind++, exchange, campuses);
  for (auto* row : {&b.promised, &b.delivered, &b.promise_gap}) {
    *row = make_row(kind++, exchange, deals);
  }
  b.capacity = make_row(kind, exchange, s.grid.regions.size() * s.grid.technologies.size());
  b.steps = static_cast<double>(10 * exchange);
  return b;
}

inline sim::YearAdequacy make_adequacy(const sim::Scenario& s, std::size_t exchange, int year) {
  sim::YearAdequacy adequacy;
  adequacy.year = year;
  adequacy.areas.resize(sim::area_names(s).size());
  for (const auto& metric : grid::adequacy::metrics()) {
    const auto values = make_row(kind_of(metric.name), exchange, adequacy.areas.size());
    const auto errors = make_row(kind_of(metric.error_name), exchange, adequacy.areas.size());
    for (std::size_t a = 0; a < adequacy.areas.size(); ++a) {
      adequacy.areas[a].*metric.estimate = {values[a], errors[a]};
    }
  }
  adequacy.risks.resize(adequacy.areas.size());
  for (std::size_t a = 0; a < adequacy.risks.size(); ++a) {
    grid::adequacy::Risk& risk = adequacy.risks[a];
    risk.lolh = make_row(a, exchange, grid::adequacy::kRiskCells);
    risk.eue = make_row(a + 8, exchange, grid::adequacy::kRiskCells);
    risk.event_days = make_row(a + 16, exchange, grid::kMonths);
    risk.winter_share = {0.5, 0.125};
    risk.winter_share_of_eue = 0.25;
    risk.longest_event_hours = 3.0 + static_cast<double>(a);
    risk.largest_shortfall = value(a, exchange, 0);
  }
  if (s.keeps_reserves()) adequacy.load_only = adequacy.areas;
  if (s.ensemble.until) {  // the first year has more samples
    adequacy.samples = year == grid::year_of(s.begin) ? 2500.0 : 1300.0;
    adequacy.error_reached = year == grid::year_of(s.begin) ? 0.0625 : 0.03125;
  }
  return adequacy;
}

inline sim::Frame make_frame(const sim::Scenario& s, std::size_t exchange) {
  const auto times = exchanges(s);
  sim::Frame f;
  f.exchange = exchange;
  f.begin = times.at(exchange);
  f.hours = static_cast<std::size_t>(times.at(exchange + 1) - f.begin);
  f.year = grid::year_of(f.begin);
  fill_hours(s, f);
  f.build_out = make_build_out(s, exchange);
  if (s.write_sensitivities) {
    const std::size_t parameters = sim::pipeline_parameters(s).size();
    const std::size_t campuses = parameters * s.campuses.size();
    f.sensitivity = {make_row(kFirstSensitivity, exchange, campuses),
                     make_row(kFirstSensitivity + 1, exchange, campuses),
                     make_row(kFirstSensitivity + 2, exchange, parameters * s.deals.size())};
  }
  for (const sim::ExchangeQuantity& quantity : sim::exchange_quantities()) {
    f.sums[quantity] =
        make_row(kind_of(quantity.name), exchange, sim::columns_of(quantity.axes, s));
  }
  if (s.ensemble.samples > 0 && times[exchange + 1] == end_of_year(s, f.year)) {
    f.adequacy = make_adequacy(s, exchange, f.year);
  }
  return f;
}

/// A stand-in for an ensemble: all that it gives depends on its state, and its state on all
/// exchanges before.
class SmallEnsemble {
 public:
  explicit SmallEnsemble(const std::vector<std::byte>& state = {}) : state_(1000) {
    if (!state.empty()) std::memcpy(state_.data(), state.data(), state.size());
  }

  sim::Frame next(const sim::Scenario& s, std::size_t exchange) {
    sim::Frame f = make_frame(s, exchange);
    for (std::size_t i = 0; i < state_.size(); ++i) {
      state_[i] = state_[i] * 1664525U + 1013904223U + static_cast<std::uint32_t>(exchange + i);
    }
    for (std::size_t h = 0; h < f.hours; ++h) {
      f.hourly["lolp"].row(h)[0] = static_cast<float>(state_[h % state_.size()] >> 16);
    }
    f.sums["unserved_hours"][0] = state_[0];
    if (f.adequacy) f.adequacy->areas[0].lolh.value = state_[1];
    f.checkpoint = [this] {
      const auto bytes = std::as_bytes(std::span(state_));
      return std::vector<std::byte>(bytes.begin(), bytes.end());
    };
    return f;
  }

 private:
  std::vector<std::uint32_t> state_;
};

/// Records exchanges [from, to), an ensemble from the state at the first of them.
inline void record(TrajectoryFile& file, const sim::Scenario& s, std::size_t from, std::size_t to,
                   const std::vector<std::byte>& state = {}) {
  if (s.ensemble.samples == 0) {
    for (std::size_t e = from; e < to; ++e) file.record(make_frame(s, e));
    return;
  }
  SmallEnsemble ensemble(state);
  for (std::size_t e = from; e < to; ++e) file.record(ensemble.next(s, e));
}

inline std::size_t exchange_count(const sim::Scenario& s) { return exchanges(s).size() - 1; }

/// From where the file says to the end.
inline void go_on(TrajectoryFile& file, const sim::Scenario& s) {
  const sim::ResumePoint& from = file.resume_point();
  record(file, s, from.exchange, exchange_count(s), from.checkpoint);
  file.finish();
}

inline void write_whole(const sim::Scenario& s, const std::filesystem::path& path) {
  TrajectoryFile file(s, small_provenance(), path, TrajectoryFile::Interrupted::discard);
  record(file, s, 0, exchange_count(s));
  file.finish();
}

using tests::TemporaryFolder;

/// What an action throws, as text; empty when it throws nothing of that kind.
template <class Error, class Action>
std::string message_of(Action action) {
  try {
    action();
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

/// A run that stopped after `exchanges` of them.
inline void write_interrupted(const sim::Scenario& s, const std::filesystem::path& path,
                              std::size_t exchanges) {
  TrajectoryFile file(s, small_provenance(), path, TrajectoryFile::Interrupted::discard);
  record(file, s, 0, exchanges);
  file.interrupt();
}

}  // namespace gigaload::output
