#include "sim/hours/ensemble_hours.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "grid/adequacy/sampling/cohorts.hpp"
#include "grid/core/byte_stream.hpp"
#include "grid/core/calendar_years.hpp"
#include "grid/core/error.hpp"
#include "grid/core/held.hpp"
#include "grid/core/worker_pool.hpp"
#include "sim/fleet/fleet_units.hpp"
#include "sim/hours/campus_cuts.hpp"
#include "sim/hours/given_weather.hpp"
#include "sim/hours/sampled_risk.hpp"
#include "sim/hours/sampled_shortfalls.hpp"
#include "sim/hours/sampled_weather_years.hpp"
#include "sim/hours/window_devices.hpp"
#include "sim/hours/window_loads.hpp"
#include "sim/hours/year_metrics.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

namespace {

namespace adequacy = grid::adequacy;

constexpr std::uint32_t kOutageStream = 16;  // beside those of grid::Stream
constexpr Hour kLongestWindow = 168;         // hours with one set of capacities
constexpr Hour kDayBegins = 8;               // UTC

}  // namespace

struct EnsembleHours::Implementation {
  const Scenario& scenario;
  const Campuses& campuses;
  Options options;
  std::size_t regions, technologies;
  std::optional<FleetUnits> fleet;  // one of the two
  GivenWeather given;
  std::optional<WindowLoads> loads;
  adequacy::Cohorts ensemble;
  std::optional<adequacy::Scopes> scopes;
  std::vector<std::unique_ptr<const adequacy::Plan>> plans;  // [year of the weather]
  std::optional<Hour> first;                                 // hour that the samples begin in
  std::vector<double> perfect_mw;
  SampledRisk risk;
  SampledWeatherYears weather_years;
  std::optional<ShortDays> short_days;  // where they are asked for, once scopes are known
  // of the window
  SampledShortfalls shortfalls;
  CampusCuts cuts;

  Implementation(const Scenario& s, const Campuses& c, Options o)
      : scenario(s),
        campuses(c),
        options(std::move(o)),
        regions(s.grid.regions.size()),
        technologies(s.grid.technologies.size()),
        given(s, options.sampled_weather),
        ensemble({.seed = s.seed,
                  .stream = kOutageStream,
                  .first = 0,
                  .count = options.samples,
                  .numbers = options.numbers,
                  .reserves = s.keeps_reserves()},
                 std::max<std::size_t>(1, given.years()), options.threads),
        perfect_mw(regions, 0.0),
        risk(s, options.samples),
        weather_years(s, options.samples, options.numbers, options.sampled_weather),
        shortfalls(regions, options.samples, options.quantiles),
        cuts(s, c, options.samples) {
    ensemble.leave_out_others(options.wanted);
    if (given.years() == 0) fleet.emplace(s);
    loads.emplace(s, campuses, given, fleet ? &*fleet : nullptr, options.numbers);
    loads->set_workers(options.threads);
  }

  /// Areas: all, groups of regions, regions; scopes: all, regions, groups.
  [[nodiscard]] std::size_t scope_of(std::size_t area) const {
    const std::size_t groups = grid::held(scopes).size() - 1 - regions;
    return area == 0 ? 0 : area <= groups ? area + regions : area - groups;
  }

  /// Steps are counted by the calendar, so that an hour draws the same numbers wherever a run
  /// begins; those of a given system from a year's first hour in the run, as its assessment counts
  /// them.
  [[nodiscard]] Hour step_zero(Hour hour) const {
    if (fleet) return grid::start_of_year(grid::kFirstYear);
    return std::max(grid::start_of_year(grid::year_of(hour)), scenario.begin);
  }

  void begin_at(Hour hour) {
    first = hour;
    if (options.sampled_weather && fleet) {
      grid::held(loads).draw_weather(options.samples, options.threads, hour);
    }
  }

  /// Takes the samples to a window; returns one of its systems, whose devices are those of all.
  const adequacy::SystemModel& move_to(Hour begin, Hour end, std::span<const double> capacity_mw,
                                       std::span<const HourState> states);
  void run_window(Hour begin, Hour end, std::span<const double> capacity_mw,
                  std::span<const HourState> states, std::size_t row, EnsembleOutcome& outcome);
  adequacy::SystemModel system_of(std::size_t year, Hour begin, Hour end,
                                  std::span<const double> capacity_mw,
                                  std::span<const HourState> states) const;
};

