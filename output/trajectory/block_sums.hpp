#pragma once

/// Keeps a checksum of every whole block of hours on file, in `path`.partial.sums beside the result
/// under way: neither HDF5's index of chunks nor rows that are not deflated have one, and a flipped
/// bit would be carried into the whole result. One record a block, in the machine's order of bytes:
///
///   run, block, exchanges, years, checksum, checksum of the record (64 bits each)
///
/// Exchanges and years are the rows on file when the block is. A killed program leaves whole
/// records and perhaps the beginning of one.

#include <cstdint>
#include <filesystem>
#include <vector>

namespace gigaload::output {

struct BlockSum {
  std::uint64_t exchanges = 0, years = 0;  // rows on file with the block
  std::uint64_t checksum = 0;              // of the block's hours and rows
};

/// Returns `partial` with ".sums" appended.
[[nodiscard]] std::filesystem::path sums_path(const std::filesystem::path& partial);

/// Reads the records by block. Throws Hdf5Error where there is no file, or one of another run, or a
/// record is damaged: then with its number.
[[nodiscard]] std::vector<BlockSum> read_sums(const std::filesystem::path& partial,
                                              std::uint64_t run);

/// BlockSums appends to the file of a run.
class BlockSums {
 public:
  /// Keeps the first `kept` records and drops the others; with none a new file is made. Throws
  /// InputError where it cannot be written.
  BlockSums(const std::filesystem::path& partial, std::uint64_t run, std::size_t kept);
  ~BlockSums();
  BlockSums(const BlockSums&) = delete;
  BlockSums& operator=(const BlockSums&) = delete;

  /// Throws InputError when the disk is full; then the file is as it was.
  void append(const BlockSum& sum);

 private:
  std::filesystem::path path_;
  std::uint64_t run_;
  std::size_t blocks_;
  int file_ = -1;
};

}  // namespace gigaload::output
