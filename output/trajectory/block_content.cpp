#include "output/trajectory/block_content.hpp"

#include <span>
#include <string>
#include <variant>

#include "output/trajectory/checksum.hpp"

namespace gigaload::output {

namespace {

constexpr std::size_t kSpareBytes = 4096;  // of a chunk that did not get smaller

struct Chunk {
  std::uint32_t filters = 0;  // that were left out
  std::vector<std::byte> bytes;
};

std::size_t element_bytes(const Stored& stored) {
  return stored.variable->storage == Storage::f64 ? sizeof(double) : sizeof(float);
}

/// Reads a chunk of a variable as it is on file, deflated.
Chunk read_chunk(const Stored& stored, std::size_t first_row) {
  const std::string name = stored.variable->name;
  std::vector<hsize_t> offset(stored.variable->axes.size(), 0);
  offset[0] = first_row;
  hsize_t size = 0;
  check(H5Dget_chunk_storage_size(stored.dataset.get(), offset.data(), &size),
        "H5Dget_chunk_storage_size " + name);
  const std::size_t plain = stored.chunk_rows * stored.columns * element_bytes(stored);
  if (size == 0 || size > 2 * plain + kSpareBytes) {
    throw Hdf5Error("chunk of " + name, name + " lacks hours");
  }
  Chunk chunk{0, std::vector<std::byte>(size)};
  check(H5Dread_chunk(stored.dataset.get(), H5P_DEFAULT, offset.data(), &chunk.filters,
                      chunk.bytes.data()),
        "H5Dread_chunk " + name);
  return chunk;
}

void write_chunk(const Stored& stored, std::size_t first_row, const Chunk& chunk) {
  std::vector<hsize_t> offset(stored.variable->axes.size(), 0);
  offset[0] = first_row;
  check(H5Dwrite_chunk(stored.dataset.get(), H5P_DEFAULT, chunk.filters, offset.data(),
                       chunk.bytes.size(), chunk.bytes.data()),
        std::string("H5Dwrite_chunk ") + stored.variable->name);
}

/// Calls `action` with each variable that has rows of the block, but hours, and with these rows.
template <class Action>
void for_each_row_variable(const Layout& layout, const BlockRows& rows, const Action& action) {
  for (std::size_t i = 0; i < layout.stored.size(); ++i) {
    const Variable& variable = *layout.stored[i].variable;
    if (is_exchange_row(variable)) action(i, rows.exchanges);
    if (is_year_row(variable)) action(i, rows.years);
  }
}

std::vector<double> read_range(const Stored& stored, const RowRange& range) {
  if (range.end < range.first || shape_of(stored.dataset).at(0) < range.end) {
    throw Hdf5Error("rows", std::string(stored.variable->name) + " is shorter than its times");
  }
  return read_rows(stored.dataset, range.first, range.end - range.first);
}

}  // namespace

std::uint64_t checksum_of(const Layout& layout, const BlockRows& rows) {
  std::uint64_t sum = 0;
  for (const Stored& stored : layout.stored) {
    if (!is_hourly_block(*stored.variable)) continue;
    for (std::size_t row = rows.hours.first; row < rows.hours.end; row += stored.chunk_rows) {
      const Chunk chunk = read_chunk(stored, row);
      sum = checksum(std::as_bytes(std::span(&chunk.filters, 1)), sum);
      sum = checksum(chunk.bytes, sum);
    }
  }
  for_each_row_variable(layout, rows, [&](std::size_t i, const RowRange& range) {
    if (range.first == range.end) return;
    const auto values = read_range(layout.stored[i], range);
    sum = checksum(std::as_bytes(std::span(values)), sum);
  });
  return sum;
}

void copy(const Layout& from, const Layout& to, const BlockRows& rows) {
  for (std::size_t i = 0; i < from.stored.size(); ++i) {
    const Stored& source = from.stored[i];
    if (!is_hourly_block(*source.variable)) continue;
    set_length(to.stored[i].dataset, rows.hours.end);
    for (std::size_t row = rows.hours.first; row < rows.hours.end; row += source.chunk_rows) {
      write_chunk(to.stored[i], row, read_chunk(source, row));
    }
  }
  for_each_row_variable(from, rows, [&](std::size_t i, const RowRange& range) {
    if (range.first == range.end) return;
    const auto values = read_range(from.stored[i], range);
    const Dataset& dataset = to.stored[i].dataset;
    if (is_exchange_row(*from.stored[i].variable)) set_length(dataset, range.end);
    write_rows(dataset, range.first, range.end - range.first, values.data());
  });
}

}  // namespace gigaload::output
