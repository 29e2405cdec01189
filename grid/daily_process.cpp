#include "grid/daily_process.hpp"

#include <algorithm>
#include <cmath>

#include "grid/calendar.hpp"
#include "grid/cholesky.hpp"
#include "grid/error.hpp"

namespace gigaload::grid {
namespace {

std::int64_t origin_day(std::int64_t first_day) {
  int year = 2000;
  while (day_of(start_of_year(year)) > first_day) year -= 100;
  return day_of(start_of_year(year));
}

std::vector<double> transposed(const std::vector<double>& matrix, std::size_t n) {
  std::vector<double> result(n * n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) result[j * n + i] = matrix[i * n + j];
  }
  return result;
}

}  // namespace

DailyProcess::DailyProcess(const std::vector<double>& persistence, const RegionMatrix& correlation,
                           const RandomSource& random, std::int64_t first_day,
                           std::int64_t last_day)
    : regions_(persistence.size()), first_day_(first_day) {
  const std::size_t n = regions_;
  if (correlation.size() != n * n || last_day < first_day) {
    throw InternalError("DailyProcess: sizes do not agree");
  }
  std::vector<double> share(n);  // of the innovation: sqrt(1 - rho^2)
  for (std::size_t i = 0; i < n; ++i) share[i] = std::sqrt(1.0 - persistence[i] * persistence[i]);
  std::vector<double> q(n * n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      q[i * n + j] = i == j ? 1.0
                            : correlation[i * n + j] * (1.0 - persistence[i] * persistence[j]) /
                                  (share[i] * share[j]);
    }
  }
  const Cholesky innovation = correlation_factor(q, n);
  const Cholesky stationary = correlation_factor(correlation, n);
  ridge_ = innovation.ridge;
  const std::vector<double> first_columns = transposed(stationary.factor, n);
  const std::vector<double> next_columns = transposed(innovation.factor, n);

  z_.resize(static_cast<std::size_t>(last_day - first_day) * n);
  std::vector<double> z(n), e(n), eps(n), eps_odd(n);
  const std::int64_t origin = origin_day(first_day);
  for (std::int64_t day = origin; day < last_day; ++day) {
    const auto count = day - origin;
    if (count % 2 == 0) {
      for (std::size_t i = 0; i < n; ++i) {
        // numbers are counted by the absolute day, of which each call serves two
        const auto pair =
            random.normal(static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(day));
        eps[i] = pair[0];
        eps_odd[i] = pair[1];
      }
    } else {
      eps.swap(eps_odd);
    }
    const std::vector<double>& l = count == 0 ? first_columns : next_columns;
    std::fill(e.begin(), e.end(), 0.0);
    for (std::size_t j = 0; j < n; ++j) {
      for (std::size_t i = j; i < n; ++i) e[i] += l[j * n + i] * eps[j];
    }
    for (std::size_t i = 0; i < n; ++i) {
      z[i] = count == 0 ? e[i] : persistence[i] * z[i] + share[i] * e[i];
    }
    if (day >= first_day) {
      for (std::size_t i = 0; i < n; ++i) {
        z_[static_cast<std::size_t>(day - first_day) * n + i] = z[i];
      }
    }
  }
}

}  // namespace gigaload::grid
