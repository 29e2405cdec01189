#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "grid/adequacy/system/system.hpp"
#include "grid/core/index.hpp"

namespace gigaload::sim {

struct Scenario;

/// The campus or the region whose demand response it is.
struct ResponseOwner {
  std::optional<RegionIndex> region;  // campuses of the region that are cut by contract
  std::size_t campus = 0;             // if no region's
  bool flexible = false;              // its flexible share, else its contract
};

/// Numbers by which the devices of campuses are the same ones in all windows of a run
/// (adequacy::Device::identity). They lie above those of the grid's own devices.
class CampusIdentities {
 public:
  explicit CampusIdentities(const Scenario& scenario);

  /// Demand response: of the campuses of a region without a meter, and of one campus.
  [[nodiscard]] std::uint32_t of_region(RegionIndex region) const;
  [[nodiscard]] std::uint32_t of_contract(std::size_t campus) const;
  [[nodiscard]] std::uint32_t of_flexible_share(std::size_t campus) const;
  /// Storage.
  [[nodiscard]] std::uint32_t of_battery(std::size_t campus) const;
  /// Generators: of a campus's first unit on site, the others follow.
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
