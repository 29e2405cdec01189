#include "grid/adequacy/outages/outage_blocks.hpp"

#include <algorithm>

namespace gigaload::grid::adequacy {

OutageBlocks::OutageBlocks(const Component& component, const Window& window, std::size_t most_steps)
    : component_(component),
      first_(window.first),
      regions_(component.regions.size()),
      cells_((most_steps + kBlock - 1) / kBlock * component.regions.size()) {}

void OutageBlocks::change(std::size_t step, std::size_t region, double amount) {
  auto& cell = cells_[step / kBlock * regions_ + region];
  if (amount > 0.0) cell.rise += amount;
  cell.net += amount;
  entries_.push_back({amount, nullptr, cell.head, static_cast<std::uint16_t>(step % kBlock),
                      static_cast<std::uint16_t>(kBlock)});
  cell.head = static_cast<std::uint32_t>(entries_.size() - 1);
}

void OutageBlocks::mark(const VaryingUnit& unit, std::size_t begin, std::size_t down,
                        std::size_t up) {
  for (std::size_t step = down; step < up;) {
    const std::size_t block = step / kBlock, start = block * kBlock;
    const std::size_t end = std::min(up, start + kBlock);
    auto& cell = cells_[(start - begin) / kBlock * regions_ + unit.region];
    cell.rise += unit.capacity->block[block];
    entries_.push_back({0.0, &unit.capacity->step[start], cell.head,
                        static_cast<std::uint16_t>(step - start),
                        static_cast<std::uint16_t>(end - start)});
    cell.head = static_cast<std::uint32_t>(entries_.size() - 1);
    step = end;
  }
}

std::uint64_t OutageBlocks::play(const SampleKey& key, std::size_t begin, std::size_t end,
                                 std::span<std::uint32_t> down, std::span<std::uint32_t> up) {
  std::fill_n(cells_.begin(),
              static_cast<std::ptrdiff_t>((end - begin + kBlock - 1) / kBlock * regions_), Cell{});
  entries_.clear();
  std::uint64_t changes = 0;
  const std::size_t from = first_ + begin, to = first_ + end;  // in the run
  const auto& chains = component_.chains;
  const std::size_t steady = component_.steady.size();
  for (std::size_t u = 0; u < steady; ++u) {
    if (down[u] >= to) continue;
    const auto& unit = component_.steady[u];
    for (;;) {
      if (down[u] >= from) {
        change(down[u] - from, unit.region, unit.capacity);
        ++changes;
      }
      if (up[u] >= to) break;
      change(up[u] - from, unit.region, -unit.capacity);
      ++changes;
      const auto cycle = chains[u].next(key, up[u]);
      down[u] = cycle.down;
      up[u] = cycle.up;
      if (down[u] >= to) break;
    }
  }
  for (std::size_t v = 0; v < component_.varying.size(); ++v) {
    const std::size_t u = steady + v;
    while (down[u] < to) {
      if (down[u] >= from) ++changes;
      mark(component_.varying[v], begin, std::max<std::size_t>(down[u], from) - first_,
           std::min<std::size_t>(up[u], to) - first_);
      if (up[u] >= to) break;
      ++changes;
      const auto cycle = chains[u].next(key, up[u]);
      down[u] = cycle.down;
      up[u] = cycle.up;
    }
  }
  return changes;
}

void OutageBlocks::spread(std::size_t block, std::size_t region, double out,
                          std::span<double, kBlock> to) const {
  std::fill(to.begin(), to.end(), out);
  for (auto e = cells_[block * regions_ + region].head; e != kNone; e = entries_[e].next) {
    const auto& entry = entries_[e];
    if (entry.capacity == nullptr)
      for (std::size_t i = entry.from; i < entry.to; ++i) to[i] += entry.amount;
    else
      for (std::size_t i = entry.from; i < entry.to; ++i) to[i] += entry.capacity[i];
  }
}

}  // namespace gigaload::grid::adequacy
