#include "sim/run/hours_clock.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>

#include "grid/core/error.hpp"
#include "sim/scenario/areas.hpp"
#include "sim/scenario/exchange_times.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/studies/samples_needed.hpp"

namespace gigaload::sim {

namespace {

std::vector<double> storage_capacity_mwh(const grid::System& grid,
                                         const std::vector<double>& capacity_mw) {
  std::vector<double> energy(capacity_mw.size(), 0.0);
  const std::size_t technologies = grid.technologies.size();
  for (std::size_t c = 0; c < energy.size(); ++c) {
    const grid::Technology& technology = grid.technologies[c % technologies];
    if (technology.is_storage()) energy[c] = capacity_mw[c] * technology.duration_h;
  }
  return energy;
}

std::span<const double> row(const Table<double>& table, std::size_t h) {
  return {table.row(h), table.columns()};
}

}  // namespace

HoursClock::HoursClock(const Scenario& scenario, unsigned threads, const SharedWork& shared)
    : scenario_(scenario),
      threads_(threads),
      accounts_(scenario),
      campuses_(scenario, shared),
      balance_(scenario, campuses_, threads, shared),
      year_energy_mwh_(scenario.grid.regions.size(), 0.0) {
  if (scenario.ensemble.samples > 0) make_samples(scenario.ensemble.samples);
}

void HoursClock::make_samples(std::size_t samples) {
  const std::vector<double> perfect_mw =
      ensemble_ ? ensemble_->perfect_capacity() : std::vector<double>{};
  ensemble_ = std::make_unique<EnsembleHours>(
      scenario_, campuses_,
      EnsembleHours::Options{.samples = samples,
                             .sampled_weather = scenario_.ensemble.sampled_weather,
                             .quantiles = scenario_.ensemble.quantiles,
                             .threads = threads_});
  if (!perfect_mw.empty()) ensemble_->set_perfect_capacity(perfect_mw);
}

std::size_t HoursClock::samples_of(int year) const {
  const int first = grid::year_of(scenario_.begin);
  return samples_of_years_.at(static_cast<std::size_t>(year - first));
}

void HoursClock::set_samples(std::vector<std::uint32_t> of_years) {
  samples_of_years_ = std::move(of_years);
}

void HoursClock::set_perfect_capacity(std::vector<double> perfect_mw) {
  ensemble_->set_perfect_capacity(std::move(perfect_mw));
}

void HoursClock::begin(Frame& frame) {
  stored_mwh_ = storage_capacity_mwh(scenario_.grid, frame.build_out.capacity);
  for (double& mwh : stored_mwh_) mwh *= scenario_.dispatch.storage_initial_share;
}

void HoursClock::advance(Hour to, Frame& frame) {
  const auto storage_mwh = storage_capacity_mwh(scenario_.grid, frame.build_out.capacity);
  balance_.run(frame.begin, to, frame.year, frame.build_out, storage_mwh, stored_mwh_);
  accounts_.begin(frame, balance_.states().size());
  if (ensemble_) {
    const bool begins_year =
        frame.begin == scenario_.begin || frame.begin == grid::start_of_year(frame.year);
    if (begins_year && !samples_of_years_.empty()) make_samples(samples_of(frame.year));
    ensemble_->run(frame.begin, to, frame.build_out.capacity, balance_.states(), outcome_);
    frame.sums["perfect_capacity"] = ensemble_->perfect_capacity();
  }
  account(frame);
  frame.sums["storage_energy"] = stored_mwh_;
  frame.shortfall_hours = frame.sums["unserved_hours"];
  frame.adequacy.reset();
  if (ensemble_) end_year(to, frame);
}

/// Books every hour: the losses are those of the samples where there are any.
void HoursClock::account(Frame& frame) {
  const auto states = balance_.states();
  std::vector<double> unserved_h;
  for (std::size_t h = 0; h < states.size(); ++h) {
    const grid::HourBalance& balance = balance_.balances()[h];
    Losses losses{.unserved_mw = balance.unserved_mw,
                  .curtailed_mw = balance.curtailed_mw,
                  .response_mw = balance.response_mw,
                  .unserved_h = {},
                  .campus_cut_mw = {},
                  .campus_cut_h = {},
                  .deferred_mw = {},
                  .recovered_mw = {},
                  .quantile_mw = {}};
    if (ensemble_) {
      losses = {row(outcome_.unserved_mw, h),   row(outcome_.curtailed_mw, h),
                row(outcome_.response_mw, h),   row(outcome_.unserved_h, h),
                row(outcome_.campus_cut_mw, h), row(outcome_.campus_cut_h, h),
                row(outcome_.deferred_mw, h),   row(outcome_.recovered_mw, h),
                row(outcome_.quantile_mw, h)};
    } else {
      Accounts::hours_of(balance, unserved_h);
      losses.unserved_h = unserved_h;
    }
    accounts_.add(states[h], balance, losses, h, frame);
  }
}

/// Tells the adequacy of a year that ends with the exchange.
void HoursClock::end_year(Hour to, Frame& frame) {
  for (std::size_t r = 0; r < year_energy_mwh_.size(); ++r) {
    year_energy_mwh_[r] += frame.sums["energy"][r];
  }
  if (to != scenario_.end && grid::year_of(to) == frame.year) return;
  frame.adequacy = ensemble_->end_year(frame.year, by_area(scenario_, year_energy_mwh_));
  if (scenario_.ensemble.until) {
    const auto watched = watched_of(*frame.adequacy, *scenario_.ensemble.until);
    frame.adequacy->samples = static_cast<double>(samples_of(frame.year));
    if (watched.value > 0.0) {
      frame.adequacy->error_reached = watched.standard_error / watched.value;
    }
  }
  std::ranges::fill(year_energy_mwh_, 0.0);
}

void HoursClock::replay(Hour to, Frame& frame) {
  balance_.replay(frame.begin, to, frame.build_out);
  frame.shortfall_hours = shortfall_hours_[frame.exchange];
}

void HoursClock::checkpoint(grid::ByteWriter& writer) const {
  if (!ensemble_) return;
  writer.put(year_energy_mwh_);
  if (scenario_.ensemble.until) writer.put(samples_of_years_);
  writer.put_nested([this](grid::ByteWriter& samples) { ensemble_->put(samples); });
}

void HoursClock::restore(const ResumePoint& point, grid::ByteReader& reader) {
  if (point.shortfall_hours.size() < point.exchange) {
    throw InternalError("resume: fewer recorded exchange signals than exchanges");
  }
  stored_mwh_ = point.storage_energy_mwh;
  shortfall_hours_ = point.shortfall_hours;
  if (!ensemble_) return;
  std::vector<std::byte> samples;
  reader.get(year_energy_mwh_);
  const Hour reached = exchange_times(scenario_)[point.exchange];
  if (scenario_.ensemble.until) {
    reader.get(samples_of_years_);
    make_samples(samples_of(grid::year_of(reached - 1)));
  }
  reader.get(samples);
  ensemble_->restore(samples, reached);
}

}  // namespace gigaload::sim
