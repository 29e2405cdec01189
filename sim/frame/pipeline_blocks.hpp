#pragma once

/// Lists the blocks of states that a chain of the build-out has. One row and one member here are
/// all that says a block's name, size, entry and place in the results; its equation stands in
/// sim/years/pipeline_equations.cpp.

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/scenario/campus.hpp"

namespace gigaload::sim {

/// Holds the sums of the blocks' states, MW by campus.
struct BlocksFrame {
  std::vector<double> pre_development, construction, energised, filled, cancelled;
};

/// Holds the derivatives of such sums by the parameters of the pipeline, [parameter][campus].
struct BlockDerivativesFrame {
  std::vector<double> energised, filled;
};

/// Names the blocks in their order. X stands last, so that where nothing can be cancelled no rate
/// depends on a state further up than the one before it.
enum class Block : std::uint8_t {
  pre_development,  // x[1,*]
  construction,     // x[2,*]
  energised,        // E
  filled,           // I, of campuses
  cancelled,        // X
};

/// Holds what is known of a block besides its equation.
struct BlockTraits {
  Block block;
  const char* name;       // of the variable in results
  const char* title;      // in messages
  const char* long_name;  // of the variable in results
  /// Returns how many states the block has, of k1, k2 and whether the chain is a campus's, which
  /// machines fill, or that of a plant.
  std::size_t (*states)(std::size_t k1, std::size_t k2, bool of_campus);
  /// Holds the share of a phase that is put into the block's first state when the phase is
  /// announced; null: none.
  double Phase::* entry;
  bool announced;  // false for what another block holds too
  /// Tells where the sum of the block's states is told.
  std::vector<double> BlocksFrame::* told;
  /// Tells where the derivatives of that sum are told; null: nowhere.
  std::vector<double> BlockDerivativesFrame::* told_derivative = nullptr;
  const char* derivative_long_name = nullptr;
};

/// Lists the traits by Block.
inline constexpr std::array kBlockTraits{
    BlockTraits{.block = Block::pre_development,
                .name = "pre_development",
                .title = "pre-development",
                .long_name = "in pre-development",
                .states = [](std::size_t k1, std::size_t, bool) { return k1; },
                .entry = &Phase::share_pre_development,
                .announced = true,
                .told = &BlocksFrame::pre_development},
    BlockTraits{.block = Block::construction,
                .name = "construction",
                .title = "construction",
                .long_name = "under construction",
                .states = [](std::size_t, std::size_t k2, bool) { return k2; },
                .entry = &Phase::share_construction,
                .announced = true,
                .told = &BlocksFrame::construction},
    BlockTraits{.block = Block::energised,
                .name = "energised",
                .title = "energised",
                .long_name = "energised",
                .states = [](std::size_t, std::size_t, bool) -> std::size_t { return 1; },
                .entry = &Phase::share_energised,
                .announced = true,
                .told = &BlocksFrame::energised,
                .told_derivative = &BlockDerivativesFrame::energised,
                .derivative_long_name =
                    "derivative of buildout/energised by the parameter, MW over its unit"},
    BlockTraits{
        .block = Block::filled,  // what is energised by the begin is full of IT
        .name = "filled",
        .title = "filled",
        .long_name = "energised and filled with machines",
        .states = [](std::size_t, std::size_t, bool of_campus) -> std::size_t {
          return of_campus ? 1 : 0;
        },
        .entry = &Phase::share_energised,
        .announced = false,
        .told = &BlocksFrame::filled,
        .told_derivative = &BlockDerivativesFrame::filled,
        .derivative_long_name = "derivative of buildout/filled by the parameter, MW over its unit"},
    BlockTraits{.block = Block::cancelled,
                .name = "cancelled",
                .title = "cancelled",
                .long_name = "cancelled",
                .states = [](std::size_t, std::size_t, bool) -> std::size_t { return 1; },
                .entry = nullptr,
                .announced = true,
                .told = &BlocksFrame::cancelled},
};
inline constexpr std::size_t kBlocks = kBlockTraits.size();

/// Tells whether the rows stand in the order of the enumeration, by which they are found.
constexpr bool blocks_are_in_order() {
  for (std::size_t b = 0; b < kBlocks; ++b) {
    if (kBlockTraits[b].block != static_cast<Block>(b)) return false;
  }
  return true;
}
static_assert(blocks_are_in_order());

}  // namespace gigaload::sim
