#include "grid/weather/daily_model.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "grid/core/cholesky.hpp"
#include "grid/core/error.hpp"

namespace gigaload::grid {
namespace {

std::vector<double> transposed(const std::vector<double>& matrix, std::size_t n) {
  std::vector<double> result(n * n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) result[j * n + i] = matrix[i * n + j];
  }
  return result;
}

}  // namespace

DailyModel::DailyModel(std::vector<double> persistence, const RegionMatrix& correlation)
    : persistence_(std::move(persistence)), share_(persistence_.size()) {
  const std::size_t n = persistence_.size();
  if (correlation.size() != n * n) throw InternalError("DailyModel: sizes do not agree");
  for (std::size_t i = 0; i < n; ++i) {
    share_[i] = std::sqrt(1.0 - persistence_[i] * persistence_[i]);
  }
  std::vector<double> q(n * n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      q[i * n + j] = i == j ? 1.0
                            : correlation[i * n + j] * (1.0 - persistence_[i] * persistence_[j]) /
                                  (share_[i] * share_[j]);
    }
  }
  const Cholesky innovation = correlation_factor(q, n);
  const Cholesky stationary = correlation_factor(correlation, n);
  ridge_ = innovation.ridge;
  first_columns_ = transposed(stationary.factor, n);
  next_columns_ = transposed(innovation.factor, n);
}

DailyModel::Walk::Walk(const DailyModel& model, const RandomSource& random, std::int64_t day)
    : model_(model),
      random_(random),
      day_(day),
      stationary_(true),
      z_(model.regions()),
      e_(model.regions()),
      eps_(model.regions()),
      eps_second_(model.regions()) {}

DailyModel::Walk::Walk(const DailyModel& model, const RandomSource& random, std::int64_t day,
                       std::span<const double> z)
    : Walk(model, random, day) {
  stationary_ = false;
  z_.assign(z.begin(), z.end());
}

void DailyModel::Walk::draw() {
  // numbers are counted by the absolute day, of which each call serves two: an odd one and the next
  const bool second = day_ % 2 == 0;
  if (!second || !drawn_) {
    const auto counter = static_cast<std::uint32_t>(second ? day_ - 1 : day_);
    for (std::size_t i = 0; i < eps_.size(); ++i) {
      const auto pair = random_.normal(static_cast<std::uint32_t>(i), counter);
      eps_[i] = pair[0];
      eps_second_[i] = pair[1];
    }
    drawn_ = true;
  }
  if (second) eps_.swap(eps_second_);
}

std::span<const double> DailyModel::Walk::next() {
  const std::size_t n = z_.size();
  draw();
  const auto& l = stationary_ ? model_.first_columns_ : model_.next_columns_;
  std::fill(e_.begin(), e_.end(), 0.0);
  // four columns at a time, whose parts above the diagonal are zero: e is loaded a fourth as often
  double* const e = e_.data();
  std::size_t j = 0;
  for (; j + 4 <= n; j += 4) {
    const double *a = &l[j * n], *b = a + n, *c = b + n, *d = c + n;
    const double of_a = eps_[j], of_b = eps_[j + 1], of_c = eps_[j + 2], of_d = eps_[j + 3];
    for (std::size_t i = j; i < n; ++i) {
      e[i] = e[i] + a[i] * of_a + b[i] * of_b + c[i] * of_c + d[i] * of_d;
    }
  }
  for (; j < n; ++j) {
    for (std::size_t i = j; i < n; ++i) e[i] += l[j * n + i] * eps_[j];
  }
  for (std::size_t i = 0; i < n; ++i) {
    z_[i] = stationary_ ? e_[i] : model_.persistence_[i] * z_[i] + model_.share_[i] * e_[i];
  }
  stationary_ = false;
  ++day_;
  return z_;
}

}  // namespace gigaload::grid
