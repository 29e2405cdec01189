#include "output/trajectory/recorded_run.hpp"

#include <fmt/format.h>

#include <optional>

#include "grid/core/calendar.hpp"
#include "output/trajectory/block_content.hpp"
#include "output/trajectory/state_file.hpp"
#include "output/trajectory/state_keeper.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::output {

namespace {

/// Whole blocks of hours on file. Throws Hdf5Error when the times are not those of the run.
std::size_t whole_blocks(const Layout& layout, const sim::Scenario& scenario) {
  const Dataset& time = layout.find(Place::root, "time").dataset;
  const std::size_t hours = hours_on_file(time);
  if (hours > static_cast<std::size_t>(scenario.end - scenario.begin)) {
    throw Hdf5Error("time", "more hours on file than the run has");
  }
  if (hours == 0) return 0;
  const auto last = scenario.begin + static_cast<grid::Hour>(hours) - 1;
  if (read_rows(time, hours - 1, 1).front() != static_cast<double>(last)) {
    throw Hdf5Error("time", "its last hour is damaged");
  }
  return hours / kBlockHours;
}

BlockRows rows_of(const std::vector<BlockSum>& blocks, std::size_t block) {
  const BlockSum before = block == 0 ? BlockSum{} : blocks[block - 1];
  return {.hours = {block * kBlockHours, (block + 1) * kBlockHours},
          .exchanges = {before.exchanges, blocks[block].exchanges},
          .years = {before.years, blocks[block].years}};
}

void check_blocks(const Layout& layout, const sim::Scenario& scenario,
                  const std::vector<BlockSum>& blocks) {
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    if (checksum_of(layout, rows_of(blocks, b)) == blocks[b].checksum) continue;
    const auto first = scenario.begin + static_cast<grid::Hour>(b * kBlockHours);
    throw Hdf5Error("block", fmt::format("block {}, the {} hours from {}, is damaged", b,
                                         kBlockHours, grid::to_string(grid::to_date(first))));
  }
}

}  // namespace

RecordedRun read_recorded(const Layout& layout, const sim::Scenario& scenario,
                          const std::filesystem::path& partial, std::uint64_t run) {
  RecordedRun recorded;
  std::size_t blocks = whole_blocks(layout, scenario);
  if (sim::has_feature(Feature::ensemble, scenario)) {
    std::optional<EnsembleState> state = read_state(partial, run);
    if (!state) return {};
    blocks = hours_before(*state, scenario, blocks * kBlockHours) / kBlockHours;
    if (blocks == 0) return {};
    recorded.checkpoint = std::move(state->payload);
    recorded.exchanges.begin.resize(state->exchange);
  }
  if (blocks == 0) return {};
  recorded.blocks = read_sums(partial, run);
  if (recorded.blocks.size() < blocks) {
    throw Hdf5Error("checksums",
                    fmt::format("the checksum of block {} is missing", recorded.blocks.size()));
  }
  recorded.blocks.resize(blocks);
  recorded.hours = blocks * kBlockHours;
  check_blocks(layout, scenario, recorded.blocks);
  const std::size_t wanted = recorded.exchanges.begin.size();
  recorded.exchanges =
      read_exchanges(layout, scenario.begin + static_cast<grid::Hour>(recorded.hours));
  const std::size_t found = recorded.exchanges.begin.size();
  if (found != recorded.blocks.back().exchanges) {
    throw Hdf5Error("exchanges", "the exchanges on file are not those of its hours");
  }
  if (wanted != 0 && found != wanted) return {};  // the state is of another exchange
  return recorded;
}

void copy_recorded(const Layout& from, const Layout& to, const RecordedRun& recorded) {
  for (std::size_t b = 0; b < recorded.blocks.size(); ++b) {
    copy(from, to, rows_of(recorded.blocks, b));
  }
}

}  // namespace gigaload::output
