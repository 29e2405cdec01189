#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include "grid/adequacy/sampling/ensemble.hpp"

namespace gigaload::sim {

/// Gives the same load to all samples.
class OneWeather : public grid::adequacy::SampleLoads {
 public:
  void net_load(std::size_t, std::size_t, std::span<double> net_load) override {
    std::ranges::copy(mw, net_load.begin());
  }
  std::vector<double> mw;  // [region][hour]
};

}  // namespace gigaload::sim
