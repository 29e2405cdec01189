#include "grid/demand/annual_rate.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "grid/core/error.hpp"
#include "grid/core/hours_of_year.hpp"

namespace gigaload::grid {

AnnualRate::AnnualRate(int first_year, std::vector<double> annual_mean)
    : mean_(std::move(annual_mean)) {
  if (mean_.empty()) throw InternalError("AnnualRate: no year given");
  for (const double mean : mean_) {
    if (!(mean >= 0.0)) throw InternalError("AnnualRate: a negative annual mean");
  }
  const std::size_t years = mean_.size();
  for (std::size_t i = 0; i <= years; ++i) {
    new_year_.push_back(start_of_year(first_year + static_cast<int>(i)));
  }
  at_new_year_.assign(years + 1, mean_.front());
  if (years == 1) return;
  for (std::size_t i = 1; i < years; ++i) {
    const auto before_h = static_cast<double>(new_year_[i] - new_year_[i - 1]);
    const auto after_h = static_cast<double>(new_year_[i + 1] - new_year_[i]);
    const double rate = (mean_[i - 1] * after_h + mean_[i] * before_h) / (before_h + after_h);
    at_new_year_[i] = std::min(rate, 3.0 * std::min(mean_[i - 1], mean_[i]));
  }
  const auto outer = [](double mean, double inner) {
    return std::clamp(2.0 * mean - inner, 0.0, 3.0 * mean);
  };
  at_new_year_.front() = outer(mean_.front(), at_new_year_[1]);
  at_new_year_.back() = outer(mean_.back(), at_new_year_[years - 1]);
}

double AnnualRate::at(Hour hour) const {
  if (hour < new_year_.front()) return mean_.front();
  if (hour >= new_year_.back()) return mean_.back();
  auto i = static_cast<std::size_t>((hour - new_year_.front()) / kHoursOfLeapYear);
  while (hour >= new_year_[i + 1]) ++i;

  const double m = mean_[i];
  const double a = at_new_year_[i];
  const double b = at_new_year_[i + 1];
  const double step = 1.0 / static_cast<double>(new_year_[i + 1] - new_year_[i]);
  const double s = (static_cast<double>(hour - new_year_[i]) + 0.5) * step;
  const double q1 = 6.0 * m - 4.0 * a - 2.0 * b;
  const double q2 = 3.0 * a + 3.0 * b - 6.0 * m;
  // the mean of a parabola over a step lies q2 step^2 / 12 above its middle
  return std::max(0.0, a + s * (q1 + s * q2) + q2 * step * step / 12.0);
}

}  // namespace gigaload::grid
