// Outage table of independent units, the classical recursion
//   p'(x) = a p(x) + u p(x - c)        a = 1 - u, u: probability that a unit of size c is out
// from p = [1]. A shortfall is X > m with the margin m = capacity - load, so
//   LOLP = sum_{x > m} p(x)        EPNS = sum_{x > m} (x - m) p(x) = M(m) - m LOLP.
// (Billinton and Allan, Reliability Evaluation of Power Systems, 2nd ed., chapter 2.)
#include "grid/adequacy/exact/outage_table.hpp"

#include <cmath>
#include <cstdint>
#include <numeric>

namespace gigaload::grid::adequacy {
namespace {

constexpr double kFinest = 1e-6;
constexpr double kReached = 1e-9;  // of a quantum: a margin this close below a state reaches it

}  // namespace

double common_quantum(std::span<const double> capacities) {
  std::int64_t divisor = 0;
  for (const double c : capacities) {
    const double scaled = c / kFinest;
    if (scaled > 9e15 || std::abs(scaled - std::round(scaled)) > 1e-3) return 0.0;
    divisor = std::gcd(divisor, static_cast<std::int64_t>(std::llround(scaled)));
  }
  return static_cast<double>(divisor) * kFinest;
}

std::vector<double> convolve(std::span<const OutageUnit> units) {
  std::vector<double> p{1.0}, next;
  for (const auto& unit : units) {
    if (unit.quanta == 0 || unit.out <= 0.0) continue;
    const double u = unit.out, a = 1.0 - unit.out;
    next.assign(p.size() + unit.quanta, 0.0);
    for (std::size_t x = 0; x < p.size(); ++x) next[x] = a * p[x];
    for (std::size_t x = 0; x < p.size(); ++x) next[x + unit.quanta] += u * p[x];
    p.swap(next);
  }
  return p;
}

OutageTail::OutageTail(std::span<const double> distribution)
    : above_(distribution.size() + 1, 0.0), moment_(distribution.size() + 1, 0.0) {
  for (std::size_t k = distribution.size(); k-- > 0;) {
    above_[k] = above_[k + 1] + distribution[k];
    moment_[k] = moment_[k + 1] + static_cast<double>(k) * distribution[k];
  }
}

std::size_t OutageTail::index(double margin) const {
  const double first = std::floor(margin + kReached) + 1.0;  // smallest whole X above the margin
  if (first <= 0.0) return 0;
  const auto last = above_.size() - 1;
  return first >= static_cast<double>(last) ? last : static_cast<std::size_t>(first);
}

}  // namespace gigaload::grid::adequacy