adequacy::SystemModel EnsembleHours::Implementation::system_of(
    std::size_t year, Hour begin, Hour end, std::span<const double> capacity_mw,
    std::span<const HourState> states) const {
  adequacy::SystemModel system =
      fleet ? fleet->window(begin, end, capacity_mw) : given.year(year).window(begin, end);
  // the clock of the time stamp tells where days begin
  system.start = fleet ? grid::to_string(grid::to_date(step_zero(begin) - kDayBegins)) + "T" +
                             std::to_string(24 - kDayBegins) + ":00:00+00:00"
                       : given.year(year).stamp(step_zero(begin));
  add_campus_devices(campuses, states, system);
  for (auto& region : system.regions) region.reserve_share = 0.0;  // told with the loads
  return system;
}

const adequacy::SystemModel& EnsembleHours::Implementation::move_to(
    Hour begin, Hour end, std::span<const double> capacity_mw, std::span<const HourState> states) {
  const Hour zero = step_zero(begin);
  const adequacy::Window window{
      .first = static_cast<std::uint32_t>(begin - zero),
      .steps = static_cast<std::uint32_t>(end - begin),
      .horizon = static_cast<std::uint32_t>(scenario.end - zero),
  };
  std::vector<std::unique_ptr<const adequacy::Plan>> next(ensemble.years());
  const adequacy::SystemModel* of_a_year = nullptr;
  for (std::size_t year = 0; year < next.size(); ++year) {
    if (ensemble.is_empty(year)) continue;
    next[year] =
        std::make_unique<const adequacy::Plan>(system_of(year, begin, end, capacity_mw, states),
                                               scenario.dispatch.storage_initial_share, window);
    of_a_year = &next[year]->system;
  }
  const adequacy::SystemModel& devices = grid::held(of_a_year);
  if (!scopes) {
    scopes.emplace(devices);
    if (!options.short_days_of.empty()) {
      std::vector<std::size_t> asked_for;
      for (const std::size_t area : options.short_days_of) asked_for.push_back(scope_of(area));
      short_days.emplace(asked_for, options.samples);
    }
  }
  if (begin == grid::start_of_year(grid::year_of(begin))) ensemble.forget_outages();
  ensemble.move_to(next, *scopes);
  plans = std::move(next);
  return devices;
}

void EnsembleHours::Implementation::run_window(Hour begin, Hour end,
                                               std::span<const double> capacity_mw,
                                               std::span<const HourState> states, std::size_t row,
                                               EnsembleOutcome& outcome) {
  const auto hours = static_cast<std::size_t>(end - begin);
  const adequacy::SystemModel& devices = move_to(begin, end, capacity_mw, states);
  const auto of_samples = grid::held(loads).of_window(begin, end, capacity_mw, states, perfect_mw);

  shortfalls.begin(hours);
  risk.begin(grid::held(scopes), begin, hours);
  weather_years.begin(grid::held(scopes).size(), begin, hours);
  cuts.begin(devices, hours, row);
  const auto shortfall = [&](const adequacy::Ensemble::Record& record) {
    if (record.scope == 0 || record.scope > regions) return;  // not of one region
    shortfalls.add(record.step, record.scope - 1, record.power);
    if (options.watch.shed) {
      options.watch.shed(begin + record.step, record.sample, RegionIndex(record.scope - 1),
                         record.power);
    }
  };
  const auto borrowed = [&](const adequacy::Borrowed& b) { cuts.add(b, outcome); };
  const auto counted = [&](const adequacy::Ensemble::Record& record) {
    risk.add(record);
    weather_years.add(record);
    if (short_days) short_days->add(record);
  };
  adequacy::Ensemble::Recorders recorders{
      .shortfall = shortfall, .counted = counted, .borrowed = borrowed, .outages = {}};
  if (options.watch.outages) {
    recorders.outages = [&](std::uint32_t sample, std::span<const double> mw) {
      options.watch.outages(begin, sample, mw);
    };
  }
  ensemble.advance(hours, recorders, of_samples);
  cuts.write(states, outcome);
  shortfalls.write(row, outcome);
}

EnsembleHours::EnsembleHours(const Scenario& scenario, const Campuses& campuses, Options options) {
  if (options.samples == 0) throw InternalError("an ensemble without samples");
  options.threads = grid::threads_of(options.threads);
  implementation_ = std::make_unique<Implementation>(scenario, campuses, std::move(options));
}

EnsembleHours::~EnsembleHours() = default;

void EnsembleHours::set_perfect_capacity(std::vector<double> mw) {
  implementation_->perfect_mw = std::move(mw);
}

const std::vector<double>& EnsembleHours::perfect_capacity() const {
  return implementation_->perfect_mw;
}

