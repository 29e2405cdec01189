#pragma once

/// A run of two regions, three campuses and two technologies over a new year, whose every number
/// is known from its place: value(kind, row, column).

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "grid/core/calendar.hpp"
#include "output/trajectory/trajectory_file.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/years/pipeline_parameter.hpp"
#include "tests/temporary_folder.hpp"

namespace gigaload::output {

inline sim::Scenario small_scenario() {
  sim::Scenario s;
  s.name = "small";
  s.title = "A small run";
  s.text = "[run]\nname = \"small\"\nseed = 7\n";
  s.begin = grid::to_hour({2025, 11, 20});
  s.end = grid::to_hour({2026, 2, 10}) + 5;  // 1973 hours: neither blocks nor weeks
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

inline Provenance small_provenance() {
  return {
      "0.1.0", "abc123", "HDF5", "gigaload run small.toml", "seed = 7", {{"fleet.csv", "00ff"}}};
}

/// Exact in float, different for every kind, row and column.
inline double value(std::size_t kind, std::size_t row, std::size_t column) {
  return static_cast<double>(kind) * 16384.0 + static_cast<double>(row) +
         static_cast<double>(column) / 8.0;
}

/// Steps of exchange_h from the start, cut at new year.
inline std::vector<grid::Hour> exchanges(const sim::Scenario& s) {
  std::vector<grid::Hour> times;
  for (grid::Hour t = s.begin; t < s.end; t += s.exchange_h) times.push_back(t);
  for (int year = grid::year_of(s.begin) + 1; year <= grid::year_of(s.end - 1); ++year) {
    times.push_back(grid::start_of_year(year));
  }
  times.push_back(s.end);
  std::sort(times.begin(), times.end());
  times.erase(std::unique(times.begin(), times.end()), times.end());
  return times;
}

inline grid::Hour end_of_year(const sim::Scenario& s, int year) {
  return std::min(s.end, grid::start_of_year(year + 1));
}

inline sim::Frame make_frame(const sim::Scenario& s, std::size_t exchange) {
  const auto times = exchanges(s);
  sim::Frame f;
  f.exchange = exchange;
  f.begin = times.at(exchange);
  f.hours = static_cast<std::size_t>(times.at(exchange + 1) - f.begin);
  f.year = grid::year_of(f.begin);
  const std::size_t regions = s.grid.regions.size(), campuses = s.campuses.size();
  const std::size_t cells = regions * s.grid.technologies.size();
  const auto first = static_cast<std::size_t>(f.begin - s.begin);
  std::size_t kind = 0;
  const auto table = [&](sim::Table<float>& t, std::size_t columns) {
    t.resize(f.hours, columns);
    for (std::size_t h = 0; h < f.hours; ++h) {
      for (std::size_t c = 0; c < columns; ++c) {
        t.row(h)[c] = static_cast<float>(value(kind, first + h, c));
      }
    }
    ++kind;
  };
  for (auto* t : {&f.demand, &f.grid_load, &f.shortfall, &f.net_import, &f.reserve_margin,
                  &f.water_indirect, &f.co2}) {
    table(*t, regions);
  }
  for (auto* t : {&f.campus_load, &f.campus_curtailed, &f.water_direct}) table(*t, campuses);
  if (s.write_generation) table(f.generation, cells);
  if (s.ensemble.samples > 0) {
    kind = 11;
    table(f.shortfall_derated, regions);
    table(f.lolp, regions);
    table(f.shortfall_quantile, regions * s.ensemble.quantiles.size());
  }

  kind = 20;
  const auto row = [&](std::vector<double>& r, std::size_t columns) {
    r.resize(columns);
    for (std::size_t c = 0; c < columns; ++c) r[c] = value(kind, exchange, c) + 1.0 / 3.0;
    ++kind;
  };
  sim::BuildOutFrame& b = f.build_out;
  for (auto* r :
       {&b.announced, &b.pre_development, &b.construction, &b.energised, &b.filled, &b.cancelled}) {
    row(*r, campuses);
  }
  for (auto* r : {&b.promised, &b.delivered, &b.promise_gap}) row(*r, s.deals.size());
  row(b.capacity, cells);
  b.steps = static_cast<double>(10 * exchange);
  if (s.write_sensitivities) {
    const std::size_t kind_of_sums = std::exchange(kind, std::size_t{60});
    const std::size_t parameters = sim::pipeline_parameters(s).size();
    row(f.sensitivity.energised, parameters * campuses);
    row(f.sensitivity.filled, parameters * campuses);
    row(f.sensitivity.promise_gap, parameters * s.deals.size());
    kind = kind_of_sums;
  }
  sim::ExchangeSums& x = f.sums;
  for (auto* r :
       {&x.energy, &x.campus_energy, &x.data_centre_energy, &x.data_centre_energy_promised,
        &x.sales, &x.peak, &x.unserved_energy, &x.unserved_hours, &x.net_import, &x.water_direct,
        &x.water_indirect, &x.data_centre_water_indirect, &x.co2, &x.campus_curtailed_energy}) {
    row(*r, regions);
  }
  row(x.generation, cells);
  row(x.storage_energy, cells);
  row(x.perfect_capacity, regions);
  if (s.ensemble.samples > 0 && times[exchange + 1] == end_of_year(s, f.year)) {
    sim::YearAdequacy& a = f.adequacy.emplace();
    a.year = f.year;
    for (auto* e : {&a.lolh, &a.eue, &a.neue, &a.event_days, &a.events, &a.event_hours,
                    &a.event_energy, &a.cvar}) {
      row(e->value, sim::area_names(s).size());
      row(e->standard_error, sim::area_names(s).size());
    }
  }
  kind = 70;
  row(b.work_capacity, campuses);
  row(x.campus_work, campuses);
  return f;
}

/// A stand-in for an ensemble: all that it gives depends on its state, and its state on all
/// exchanges before.
class SmallEnsemble {
 public:
  explicit SmallEnsemble(const std::vector<std::byte>& state = {}) : state_(1000) {
    if (!state.empty()) std::memcpy(state_.data(), state.data(), state.size());
  }

  sim::Frame next(const TrajectoryFile& file, const sim::Scenario& s, std::size_t exchange) {
    sim::Frame f = make_frame(s, exchange);
    for (std::size_t i = 0; i < state_.size(); ++i) {
      state_[i] = state_[i] * 1664525U + 1013904223U + static_cast<std::uint32_t>(exchange + i);
    }
    for (std::size_t h = 0; h < f.hours; ++h) {
      f.lolp.row(h)[0] = static_cast<float>(state_[h % state_.size()] >> 16);
    }
    f.sums.unserved_hours[0] = state_[0];
    if (f.adequacy) f.adequacy->lolh.value[0] = state_[1];
    const auto times = exchanges(s);
    const bool last = exchange + 2 == times.size();
    if (!last && file.wants_state(times[exchange + 1], times[exchange + 2])) {
      f.ensemble_state.resize(state_.size() * sizeof state_[0]);
      std::memcpy(f.ensemble_state.data(), state_.data(), f.ensemble_state.size());
    }
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
  for (std::size_t e = from; e < to; ++e) file.record(ensemble.next(file, s, e));
}

inline std::size_t exchange_count(const sim::Scenario& s) { return exchanges(s).size() - 1; }

/// From where the file says to the end.
inline void go_on(TrajectoryFile& file, const sim::Scenario& s) {
  const sim::ResumePoint& from = file.resume_point();
  record(file, s, from.exchange, exchange_count(s), from.ensemble_state);
  file.finish();
}

inline void write_whole(const sim::Scenario& s, const std::filesystem::path& path) {
  TrajectoryFile file(s, small_provenance(), path);
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

}  // namespace gigaload::output
