#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace gigaload::grid::adequacy {

/// Holds a mean over samples and its standard error.
struct Estimate {
  double value = 0.0;
  double standard_error = 0.0;
};

/// Computes mean and variance of numbers that come one by one (Welford 1962).
class RunningMean {
 public:
  void add(double x) {
    ++count_;
    const double before = x - mean_;
    mean_ += before / static_cast<double>(count_);
    squares_ += before * (x - mean_);
  }
  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] Estimate estimate() const {
    if (count_ < 2) return {mean_, 0.0};
    const double n = static_cast<double>(count_);
    return {mean_, std::sqrt(squares_ / (n - 1.0) / n)};
  }

 private:
  std::size_t count_ = 0;
  double mean_ = 0.0, squares_ = 0.0;
};

/// Estimates the sum of y over sum of x over samples; standard error by linearisation, sum (y - R
/// x)^2 / (n (n - 1) mean(x)^2) (Cochran, Sampling Techniques, section 6.3).
class RunningRatio {
 public:
  void add(double x, double y) {
    ++count_;
    x_ += x;
    y_ += y;
    xx_ += x * x;
    xy_ += x * y;
    yy_ += y * y;
  }
  [[nodiscard]] Estimate estimate() const;

 private:
  std::size_t count_ = 0;
  double x_ = 0.0, y_ = 0.0, xx_ = 0.0, xy_ = 0.0, yy_ = 0.0;
};

/// Holds the value at risk q, the `level` quantile of the samples (linear between ranks), and the
/// mean of the samples that are not below it, with the standard error of that mean: what PRAS calls
/// CVaR. Where q is zero that would be the mean of all; then it is the mean of the worst 1 - level
/// of them, mean / (1 - level).
struct TailRisk {
  double value_at_risk = 0.0;
  Estimate cvar;
};
[[nodiscard]] TailRisk tail_risk(std::vector<double> samples, double level);

/// Returns how many of `samples` numbers may lie above their `level` quantile: the whole part of
/// (1 - level) samples, which a rounding error of the product does not lower by one.
[[nodiscard]] std::uint64_t most_above(double level, std::uint64_t samples);

/// Counts of positive numbers in bins whose width is 0.8 % of the number: quantiles of many
/// samples without keeping them.
class LogHistogram {
 public:
  void add(double x);
  /// Returns the `level` quantile of `samples` numbers, of which those not added are zero.
  [[nodiscard]] double quantile(double level, std::uint64_t samples) const;

 private:
  struct Bin {
    std::uint16_t key;
    std::uint32_t count;
  };
  std::vector<Bin> bins_;  // ascending
};

}  // namespace gigaload::grid::adequacy
