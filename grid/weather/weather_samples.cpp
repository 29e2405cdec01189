#include "grid/weather/weather_samples.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "grid/core/error.hpp"
#include "grid/core/random.hpp"
#include "grid/system/quantile.hpp"

namespace gigaload::grid {
namespace {

// local dates and days from 08:00 UTC reach a day over the ends of a window in UTC, and the score
// passes into that of the day next to it
constexpr std::int64_t kSpareDays = 2;

// The first value is forgotten to the last bit once persistence^days is below 2^-kForgottenBits,
// far below the 53 bits of a number: what is left of a difference then has long been rounded away.
// No weather has more persistence than is forgotten in kMostForgotten days.
constexpr double kForgottenBits = 138.0;
constexpr std::int64_t kMostForgotten = 512;

/// Returns the day, well before `first`, that a process begins at: the same for near days.
std::int64_t origin_of(std::int64_t first, const std::vector<double>& persistence) {
  double most = 0.0;
  for (const double each : persistence) most = std::max(most, std::abs(each));
  std::int64_t forgotten = kMostForgotten;
  if (most < std::exp2(-kForgottenBits / static_cast<double>(kMostForgotten))) {
    forgotten =
        most > 0.0 ? static_cast<std::int64_t>(std::ceil(kForgottenBits / -std::log2(most))) : 1;
  }
  return (first / forgotten - 1) * forgotten;
}

// places of the processes; the first three have values of their own
constexpr std::size_t kDemandPlace = 0, kWindPlace = 1, kSolarPlace = 2, kAirPlace = 3,
                      kHumidityPlace = 4;

}  // namespace

std::int64_t WeatherSamples::first_day(Hour begin) { return day_of(begin) - kSpareDays; }

WeatherSamples::WeatherSamples(const System& system, std::uint64_t seed, std::uint32_t first_sample,
                               std::size_t samples, Hour begin, bool with_air,
                               std::vector<std::uint32_t> numbers)
    : system_(system),
      seed_(seed),
      first_sample_(first_sample),
      numbers_(std::move(numbers)),
      regions_(system.regions.size()),
      first_day_(first_day(begin)),
      started_(samples, 0),
      ahead_(samples) {
  std::vector<const DailyAnomaly*> demand, wind, solar, dry_bulb, humidity;
  for (const RegionData& data : system.data) {
    demand.push_back(&data.demand.score);
    wind.push_back(&data.wind.daily_mean);
    solar.push_back(&data.solar.daily_mean);
    dry_bulb.push_back(&data.air.dry_bulb);
    humidity.push_back(&data.air.humidity);
  }
  add(Stream::demand, system.demand_correlation, demand);
  add(Stream::wind, system.wind_correlation, wind);
  add(Stream::solar, system.solar_correlation, solar);
  if (with_air) {
    add(Stream::air, system.demand_correlation, dry_bulb);
    add(Stream::humidity, system.demand_correlation, humidity);
  }
  z_.resize(samples * processes_.size() * regions_);
}

void WeatherSamples::add(Stream stream, const RegionMatrix& correlation,
                         const std::vector<const DailyAnomaly*>& anomaly) {
  std::vector<double> persistence;
  persistence.reserve(anomaly.size());
  for (const DailyAnomaly* a : anomaly) persistence.push_back(a->persistence);
  const std::int64_t origin = origin_of(first_day_, persistence);
  processes_.push_back({stream, DailyModel(std::move(persistence), correlation), anomaly,
                        AreaScores(system_, correlation), origin});
}

double WeatherSamples::measured(std::size_t process, std::size_t region, std::int64_t day,
                                const WeekSource& source) const {
  const WeatherYears& years = *system_.weather_years;
  const std::int64_t there = day + source.shift_days;
  if (process == kDemandPlace) return years.demand_score(source.year, region, there);
  if (process == kWindPlace) return years.wind_score(source.year, region, there);
  if (process == kSolarPlace) return years.solar_score(source.year, region, there);
  return WeatherYears::kUnknown;
}

void WeatherSamples::next(std::size_t sample, Hour begin, Hour end, WeatherDays& days) {
  const Part part = part_of(sample, begin, end);
  Ahead& ahead = ahead_[sample];
  if (part.goes_on_ahead) {
    days = ahead.days;
  } else {
    for (auto* values : {&days.demand_score, &days.wind_daily_mean, &days.solar_daily_mean}) {
      values->clear();
    }
    days.air.clear();
  }
  days.first = first_day(begin);
  days.sources.clear();
  if (system_.weather_years) {
    days.sources = sources_of_days(system_, seed_, number(sample), days.first, part.last + 1);
  }
  const std::int64_t from = std::max(part.from, days.first);
  const auto new_days = static_cast<std::size_t>(part.last + 1 - from);
  std::vector<AirScores> scores(processes_.size() > kAirPlace ? new_days * regions_ : 0);
  for (std::size_t p = 0; p < processes_.size(); ++p) {
    if (p == kDemandPlace && !days.sources.empty()) {
      take_measured_demand(from, days, scores);
    } else {
      draw(p, sample, part, days, scores);
    }
  }
  std::size_t cell = 0;
  for (std::int64_t day = from; cell < scores.size(); ++day) {
    const WeekSource* const source =
        days.sources.empty() ? nullptr : &days.sources[static_cast<std::size_t>(day - days.first)];
    for (std::size_t r = 0; r < regions_; ++r, ++cell) {
      days.air.push_back(air_of_day(system_, r, day, scores[cell], source));
    }
  }
  started_[sample] = 1;
  keep_ahead(days, first_day(end), ahead.days);
}

WeatherSamples::Part WeatherSamples::part_of(std::size_t sample, Hour begin, Hour end) const {
  const std::int64_t first = first_day(begin);
  Part part{.from = first,
            .kept = first_day(end) - 1,
            .last = day_of(end - 1) + kSpareDays,
            .goes_on = started_[sample] != 0,
            .goes_on_ahead = false};
  if (!part.goes_on) {
    if (first == first_day_) return part;
    throw InternalError("weather of samples: the first window begins elsewhere");
  }
  const WeatherDays& ahead = ahead_[sample].days;
  const auto known = static_cast<std::int64_t>(ahead.wind_daily_mean.size() / regions_);
  // z is there of the last of them alone
  if (known == 0 || ahead.first != first || part.kept < first + known - 1) return part;
  part.from = first + known;
  part.goes_on_ahead = true;
  return part;
}

void WeatherSamples::take_measured_demand(std::int64_t from, const WeatherDays& days,
                                          std::vector<AirScores>& scores) const {
  for (std::size_t cell = 0; cell < scores.size(); ++cell) {
    const std::int64_t day = from + static_cast<std::int64_t>(cell / regions_);
    scores[cell].demand = measured(kDemandPlace, cell % regions_, day,
                                   days.sources[static_cast<std::size_t>(day - days.first)]);
  }
}

void WeatherSamples::draw(std::size_t p, std::size_t sample, const Part& part, WeatherDays& days,
                          std::vector<AirScores>& scores) {
  // scores of demand, air and humidity make the air; the first three processes have their values
  const std::array values = {&days.demand_score, &days.wind_daily_mean, &days.solar_daily_mean};
  const Process& process = processes_[p];
  const RandomSource random(seed_, process.stream, number(sample));
  const std::span<double> state(&z_[(sample * processes_.size() + p) * regions_], regions_);
  std::vector<double>& z_ahead = ahead_[sample].z;
  z_ahead.resize(processes_.size() * regions_);
  const std::span<double> latest(&z_ahead[p * regions_], regions_);
  if (part.goes_on_ahead && part.kept == part.from - 1) std::ranges::copy(latest, state.begin());
  const std::int64_t from = part.goes_on ? part.from : process.origin;
  DailyModel::Walk walk = part.goes_on ? DailyModel::Walk(process.model, random, from,
                                                          part.goes_on_ahead ? latest : state)
                                       : DailyModel::Walk(process.model, random, from);
  std::vector<double> z(regions_), known(regions_);
  std::size_t cell = 0;
  for (std::int64_t day = from; day <= part.last; ++day) {
    const auto drawn = walk.next();
    if (day == part.kept) std::ranges::copy(drawn, state.begin());
    if (day == part.last) std::ranges::copy(drawn, latest.begin());
    if (day < days.first) continue;
    std::ranges::copy(drawn, z.begin());
    const bool may_be_known = p == kWindPlace || p == kSolarPlace;
    if (may_be_known && !days.sources.empty()) {
      const WeekSource& source = days.sources[static_cast<std::size_t>(day - days.first)];
      for (std::size_t r = 0; r < regions_; ++r) known[r] = measured(p, r, day, source);
      process.areas.put(known, z);
    }
    const std::size_t month = month_of_day(day);
    for (std::size_t r = 0; r < regions_; ++r, ++cell) {
      if (p < values.size()) {
        values[p]->push_back(quantile(*process.anomaly[r], month, normal_cdf(z[r])));
      }
      if (scores.empty()) continue;
      if (p == kDemandPlace) scores[cell].demand = z[r];
      if (p == kAirPlace) scores[cell].air = z[r];
      if (p == kHumidityPlace) scores[cell].humidity = z[r];
    }
  }
}

void WeatherSamples::keep_ahead(const WeatherDays& days, std::int64_t first,
                                WeatherDays& ahead) const {
  const std::int64_t cells = (first - days.first) * static_cast<std::int64_t>(regions_);
  const auto rest = [&](const auto& of_days, auto& to) {
    if (!of_days.empty()) to.assign(of_days.begin() + cells, of_days.end());
  };
  ahead.first = first;
  rest(days.demand_score, ahead.demand_score);
  rest(days.wind_daily_mean, ahead.wind_daily_mean);
  rest(days.solar_daily_mean, ahead.solar_daily_mean);
  rest(days.air, ahead.air);
}

void WeatherSamples::restore(std::vector<double> state, Hour begin) {
  if (state.size() != z_.size()) throw InternalError("weather of samples: a state of another size");
  z_ = std::move(state);
  first_day_ = first_day(begin);
  std::fill(started_.begin(), started_.end(), char{1});
  std::ranges::fill(ahead_, Ahead{});
}

}  // namespace gigaload::grid
