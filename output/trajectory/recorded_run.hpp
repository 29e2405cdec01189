#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <vector>

#include "output/trajectory/block_sums.hpp"
#include "output/trajectory/exchange_rows.hpp"
#include "output/variables/layout.hpp"

namespace gigaload::sim {
struct Scenario;
}  // namespace gigaload::sim

namespace gigaload::output {

/// RecordedRun is what an interrupted run has on file to go on from.
struct RecordedRun {
  std::size_t hours = 0;  // whole blocks
  RecordedExchanges exchanges;
  std::vector<std::byte> checkpoint;  // of the ensemble
  std::vector<BlockSum> blocks;
};

/// Reads it and holds every block against its checksum. An ensemble goes on from its state, which
/// may be some blocks older; without a state it has nothing to go on from. Throws Hdf5Error, or
/// InputError, with what is damaged: block, variable, checksums or state.
[[nodiscard]] RecordedRun read_recorded(const Layout& layout, const sim::Scenario& scenario,
                                        const std::filesystem::path& partial, std::uint64_t run);

/// Appends the recorded blocks to an empty file of the same scenario. Throws Hdf5Error.
void copy_recorded(const Layout& from, const Layout& to, const RecordedRun& recorded);

}  // namespace gigaload::output
