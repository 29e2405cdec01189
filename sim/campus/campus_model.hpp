#pragma once

#include <limits>

#include "grid/core/calendar.hpp"
#include "grid/weather/air.hpp"
#include "sim/campus/campus_hour.hpp"
#include "sim/campus/campus_load.hpp"
#include "sim/cooling/shared_work.hpp"
#include "sim/scenario/campus.hpp"

namespace gigaload::sim {

/// A campus at its site, as the balance with derated plants, the ensemble and the study of one year
/// see it. Its parts:
///
///   load of an hour         campus_load.hpp, of it_load.hpp and the plant for cooling
///   who serves that load    campus_split.hpp: own plant, contract, the grid
///   water at hand           water_account.hpp
///   devices and contract    campus_devices.hpp, for the samples
///
/// All of it is a function of the scenario, of the years' state, the hour, the air and the water
/// that is left.
class CampusModel {
 public:
  static constexpr double kNoLimit = std::numeric_limits<double>::infinity();

  /// Keeps a reference to `campus`. pressure_pa: of the site (site_pressure_pa).
  CampusModel(const Campus& campus, double pressure_pa, const SharedWork& shared);

  [[nodiscard]] const Campus& campus() const { return *campus_; }
  [[nodiscard]] double pressure_pa() const { return pressure_pa_; }
  [[nodiscard]] const CampusLoad& load() const { return load_; }

  /// Returns the campus in one hour, with `water_m3` at hand for it. filled_mw and energised_mw: of
  /// the years' state that holds in this hour.
  [[nodiscard]] CampusHour at(double filled_mw, double energised_mw, const grid::LocalHour& hour,
                              const grid::Air& air, double water_m3 = kNoLimit) const;

 private:
  const Campus* campus_;
  double pressure_pa_;
  double capacity_mw_;
  CampusLoad load_;
};

}  // namespace gigaload::sim
