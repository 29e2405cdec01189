#pragma once

/// Lays out the state vector of the years' ODE as a list of named blocks, one behind the other, so
/// that no equation counts places.

#include <cstddef>
#include <string>
#include <vector>

namespace gigaload::sim {

class StateLayout {
 public:
  /// Appends a block of `states` (none is allowed) and returns where it begins. Messages name it
  /// "owner: name", with the number of the state where it has several.
  std::size_t add(std::string owner, std::string name, std::size_t states);

  /// Returns the number of all states.
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::string name(std::size_t state) const;

 private:
  struct Block {
    std::string owner, name;
    std::size_t begin = 0, states = 0;
  };
  std::vector<Block> blocks_;
  std::size_t size_ = 0;
};

}  // namespace gigaload::sim
