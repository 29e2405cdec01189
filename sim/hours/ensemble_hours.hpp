#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "grid/adequacy/sampling/ensemble.hpp"
#include "grid/core/byte_stream.hpp"
#include "sim/campus/campuses.hpp"
#include "sim/frame/frame.hpp"
#include "sim/hours/ensemble_outcome.hpp"
#include "sim/hours/hour_state.hpp"
#include "sim/hours/short_days.hpp"

namespace gigaload::sim {

struct Scenario;

/// Runs the samples of the hours clock: real outages, and for each sample its own year of weather.
/// All samples advance over the same hours, in lockstep, on all threads. Each is a chronological
/// balance of units, stores and transport in regions that are copper sheets
/// (grid/adequacy/dispatch/step_dispatch.hpp), without prices: power comes from the nearest region
/// that has some to spare, stores are kept full for shortage, campuses are cut by their contracts
/// once stores give no more, then flexible shares are put off, and what is still missing falls on
/// the regions that miss it. What stands behind a campus's meter serves it alone
/// (campus_devices.hpp). A sample's campuses draw what its own air makes them draw
/// (loads_by_air.hpp); what may be cut of them is their load in the weather of the balance.
///
/// A region that is to keep a reserve of its load (Scenario::reserve_share) counts as short with
/// less left; shortfall by hour is load not served. The reserve is of each sample's load, campuses
/// with that in the weather of the balance.
///
/// A day with shortfall begins at 08:00 UTC, midnight on the west coast: an evening of shortfall
/// is one day. Where the scenario brings a system of its own, its time stamp tells where days
/// begin, and the samples of each year are those that assess() of that system draws. Where it
/// brings that system in several years of weather, sample number s has that of s modulo their
/// number: its load, capacities and probabilities. What campuses and contracts do follows the
/// balance's.
///
/// Each calendar year begins with units in and out of service by their stationary shares, drawn by
/// the hour's place in the calendar: its samples depend neither on the begin of the run nor on
/// what was before, but for what is left in stores at new year.
class EnsembleHours {
 public:
  /// Is told of what each sample goes through, where somebody wants to know; in the calling thread.
  struct Watch {
    /// Is told of load that a sample does not serve in an hour.
    std::function<void(Hour hour, std::size_t sample, RegionIndex region, double mw)> shed;
    /// Is told of each window that begins with an hour how much of a sample's thermal units is on
    /// forced outage, MW, [region][hour from then on].
    std::function<void(Hour begin, std::size_t sample, std::span<const double> mw)> outages;
  };
  struct Options {
    std::size_t samples = 1;
    bool sampled_weather = true;  // false: that of the balance, for all
    std::vector<double> quantiles = {};
    unsigned threads = 0;  // 0: as many as the machine has
    /// Lists the numbers of the samples, as many as `samples`; none: from 0 on.
    std::vector<std::uint32_t> numbers = {};
    /// Marks wanted regions, [region]: what no interface joins to one is left out; empty: all are.
    std::vector<char> wanted = {};
    /// Lists areas (areas.hpp) whose days with shortfall are kept for short_days().
    std::vector<std::size_t> short_days_of = {};
    // NOLINTNEXTLINE(readability-redundant-member-init): g++ warns of what a list leaves out
    Watch watch = {};
  };

  /// Keeps references to `scenario` and to its `campuses`. Samples begin with the first hour they
  /// run.
  EnsembleHours(const Scenario& scenario, const Campuses& campuses, Options options);
  ~EnsembleHours();
  EnsembleHours(const EnsembleHours&) = delete;
  EnsembleHours& operator=(const EnsembleHours&) = delete;

  /// Sets perfect capacity from here on, [region] MW, negative for load that is always there.
  void set_perfect_capacity(std::vector<double> mw);
  [[nodiscard]] const std::vector<double>& perfect_capacity() const;

  /// Runs [begin, end). `states`: of its hours. capacity_mw: [region][technology].
  void run(Hour begin, Hour end, std::span<const double> capacity_mw,
           std::span<const HourState> states, EnsembleOutcome& outcome);

  /// Returns what the samples ran up since the last call, or the start. energy_mwh: [area], asked
  /// for.
  [[nodiscard]] YearAdequacy end_year(int year, std::span<const double> energy_mwh);

  /// Returns what each sample ran up of shortfall, of load or reserve, in an area since then
  /// (areas.hpp).
  [[nodiscard]] std::vector<grid::adequacy::Totals> totals(std::size_t area) const;

  /// Returns the days with shortfall, of load or reserve, that each sample ran up in an area since
  /// then (areas.hpp).
  [[nodiscard]] std::vector<std::uint32_t> event_days(std::size_t area) const;

  /// Returns the days with shortfall, of load or reserve, of the areas that options ask for, since
  /// the samples began, [area asked for]; they are no part of state().
  [[nodiscard]] std::vector<std::vector<ShortDay>> short_days() const;

  /// state() gives and restore() takes what the samples need to go on from the hour reached;
  /// InternalError is thrown for bytes of another ensemble.
  [[nodiscard]] std::vector<std::byte> state() const;
  void put(grid::ByteWriter& writer) const;  // the same
  void restore(std::span<const std::byte> state, Hour reached);

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace gigaload::sim
