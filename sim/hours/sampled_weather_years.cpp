#include "sim/hours/sampled_weather_years.hpp"

#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "grid/core/error.hpp"
#include "grid/weather/weather.hpp"
#include "grid/weather/week_draw.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

/// Returns the standard error of the mean of what years have, NaN for one year and where none has
/// any.
double error_of_mean(const std::vector<double>& of_years) {
  const auto n = static_cast<double>(of_years.size());
  double mean = 0.0, squares = 0.0;
  for (const double x : of_years) mean += x / n;
  for (const double x : of_years) squares += (x - mean) * (x - mean);
  if (of_years.size() < 2 || mean == 0.0) return kUnknown;
  return std::sqrt(squares / (n * (n - 1.0)));
}

}  // namespace

SampledWeatherYears::SampledWeatherYears(const Scenario& scenario, std::size_t samples,
                                         std::vector<std::uint32_t> numbers, bool sampled)
    : scenario_(scenario), numbers_(std::move(numbers)) {
  if (!sampled || !scenario.draws_weather_years()) return;
  if (numbers_.empty()) {
    numbers_.resize(samples);
    std::iota(numbers_.begin(), numbers_.end(), 0U);
  }
  years_ = scenario.grid.weather_years->size();
  hours_.assign(years_, 0.0);
}

void SampledWeatherYears::begin(std::size_t scopes, Hour begin, std::size_t hours) {
  if (years_ == 0) return;
  days_.resize(scopes * years_);
  mwh_.resize(scopes * years_);
  const std::int64_t first = grid::week_of_day(grid::weather_day(begin));
  week_.clear();
  for (std::size_t h = 0; h < hours; ++h) {
    const std::int64_t day = grid::weather_day(begin + static_cast<Hour>(h));
    week_.push_back(static_cast<std::size_t>(grid::week_of_day(day) - first));
  }
  weeks_ = week_.empty() ? 0 : week_.back() + 1;
  std::vector<double> hours_of_week(weeks_, 0.0);
  for (const std::size_t week : week_) hours_of_week[week] += 1.0;
  drawn_.clear();
  for (const std::uint32_t number : numbers_) {
    const grid::WeekDraw draw(scenario_.grid, scenario_.seed, number);
    for (std::size_t week = 0; week < weeks_; ++week) {
      drawn_.push_back(draw.at(first + static_cast<std::int64_t>(week)).year);
      hours_[drawn_.back()] += hours_of_week[week];
    }
  }
}

void SampledWeatherYears::add(const grid::adequacy::Ensemble::Record& record) {
  if (years_ == 0) return;
  const std::size_t year = drawn_[record.sample * weeks_ + week_[record.step]];
  mwh_[record.scope * years_ + year] += record.power;
  if (record.begins_day) days_[record.scope * years_ + year] += 1.0;
}

WeatherYearRisk SampledWeatherYears::risk(std::size_t scope) const {
  const double all = std::accumulate(hours_.begin(), hours_.end(), 0.0);
  const double hours_of_sample = all / static_cast<double>(numbers_.size());
  WeatherYearRisk risk;
  for (std::size_t year = 0; year < years_; ++year) {
    // how often the samples had as many hours of it as the year has
    const double times = hours_[year] / hours_of_sample;
    const std::size_t at = scope * years_ + year;
    risk.lole_d.push_back(times > 0.0 ? days_[at] / times : kUnknown);
    risk.eue_mwh.push_back(times > 0.0 ? mwh_[at] / times : kUnknown);
  }
  risk.lole_error_d = {error_of_mean(risk.lole_d)};
  risk.eue_error_mwh = {error_of_mean(risk.eue_mwh)};
  return risk;
}

std::vector<WeatherYearRisk> SampledWeatherYears::end_year(std::span<const std::size_t> scopes) {
  std::vector<WeatherYearRisk> risks;
  if (years_ == 0) return risks;
  risks.reserve(scopes.size());
  for (const std::size_t scope : scopes) risks.push_back(risk(scope));
  for (auto* sums : {&hours_, &days_, &mwh_}) sums->assign(sums->size(), 0.0);
  return risks;
}

std::vector<double> SampledWeatherYears::state() const {
  std::vector<double> state = hours_;
  state.insert(state.end(), days_.begin(), days_.end());
  state.insert(state.end(), mwh_.begin(), mwh_.end());
  return state;
}

void SampledWeatherYears::restore(std::span<const double> state) {
  if (years_ == 0 && state.empty()) return;
  if (years_ == 0 || state.size() < years_ || (state.size() - years_) % (2 * years_) != 0) {
    throw InternalError("a saved loss of load of other years of weather");
  }
  const std::size_t cells = (state.size() - years_) / 2;
  hours_.assign(state.begin(), state.begin() + static_cast<std::ptrdiff_t>(years_));
  const auto rest = state.subspan(years_);
  days_.assign(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(cells));
  mwh_.assign(rest.begin() + static_cast<std::ptrdiff_t>(cells), rest.end());
}

}  // namespace gigaload::sim
