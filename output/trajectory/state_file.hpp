#pragma once

/// Keeps the state of the ensemble at one exchange, in a file beside a result under way:
///
///   magic (8 bytes), version, run, exchange, payload's size, checksum (64 bits each), payload
///
/// in the machine's own order of bytes. It is written under another name and renamed, so that a
/// program killed meanwhile leaves the older one.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace gigaload::output {

struct EnsembleState {
  std::uint64_t run = 0;           // key of the run it is of
  std::size_t exchange = 0;        // the first to compute from it
  std::vector<std::byte> payload;  // sim::Frame::checkpoint
};

/// Returns `partial` with ".state" appended.
[[nodiscard]] std::filesystem::path state_path(const std::filesystem::path& partial);

/// Throws InputError with path and reason; the older file then is as it was.
void write_state(const std::filesystem::path& partial, const EnsembleState& state);

/// Returns nothing where there is none, or one of another run. Throws InputError for one that is
/// damaged or that an older version wrote.
[[nodiscard]] std::optional<EnsembleState> read_state(const std::filesystem::path& partial,
                                                      std::uint64_t run);

/// Removes the state, if there is one. Throws InputError where it stays.
void remove_state(const std::filesystem::path& partial);

}  // namespace gigaload::output
