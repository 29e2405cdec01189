#include "tools/sweep/results/sobol_indices.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "grid/core/error.hpp"
#include "tools/sweep/design/distribution.hpp"

namespace gigaload::tools::sweep {

namespace {

/// Lists the rows in which every member has an output.
std::vector<std::span<const double>> whole_rows(std::span<const double> outputs,
                                                std::size_t length) {
  std::vector<std::span<const double>> rows;
  for (std::size_t first = 0; first < outputs.size(); first += length) {
    const auto row = outputs.subspan(first, length);
    if (std::ranges::all_of(row, [](double y) { return std::isfinite(y); })) rows.push_back(row);
  }
  return rows;
}

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// Computes U / V with its interval, `z` standard errors to each side, if there are rows enough.
Interval ratio(const std::vector<double>& u, const std::vector<double>& v, double mean_v,
               double z) {
  const auto n = static_cast<double>(u.size());
  double sum = 0.0;
  for (const double x : u) sum += x;
  const double estimate = sum / n / mean_v;
  if (u.size() < kLeastRowsOfInterval) return {.estimate = estimate, .low = kNone, .high = kNone};
  double squares = 0.0;
  for (std::size_t j = 0; j < u.size(); ++j) {
    const double part = (u[j] - estimate * v[j]) / mean_v;
    squares += part * part;
  }
  const double error = z * std::sqrt(squares / (n * (n - 1.0)));
  return {.estimate = estimate, .low = estimate - error, .high = estimate + error};
}

}  // namespace

SobolIndices sobol_indices(std::span<const double> outputs, std::size_t dimension,
                           double confidence) {
  const std::size_t length = dimension + 2;
  if (dimension == 0 || outputs.size() % length != 0) {
    throw InputError(
        fmt::format("{} outputs are no Saltelli design of {} axes: they come in rows of axes + 2",
                    outputs.size(), dimension));
  }
  if (!(confidence > 0.0) || !(confidence < 1.0)) {
    throw InputError(fmt::format("a confidence is between 0 and 1 (found {})", confidence));
  }
  const auto rows = whole_rows(outputs, length);
  SobolIndices result;
  result.rows = rows.size();
  result.left_out = outputs.size() / length - rows.size();
  result.first.assign(dimension, {kNone, kNone, kNone});
  result.total = result.first;
  if (rows.empty()) {
    result.mean = result.variance = kNone;
    return result;
  }
  const auto n = static_cast<double>(rows.size());
  bool varies = false;
  for (const auto& row : rows) {
    result.mean += (row.front() + row.back()) / (2.0 * n);
    varies = varies || std::ranges::any_of(row, [&](double y) { return y != rows[0][0]; });
  }
  std::vector<double> u(rows.size()), v(rows.size());
  for (std::size_t j = 0; j < rows.size(); ++j) {
    const double a = rows[j].front() - result.mean, b = rows[j].back() - result.mean;
    v[j] = 0.5 * (a * a + b * b);
    result.variance += v[j] / n;
  }
  // what differs in the last digits of sums does not vary
  constexpr double kRounding = 1e-12;
  if (!varies || std::sqrt(result.variance) <= kRounding * std::abs(result.mean)) {
    result.variance = 0.0;
  }
  if (rows.size() < 2 || !(result.variance > 0.0) || !std::isfinite(result.variance)) return result;

  const double z = quantile(Normal{}, 0.5 * (1.0 + confidence));
  for (std::size_t i = 0; i < dimension; ++i) {
    for (std::size_t j = 0; j < rows.size(); ++j) {
      u[j] = (rows[j].back() - result.mean) * (rows[j][1 + i] - rows[j].front());
    }
    result.first[i] = ratio(u, v, result.variance, z);
    for (std::size_t j = 0; j < rows.size(); ++j) {
      const double change = rows[j].front() - rows[j][1 + i];
      u[j] = 0.5 * change * change;
    }
    result.total[i] = ratio(u, v, result.variance, z);
  }
  return result;
}

}  // namespace gigaload::tools::sweep
