#pragma once

/// Holds hours on their way into the file: gathered to blocks of kBlockHours, compressed on another
/// thread, written in order by the caller's.

#include <cstring>
#include <deque>
#include <future>
#include <vector>

#include "output/hdf5/chunk_compressor.hpp"
#include "output/variables/layout.hpp"

namespace gigaload::output {

/// Writes the times of the hours [first, end) of a run that begins at `begin`, and makes `end` the
/// length of the file's time. Throws Hdf5Error.
void write_times(const Layout& layout, grid::Hour begin, std::size_t first, std::size_t end);

class HourlyBlocks {
 public:
  /// Goes on behind `hours_on_file`: whole blocks. Hours before their end are taken without writing
  /// them again.
  HourlyBlocks(const Layout& layout, const sim::Scenario& scenario, std::size_t hours_on_file);

  /// Takes the frame's hours; a full block goes to the compressor. Hours follow upon each other,
  /// or start before the hours on file after a resumption. Throws InternalError otherwise, and for
  /// tables of another size.
  void add(const sim::Frame& frame);
  /// Sends what there is of the last block.
  void close_block();

  /// Returns true while a block waits to be written that is compressed, or has to be waited for
  /// because too many wait (or, with `all`, because they are wanted).
  [[nodiscard]] bool must_write(bool all) const;
  /// Returns the bytes of one block if it could not be compressed.
  [[nodiscard]] std::size_t block_bytes() const;
  /// Writes the oldest block, all but its times. Returns the hours on file when they are.
  /// Throws Hdf5Error, or what the compressor's thread threw.
  std::size_t write_block();
  /// Makes `hours` the length of the file's time: what is before it is whole.
  void write_block_times(std::size_t hours);

  [[nodiscard]] grid::Hour next_hour() const {
    return begin_ + static_cast<grid::Hour>(hours_taken_);
  }

 private:
  struct Column {
    const Stored* stored = nullptr;
    Bytes buffer;  // kBlockHours rows
  };
  struct Packed {
    const Stored* stored = nullptr;
    std::vector<std::future<Bytes>> chunks;
  };
  struct Block {
    std::size_t first = 0, hours = 0;
    std::vector<Packed> packed;
  };

  void take_rows(const sim::Frame& frame, std::size_t from, std::size_t count);
  [[nodiscard]] bool is_packed(const Block& block) const;

  grid::Hour begin_;
  std::size_t hours_taken_;    // since the start of the run
  std::size_t hours_in_file_;  // length of time
  std::size_t block_first_;    // of the block being gathered
  const Layout* layout_;
  std::vector<Column> columns_;
  std::deque<Block> pending_;
  ChunkCompressor compressor_;
};

}  // namespace gigaload::output
