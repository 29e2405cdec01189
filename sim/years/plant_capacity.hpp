#pragma once

/// Gives the capacity of every technology in every region at a moment, MW:
///
///     capacity = max(0, fleet(t) + changes until t + operating additions - retirements until t)
///
/// The known fleet is given at year ends: linear between them, constant before the
/// first and after the last. A change comes evenly between its two dates. Retirements act in one
/// step at their date.

#include <cstddef>
#include <span>
#include <vector>

#include "grid/core/index.hpp"
#include "grid/system/system.hpp"
#include "sim/scenario/plants.hpp"

namespace gigaload::sim {

class PlantCapacity {
 public:
  PlantCapacity(const grid::System& grid, const std::vector<PlantRetirement>& retirements,
                const std::vector<PlantChange>& changes = {});

  /// Gives the capacity. `operating_mw`: energised additions, [region][technology] like the result.
  void evaluate(Hour at, std::span<const double> operating_mw,
                std::vector<double>& capacity_mw) const;

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::size_t place(RegionIndex region, TechnologyIndex technology) const {
    return region.get() * technologies_ + technology.get();
  }

 private:
  struct Path {
    std::size_t place;
    std::vector<Hour> at;
    std::vector<double> capacity_mw;
  };
  std::size_t technologies_;
  std::size_t size_;
  std::vector<Path> fleet_;
  std::vector<PlantRetirement> retirements_;
  std::vector<PlantChange> changes_;
};

}  // namespace gigaload::sim
