#pragma once

/// Describes a chain of two Erlang stages behind an announcement: its rates, and where its states
/// lie. Stage s has k_s compartments x[s,j] of rate r_s = k_s / tau_s and a hazard of cancellation
/// h_s; how its mass moves stands at the top of pipeline_equations.cpp.

#include <array>
#include <cstddef>
#include <span>

#include "sim/frame/pipeline_blocks.hpp"
#include "sim/scenario/stages.hpp"

namespace gigaload::sim {

/// Tells where the blocks of one chain lie among its states.
class ChainStates {
 public:
  /// Lays out stages of k1 and k2 compartments. of_campus: false for a plant, which no machines
  /// fill.
  ChainStates(std::size_t k1, std::size_t k2, bool of_campus);

  [[nodiscard]] std::size_t begin(Block block) const {
    return begin_[static_cast<std::size_t>(block)];
  }
  [[nodiscard]] std::size_t count(Block block) const {
    return begin_[static_cast<std::size_t>(block) + 1] - begin(block);
  }
  /// Returns the block's last state; the block has one.
  [[nodiscard]] std::size_t last(Block block) const { return begin(block) + count(block) - 1; }
  [[nodiscard]] bool has(Block block) const { return count(block) > 0; }
  [[nodiscard]] std::size_t size() const { return begin_.back(); }
  /// Returns the block's part of a chain's states.
  template <class T>
  [[nodiscard]] std::span<T> of(Block block, std::span<T> states) const {
    return states.subspan(begin(block), count(block));
  }

 private:
  std::array<std::size_t, kBlocks + 1> begin_{};
};

/// Holds the rates of one stage. T: double, or Dual for rates that move with a parameter.
template <class T>
struct StageOf {
  T rate_per_y{1.0};    // r = k / tau
  T hazard_per_y{0.0};  // h

  /// Returns the stage with each rate put through `convert`. A member more does not compile here.
  template <class U, class Convert>
  [[nodiscard]] StageOf<U> converted(const Convert& convert) const {
    const auto& [rate, hazard] = *this;
    return {convert(rate), convert(hazard)};
  }
};

template <class T>
struct ChainOf {
  ChainStates states;
  StageOf<T> pre_development{};
  StageOf<T> construction{};
  T fill_rate_per_y{0.0};  // 1 / tau_fill

  [[nodiscard]] std::size_t size() const { return states.size(); }

  /// Returns the chain with each of its rates put through `convert`. A member more does not compile
  /// here, so that no rate is forgotten, which the Jacobian would take for zero.
  template <class U, class Convert>
  [[nodiscard]] ChainOf<U> converted(const Convert& convert) const {
    const auto& [places, first, second, fill_rate] = *this;
    return {places, first.template converted<U>(convert), second.template converted<U>(convert),
            convert(fill_rate)};
  }

  /// Returns the same chain in another scalar.
  template <class U>
  [[nodiscard]] ChainOf<U> as() const {
    return converted<U>([](const T& rate) { return U(rate); });
  }

  /// Counts the states from the first on that something leaves, each for the state behind it.
  [[nodiscard]] std::size_t moving() const {
    return states.begin(states.has(Block::filled) ? Block::filled : Block::energised);
  }
  /// Returns the rates at which state `i` of those is left, without limits.
  [[nodiscard]] StageOf<T> leaving(std::size_t i) const {
    if (i < states.begin(Block::construction)) return pre_development;
    if (i < states.begin(Block::energised)) return construction;
    return {fill_rate_per_y, T(0.0)};
  }
};
using Stage = StageOf<double>;
using Chain = ChainOf<double>;

/// Makes the chain of a campus or, without machines, of a plant. Throws InputError, naming `owner`,
/// for a length or shape that is not positive or a negative hazard.
[[nodiscard]] Chain make_chain(const StageTimes& times, bool of_campus, const char* owner);

}  // namespace gigaload::sim
