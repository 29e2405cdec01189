#include "sim/years/state_layout.hpp"

#include <algorithm>
#include <utility>

namespace gigaload::sim {

std::size_t StateLayout::add(std::string owner, std::string name, std::size_t states) {
  const std::size_t begin = size_;
  if (states > 0) blocks_.push_back({std::move(owner), std::move(name), begin, states});
  size_ += states;
  return begin;
}

std::string StateLayout::name(std::size_t state) const {
  const Block& block = *(std::ranges::upper_bound(blocks_, state, {}, &Block::begin) - 1);
  std::string text = block.owner + ": " + block.name;
  if (block.states == 1) return text;
  return text + " " + std::to_string(state - block.begin + 1) + " of " +
         std::to_string(block.states);
}

}  // namespace gigaload::sim