void EnsembleHours::run(Hour begin, Hour end, std::span<const double> capacity_mw,
                        std::span<const HourState> states, EnsembleOutcome& outcome) {
  Implementation& own = *implementation_;
  if (!own.first) own.begin_at(begin);
  const auto hours = static_cast<std::size_t>(end - begin);
  for (auto* table :
       {&outcome.unserved_mw, &outcome.unserved_h, &outcome.curtailed_mw, &outcome.response_mw}) {
    table->resize(hours, own.regions);
  }
  for (auto* table : {&outcome.campus_cut_mw, &outcome.campus_cut_h, &outcome.deferred_mw,
                      &outcome.recovered_mw}) {
    table->resize(hours, own.scenario.campuses.size());
  }
  outcome.quantile_mw.resize(hours, own.regions * own.options.quantiles.size());
  // windows of a week at most, of about equal length
  const Hour windows = (end - begin + kLongestWindow - 1) / kLongestWindow;
  for (Hour w = 0; w < windows; ++w) {
    const Hour from = begin + (end - begin) * w / windows;
    const Hour to = begin + (end - begin) * (w + 1) / windows;
    const auto row = static_cast<std::size_t>(from - begin);
    own.run_window(from, to, capacity_mw, states.subspan(row, static_cast<std::size_t>(to - from)),
                   row, outcome);
  }
}

YearAdequacy EnsembleHours::end_year(int year, std::span<const double> energy_mwh) {
  Implementation& own = *implementation_;
  YearAdequacy result;
  result.year = year;
  std::vector<std::size_t> scopes;  // [area]
  for (std::size_t area = 0; area < grid::held(own.scopes).size(); ++area) {
    const std::size_t scope = own.scope_of(area);
    scopes.push_back(scope);
    const auto metrics = [&](adequacy::Criterion criterion) {
      return year_metrics(own.ensemble, scope, energy_mwh[area], own.scenario.ensemble.cvar_level,
                          criterion);
    };
    result.areas.push_back(metrics(adequacy::Criterion::with_reserve));
    if (own.scenario.keeps_reserves()) {
      result.load_only.push_back(metrics(adequacy::Criterion::load_only));
    }
  }
  result.risks = own.risk.end_year(scopes);
  result.weather_years = own.weather_years.end_year(scopes);
  own.ensemble.reset_totals();
  return result;
}

std::vector<adequacy::Totals> EnsembleHours::totals(std::size_t area) const {
  const Implementation& own = *implementation_;
  const std::size_t scope = own.scope_of(area);
  std::vector<adequacy::Totals> totals;
  totals.reserve(own.options.samples);
  for (std::size_t s = 0; s < own.options.samples; ++s) {
    totals.push_back(own.ensemble.totals(s, scope));
  }
  return totals;
}

std::vector<std::uint32_t> EnsembleHours::event_days(std::size_t area) const {
  std::vector<std::uint32_t> days;
  for (const adequacy::Totals& total : totals(area)) days.push_back(total.days);
  return days;
}

std::vector<std::vector<ShortDay>> EnsembleHours::short_days() const {
  const Implementation& own = *implementation_;
  if (own.short_days) return own.short_days->of_scopes();
  return std::vector<std::vector<ShortDay>>(own.options.short_days_of.size());
}

std::vector<std::byte> EnsembleHours::state() const {
  grid::ByteWriter writer;
  put(writer);
  return writer.take();
}

void EnsembleHours::put(grid::ByteWriter& writer) const {
  const Implementation& own = *implementation_;
  grid::WeatherLoads* const weather = grid::held(own.loads).weather();
  writer.put(std::vector<Hour>{grid::held(own.first)});
  writer.put(own.perfect_mw);
  writer.put(weather != nullptr ? weather->weather().state() : std::vector<double>{});
  writer.put_nested([&](grid::ByteWriter& samples) { own.ensemble.put(samples); });
  writer.put(own.risk.state());
  writer.put(own.weather_years.state());
}

void EnsembleHours::restore(std::span<const std::byte> state, Hour reached) {
  Implementation& own = *implementation_;
  grid::ByteReader reader(state);
  std::vector<Hour> first;
  std::vector<double> weather, weather_years;
  std::vector<std::byte> samples, risk;
  reader.get(first);
  reader.get(own.perfect_mw);
  reader.get(weather);
  reader.get(samples);
  reader.get(risk);
  reader.get(weather_years);
  reader.end();
  if (first.size() != 1 || own.perfect_mw.size() != own.regions) {
    throw InternalError("a saved ensemble of another scenario");
  }
  own.begin_at(first[0]);
  grid::WeatherLoads* const of_samples = grid::held(own.loads).weather();
  if (of_samples != nullptr) of_samples->weather().restore(std::move(weather), reached);
  own.ensemble.restore(samples);
  own.risk.restore(std::move(risk));
  own.weather_years.restore(weather_years);
}

}  // namespace gigaload::sim
