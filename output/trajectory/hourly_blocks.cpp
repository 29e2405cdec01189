#include "output/trajectory/hourly_blocks.hpp"

#include <algorithm>
#include <chrono>
#include <limits>
#include <string>

#include "grid/core/error.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::output {

namespace {

constexpr std::size_t kMostPendingBlocks = 4;
constexpr std::size_t kMostWaitingChunks = 64;

std::size_t bytes_of(const Stored& stored) {
  return stored.variable->storage == Storage::f64 ? sizeof(double) : sizeof(float);
}

const sim::Table<float>& table_of(const Stored& stored, const sim::Frame& frame) {
  return frame.hourly[*std::get<HourlySource>(stored.variable->source)];
}

template <class T>
void fill_with_nan(Bytes& buffer, std::size_t from) {
  const T nan = std::numeric_limits<T>::quiet_NaN();
  for (std::size_t at = from; at < buffer.size(); at += sizeof nan) {
    std::memcpy(buffer.data() + at, &nan, sizeof nan);
  }
}

}  // namespace

void write_times(const Layout& layout, grid::Hour begin, std::size_t first, std::size_t end) {
  const Dataset& time = layout.find(Place::root, name_of(Axis::time)).dataset;
  std::vector<double> times;
  for (std::size_t h = first; h < end; ++h) {
    times.push_back(static_cast<double>(begin + static_cast<grid::Hour>(h)));
  }
  set_length(time, end);
  write_rows(time, first, times.size(), times.data());
}

HourlyBlocks::HourlyBlocks(const Layout& layout, const sim::Scenario& scenario,
                           std::size_t hours_on_file)
    : begin_(scenario.begin),
      hours_taken_(hours_on_file),
      hours_in_file_(hours_on_file),
      block_first_(hours_on_file),
      layout_(&layout),
      compressor_(kMostWaitingChunks) {
  for (const Stored& stored : layout.stored) {
    if (!is_hourly_block(*stored.variable)) continue;
    columns_.push_back({&stored, Bytes(kBlockHours * stored.columns * bytes_of(stored))});
  }
}

void HourlyBlocks::add(const sim::Frame& frame) {
  if (frame.begin > next_hour() || frame.begin < begin_) {
    throw InternalError("hours recorded out of order");
  }
  for (const Column& column : columns_) {
    if (!std::holds_alternative<HourlySource>(column.stored->variable->source)) continue;
    const auto& table = table_of(*column.stored, frame);
    if (table.columns() != column.stored->columns ||
        table.values().size() != frame.hours * table.columns()) {
      throw InternalError(std::string("a frame's ") + column.stored->variable->name +
                          " has another size than the file");
    }
  }
  auto from = static_cast<std::size_t>(next_hour() - frame.begin);
  while (from < frame.hours) {
    const std::size_t count =
        std::min(frame.hours - from, block_first_ + kBlockHours - hours_taken_);
    take_rows(frame, from, count);
    from += count;
    if (hours_taken_ == block_first_ + kBlockHours) close_block();
  }
}

void HourlyBlocks::take_rows(const sim::Frame& frame, std::size_t from, std::size_t count) {
  const std::size_t at = hours_taken_ - block_first_;
  for (Column& column : columns_) {
    const std::size_t row_bytes = column.stored->columns * bytes_of(*column.stored);
    std::byte* to = column.buffer.data() + at * row_bytes;
    if (std::holds_alternative<HourlySource>(column.stored->variable->source)) {
      std::memcpy(to, table_of(*column.stored, frame).row(from), count * row_bytes);
      continue;
    }
    for (std::size_t h = 0; h < count; ++h) {
      const auto hour = static_cast<double>(frame.begin + static_cast<grid::Hour>(from + h));
      const double bounds[2] = {hour, hour + 1.0};
      std::memcpy(to + h * row_bytes, bounds, row_bytes);
    }
  }
  hours_taken_ += count;
}

void HourlyBlocks::close_block() {
  Block block{block_first_, hours_taken_ - block_first_, {}};
  if (block.hours == 0) return;
  for (Column& column : columns_) {
    const Stored& stored = *column.stored;
    const std::size_t row_bytes = stored.columns * bytes_of(stored);
    if (bytes_of(stored) == sizeof(double)) {
      fill_with_nan<double>(column.buffer, block.hours * row_bytes);
    } else {
      fill_with_nan<float>(column.buffer, block.hours * row_bytes);
    }
    Packed packed{&stored, {}};
    const auto chunk_bytes = static_cast<std::ptrdiff_t>(stored.chunk_rows * row_bytes);
    for (std::size_t row = 0; row < block.hours; row += stored.chunk_rows) {
      const auto begin = column.buffer.begin() + static_cast<std::ptrdiff_t>(row * row_bytes);
      packed.chunks.push_back(
          compressor_.submit(Bytes(begin, begin + chunk_bytes), bytes_of(stored)));
    }
    block.packed.push_back(std::move(packed));
  }
  block_first_ = hours_taken_;
  pending_.push_back(std::move(block));
}

bool HourlyBlocks::is_packed(const Block& block) const {
  // chunks are done in order: the last one says it
  return block.packed.empty() || block.packed.back().chunks.back().wait_for(
                                     std::chrono::seconds(0)) == std::future_status::ready;
}

bool HourlyBlocks::must_write(bool all) const {
  if (pending_.empty()) return false;
  return all || pending_.size() > kMostPendingBlocks || is_packed(pending_.front());
}

std::size_t HourlyBlocks::block_bytes() const {
  std::size_t bytes = 0;
  for (const Column& column : columns_) bytes += column.buffer.size();
  return bytes;
}

std::size_t HourlyBlocks::write_block() {
  Block block = std::move(pending_.front());
  pending_.pop_front();
  const std::size_t end = block.first + block.hours;
  for (Packed& packed : block.packed) {
    const Stored& stored = *packed.stored;
    set_length(stored.dataset, end);
    std::vector<hsize_t> offset(stored.variable->axes.size(), 0);
    offset[0] = block.first;
    for (auto& chunk : packed.chunks) {
      const Bytes bytes = chunk.get();
      check(H5Dwrite_chunk(stored.dataset.get(), H5P_DEFAULT, 0, offset.data(), bytes.size(),
                           bytes.data()),
            std::string("H5Dwrite_chunk ") + stored.variable->name);
      offset[0] += stored.chunk_rows;
    }
  }
  return end;
}

void HourlyBlocks::write_block_times(std::size_t hours) {
  write_times(*layout_, begin_, hours_in_file_, hours);
  hours_in_file_ = hours;
}

}  // namespace gigaload::output
