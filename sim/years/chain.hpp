#pragma once

/// Describes a chain of two Erlang stages behind an announcement: its rates and its states.
///
/// Stage s has k_s compartments of rate r_s = k_s / tau_s and a hazard of cancellation h_s. One
/// unit of mass moves
///
///     x[1,1] -> ... -> x[1,k1] -> x[2,1] -> ... -> x[2,k2] -> E      rates r_1, r_2
///     x[s,j] -> X                                                    rate h_s
///     dI/dt = (E - I) / tau_fill

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "sim/frame/frame.hpp"
#include "sim/scenario/campus.hpp"
#include "sim/scenario/stages.hpp"

namespace gigaload::sim {

/// The blocks of a chain's states, in their order. X stands last: where nothing can be cancelled no
/// rate depends on a state further up than the one before it.
enum class Block : std::uint8_t {
  pre_development,  // x[1,*]
  construction,     // x[2,*]
  energised,        // E
  filled,           // I, of campuses
  cancelled,        // X
};
inline constexpr std::size_t kBlocks = 5;

/// Holds what is known of a block besides its equation.
struct BlockTraits {
  std::string_view name;  // in messages
  /// Returns how many states the block has, of k1, k2 and whether IT comes behind the chain.
  std::size_t (*states)(std::size_t k1, std::size_t k2, bool filled_with_it);
  /// Holds the share of a phase that is put into the block's first state when the phase is
  /// announced; null: none.
  double Phase::* entry;
  bool entry_by_begin_only;  // of phases announced up to the run's begin
  bool announced;            // false for what another block holds too
  /// Tells where the sum of the block's states is told, by campus.
  std::vector<double> BuildOutFrame::* told;
  /// Tells where the derivatives of the sum of the block's states are told, [parameter][campus];
  /// null: nowhere.
  std::vector<double> SensitivityFrame::* told_derivative;
};

/// Lists the traits by Block.
inline constexpr std::array<BlockTraits, kBlocks> kBlockTraits{{
    {.name = "pre-development",
     .states = [](std::size_t k1, std::size_t, bool) { return k1; },
     .entry = &Phase::share_pre_development,
     .entry_by_begin_only = false,
     .announced = true,
     .told = &BuildOutFrame::pre_development,
     .told_derivative = nullptr},
    {.name = "construction",
     .states = [](std::size_t, std::size_t k2, bool) { return k2; },
     .entry = &Phase::share_construction,
     .entry_by_begin_only = false,
     .announced = true,
     .told = &BuildOutFrame::construction,
     .told_derivative = nullptr},
    {.name = "energised",
     .states = [](std::size_t, std::size_t, bool) -> std::size_t { return 1; },
     .entry = &Phase::share_energised,
     .entry_by_begin_only = false,
     .announced = true,
     .told = &BuildOutFrame::energised,
     .told_derivative = &SensitivityFrame::energised},
    {.name = "filled",  // what is energised by the begin is full of IT
     .states = [](std::size_t, std::size_t, bool it) -> std::size_t { return it ? 1 : 0; },
     .entry = &Phase::share_energised,
     .entry_by_begin_only = true,
     .announced = false,
     .told = &BuildOutFrame::filled,
     .told_derivative = &SensitivityFrame::filled},
    {.name = "cancelled",
     .states = [](std::size_t, std::size_t, bool) -> std::size_t { return 1; },
     .entry = nullptr,
     .entry_by_begin_only = false,
     .announced = true,
     .told = &BuildOutFrame::cancelled,
     .told_derivative = nullptr},
}};

/// Tells where the blocks of one chain lie among its states.
class ChainStates {
 public:
  ChainStates(std::size_t k1, std::size_t k2, bool filled_with_it);

  [[nodiscard]] std::size_t begin(Block block) const {
    return begin_[static_cast<std::size_t>(block)];
  }
  [[nodiscard]] std::size_t count(Block block) const {
    return begin_[static_cast<std::size_t>(block) + 1] - begin(block);
  }
  [[nodiscard]] bool has(Block block) const { return count(block) > 0; }
  [[nodiscard]] std::size_t size() const { return begin_.back(); }
  /// The block's part of a chain's states.
  template <class T>
  [[nodiscard]] std::span<T> of(Block block, std::span<T> states) const {
    return states.subspan(begin(block), count(block));
  }

 private:
  std::array<std::size_t, kBlocks + 1> begin_{};
};

/// T: double, or Dual for rates that move with a parameter.
template <class T>
struct StageOf {
  T rate_per_y{1.0};    // r = k / tau
  T hazard_per_y{0.0};  // h
};

template <class T>
struct ChainOf {
  ChainStates states;
  StageOf<T> pre_development{};
  StageOf<T> construction{};
  T fill_rate_per_y{0.0};  // 1 / tau_fill

  [[nodiscard]] std::size_t size() const { return states.size(); }
};
using Stage = StageOf<double>;
using Chain = ChainOf<double>;

/// Tells whether there is a hazard in one of the stages.
[[nodiscard]] bool can_cancel(const Chain& chain);

/// Throws InputError, naming `owner`, for a length or shape that is not positive or a negative
/// hazard.
[[nodiscard]] Chain make_chain(const StageTimes& times, bool filled_with_it, const char* owner);

}  // namespace gigaload::sim
