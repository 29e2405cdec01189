#pragma once

/// Tells the water that power plants consume for a MWh taken from a region's grid. With W_r the
/// water at the region's plants in the hour, G_r what they generate and N_r its net import,
///
///   q_r = W_r / G_r                              of an exporter
///       = (W_r + N_r Q) / (G_r + N_r)            of an importer
///   Q   = sum_e |N_e| q_e / sum_e |N_e|          over the exporters of its interconnection, or of
///                                                all where it has none
///
/// so that sum_r q_r (G_r + N_r) = sum_r W_r where interconnections exchange nothing. What storage
/// gives back counts like the mean of the hour. What comes from outside the grid is a part of G_r
/// without water.

#include <cstddef>
#include <vector>

#include "grid/balance/dispatch.hpp"
#include "grid/system/system.hpp"

namespace gigaload::sim {

/// Knows the water of power plants by hour, at the plants and by the MWh drawn.
class IndirectWater {
 public:
  explicit IndirectWater(const grid::System& grid);

  /// Returns, by region, m3 consumed in the hour at the region's own plants.
  [[nodiscard]] const std::vector<double>& at_plants_m3() const { return water_m3_; }
  /// Returns, by region, m3 per MWh at the busbar; 0 where nothing is generated or imported.
  [[nodiscard]] const std::vector<double>& m3_per_mwh() const { return m3_per_mwh_; }

  /// Takes the balance of an hour.
  void take(const grid::HourBalance& balance);

 private:
  std::vector<double> of_technology_;         // m3 per MWh
  std::vector<std::size_t> interconnection_;  // by region
  std::size_t interconnections_ = 0;
  std::vector<double> generated_mw_, water_m3_, m3_per_mwh_;
  std::vector<double> exported_mw_, exported_m3_;  // by interconnection, then of all
};

}  // namespace gigaload::sim
