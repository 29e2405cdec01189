#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "grid/adequacy/system/system.hpp"
#include "grid/core/index.hpp"

namespace gigaload::sim {

struct Scenario;

/// Names the campus or the region whose demand response it is.
struct ResponseOwner {
  std::optional<RegionIndex> region;  // campuses of the region that are cut by contract
  std::size_t campus = 0;             // if no region's
  bool flexible = false;              // its flexible share, else its contract
};

/// Gives the numbers by which the devices of campuses are the same ones in all windows of a run
/// (adequacy::Device::identity). They lie above those of the grid's own devices.
class CampusIdentities {
 public:
  explicit CampusIdentities(const Scenario& scenario);

  /// Return the demand response of a region's campuses without a meter, and of one campus.
  [[nodiscard]] std::uint32_t of_region(RegionIndex region) const;
  [[nodiscard]] std::uint32_t of_contract(std::size_t campus) const;
  [[nodiscard]] std::uint32_t of_flexible_share(std::size_t campus) const;
  /// Returns the storage of a campus.
  [[nodiscard]] std::uint32_t of_battery(std::size_t campus) const;
  /// Returns the first of a campus's units on site; the others follow.
  [[nodiscard]] std::uint32_t of_first_unit(std::size_t campus) const {
    return first_unit_[campus];
  }

  /// Returns nobody for a response of the grid's own.
  [[nodiscard]] std::optional<ResponseOwner> owner_of(
      const grid::adequacy::DemandResponse& response) const;

 private:
  std::size_t regions_;
  std::vector<std::uint32_t> first_unit_;  // [campus]
};

}  // namespace gigaload::sim
