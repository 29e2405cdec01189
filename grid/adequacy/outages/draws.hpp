#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

#include "grid/adequacy/system/system.hpp"
#include "grid/core/philox.hpp"

// Transition times of a two-state chain, drawn ahead. The stay in a state whose probability of
// leaving it is p a step has the geometric distribution, drawn by inversion:
//   k = 1 + floor(ln u / ln(1 - p))        P(k) = p (1 - p)^(k-1)
// Where p changes with time, k is the first step whose summed probability exceeds 1 - u; a window
// ends such a draw, and the next one draws anew, which the chain, being without memory, allows.
// Numbers are those of grid/core/philox.hpp at the step of the draw, so that a draw depends on
// nothing but the sample, the entity and the step; each gives one whole cycle, the next time up and
// the outage after it.
namespace gigaload::grid::adequacy {

inline constexpr std::uint32_t kNever = std::numeric_limits<std::uint32_t>::max();

/// Holds the steps [down, up) in which a unit is out of service.
struct Cycle {
  std::uint32_t down = kNever;
  std::uint32_t up = kNever;
};

/// Names the steps of a plan among all steps of a run: [first, first + steps) of `horizon`.
struct Window {
  std::uint32_t first = 0;
  std::uint32_t steps = 0;
  std::uint32_t horizon = 0;  // no transition is drawn behind it
};

class ChainDraws {
 public:
  ChainDraws(const Chain& chain, std::uint32_t entity, const Window& window)
      : failure_factor_(factor(chain.failure[0])),
        repair_factor_(factor(chain.repair[0])),
        up_(chain.repair[0] / (chain.failure[0] + chain.repair[0])),
        entity_(entity),
        window_(window),
        varying_(chain.changes || !chain.failure.constant() || !chain.repair.constant() ? &chain
                                                                                        : nullptr) {
  }

  [[nodiscard]] std::uint32_t entity() const { return entity_; }

  /// Returns the first outage when the chain starts stationary in the window's first step.
  [[nodiscard]] Cycle first(const SampleKey& key) const {
    const std::uint32_t start = window_.first;
    const auto u = uniform(key, kBeforeStart - 2 * start);
    if (u[0] < up_) {
      const auto down = after(start, u[1], true);
      if (down == kNever) return {};
      return {down, after(down, uniform(key, kBeforeStart - 2 * start - 1)[0], false)};
    }
    return {start, after(start, u[1], false)};
  }

  /// Returns the cycle with which the window before ended, drawn on where that cut it off.
  [[nodiscard]] Cycle carried(const SampleKey& key, Cycle cycle) const {
    if (cycle.up != kNever || varying_ == nullptr) return cycle;
    // the last step of the window before is the first that may be followed by a change
    const std::uint32_t last = window_.first - 1;
    const auto u = uniform(key, last);
    if (cycle.down != kNever) return {cycle.down, after(last, u[1], false)};
    const auto down = after(last, u[0], true);
    return {down, down == kNever ? kNever : after(down, u[1], false)};
  }

  /// Returns the outage that follows the return to service in step `up`.
  [[nodiscard]] Cycle next(const SampleKey& key, std::uint32_t up) const {
    const auto u = uniform(key, up);
    const auto down = after(up, u[0], true);
    return {down, down == kNever ? kNever : after(down, u[1], false)};
  }

 private:
  static constexpr std::uint32_t kBeforeStart = kNever;

  static double factor(double p) { return 1.0 / std::log1p(-p); }

  [[nodiscard]] std::array<double, 2> uniform(const SampleKey& key, std::uint32_t at) const {
    return uniform_pair(key, entity_, at);
  }

  [[nodiscard]] std::uint32_t after(std::uint32_t step, double u, bool failure) const {
    if (varying_ != nullptr) return after_varying(step, u, failure);
    const double stay = std::log(u) * (failure ? failure_factor_ : repair_factor_);
    // no 0 * inf: u < 1, and the factor of p = 0 is -inf
    if (!(stay < static_cast<double>(window_.horizon))) return kNever;
    return step + 1 + static_cast<std::uint32_t>(stay);
  }

  [[nodiscard]] std::uint32_t after_varying(std::uint32_t step, double u, bool failure) const {
    const Series& p = failure ? varying_->failure : varying_->repair;
    double stays = 1.0;
    for (std::uint32_t t = step + 1; t < window_.first + window_.steps; ++t) {
      stays *= 1.0 - p[t - window_.first];
      if (stays < u) return t;
    }
    return kNever;
  }

  double failure_factor_, repair_factor_, up_;
  std::uint32_t entity_;
  Window window_;
  const Chain* varying_;
};

}  // namespace gigaload::grid::adequacy
