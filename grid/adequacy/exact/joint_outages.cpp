// Of a stationary chain with failure probability f and repair probability r, A = r / (f + r):
//   up, up  A (1 - f)    up, down  A f    down, up  (1 - A) r    down, down  (1 - A)(1 - r)
// The joint distribution is kept by columns of the change d = X(t) - X(t-1). Nearly all of its mass
// lies in the few changes that one or two units can make, so columns whose mass is below kColumn
// and tails below kTail are left out; left_out() says how much that is in all.
#include "grid/adequacy/exact/joint_outages.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gigaload::grid::adequacy {
namespace {

constexpr double kColumn = 1e-15;
constexpr double kTail = 1e-18;
constexpr double kRound = 1e-9;

void add(std::vector<double>& to, const std::vector<double>& from, std::size_t shift,
         double weight) {
  if (weight == 0.0) return;
  if (to.size() < from.size() + shift) to.resize(from.size() + shift, 0.0);
  for (std::size_t x = 0; x < from.size(); ++x) to[x + shift] += weight * from[x];
}

}  // namespace

JointOutages::JointOutages(std::span<const ChainUnit> units, std::size_t max_pairs) {
  columns_[0] = {1.0};
  for (const auto& unit : units) {
    if (unit.quanta == 0 || unit.failure <= 0.0) continue;
    const auto c = unit.quanta;
    const long step = static_cast<long>(c);
    const double up = unit.repair / (unit.failure + unit.repair);
    std::map<long, std::vector<double>> next;
    for (const auto& [d, p] : columns_) {
      add(next[d], p, 0, up * (1.0 - unit.failure));
      add(next[d], p, c, (1.0 - up) * (1.0 - unit.repair));
      add(next[d + step], p, 0, up * unit.failure);
      add(next[d - step], p, c, (1.0 - up) * unit.repair);
    }
    for (auto column = next.begin(); column != next.end();) {
      auto& p = column->second;
      const double mass = std::accumulate(p.begin(), p.end(), 0.0);
      if (mass < kColumn) {
        left_out_ += mass;
        column = next.erase(column);
        continue;
      }
      double tail = 0.0;
      while (!p.empty() && tail + p.back() < kTail) {
        tail += p.back();
        p.pop_back();
      }
      left_out_ += tail;
      ++column;
    }
    columns_ = std::move(next);
    std::size_t states = 0;
    for (const auto& column : columns_) states += column.second.size();
    if (states > max_pairs) {
      columns_.clear();
      return;
    }
  }
  for (auto& [d, p] : columns_) std::partial_sum(p.begin(), p.end(), p.begin());
}

double JointOutages::enters(double before, double after) const {
  // x <= last and x + d > floor(after), that is x > floor(after) - d
  const long last = static_cast<long>(std::floor(before + kRound));
  const long bar = static_cast<long>(std::floor(after + kRound));
  if (last < 0) return 0.0;
  const auto cumulative = [](const std::vector<double>& p, long x) {
    if (x < 0 || p.empty()) return 0.0;
    return p[std::min(static_cast<std::size_t>(x), p.size() - 1)];
  };
  double sum = 0.0;
  for (auto column = columns_.upper_bound(bar - last); column != columns_.end(); ++column)
    sum += cumulative(column->second, last) - cumulative(column->second, bar - column->first);
  return sum;
}

}  // namespace gigaload::grid::adequacy
