#pragma once

/// Declares the one class by which the balance with derated plants, the samples and the study of
/// one year know a campus; campuses.hpp has the list of them. What to touch for what:
///
///   load and water of an hour    campus_load.cpp, it_load.cpp; how it is cooled: sim/cooling
///   own plant and contract       campus_split.hpp: served on site, cut first, or firm
///   devices in the samples       campus_devices.cpp: units, battery, contract, flexible share
///   allowance of water           water_account.hpp of one campus, water_accounts.hpp of all
///   whether it has a thing       campus_features.hpp, which readers and output ask too
///   parameters                   sim/scenario/campus.hpp; of the load campus_load_parameters.hpp
///   what an hour is told by      campus_hour.hpp before the balance; CampusFigures in
///                                sim/quantities/hour_view.hpp after it

#include <cstddef>
#include <limits>
#include <optional>
#include <span>

#include "grid/adequacy/system/system.hpp"
#include "grid/core/calendar.hpp"
#include "grid/weather/air.hpp"
#include "sim/campus/campus_hour.hpp"
#include "sim/campus/campus_identities.hpp"
#include "sim/campus/campus_load.hpp"
#include "sim/campus/water_account.hpp"
#include "sim/cooling/shared_work.hpp"
#include "sim/scenario/campus.hpp"

namespace gigaload::sim {

/// Models one campus at its site. All of it is a function of the scenario, of the years' state, the
/// hour, the air and the water that is left.
class CampusModel {
 public:
  static constexpr double kNoLimit = std::numeric_limits<double>::infinity();

  /// Keeps a reference to `campus`. `number`: its place in the scenario; pressure_pa: of the site
  /// (site_pressure_pa).
  CampusModel(const Campus& campus, std::size_t number, double pressure_pa,
              const SharedWork& shared);

  [[nodiscard]] const Campus& campus() const { return *campus_; }
  [[nodiscard]] double pressure_pa() const { return pressure_pa_; }
  [[nodiscard]] const CampusLoad& load() const { return load_; }

  /// Returns load and contract in one hour, with `water_m3` at hand for it. filled_mw and
  /// energised_mw: of the years' state that holds in this hour.
  [[nodiscard]] CampusHour at(double filled_mw, double energised_mw, const grid::LocalHour& hour,
                              const grid::Air& air, double water_m3 = kNoLimit) const;

  /// Adds the devices and the meter of the campus at the end of the system's lists. `hours`: the
  /// campus in each step of the system.
  void add_devices(const CampusIdentities& identities, std::span<const CampusHour> hours,
                   grid::adequacy::SystemModel& system) const;

  /// Returns an account of water of which nothing is used yet; none without an allowance.
  [[nodiscard]] std::optional<WaterAccount> water_account() const;

 private:
  const Campus* campus_;
  std::size_t number_;
  double pressure_pa_;
  double capacity_mw_;
  CampusLoad load_;
};

}  // namespace gigaload::sim
