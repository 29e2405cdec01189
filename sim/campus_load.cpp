#include "sim/campus_load.hpp"

#include <algorithm>

namespace gigaload::sim {

namespace {

const CoolingCurve& curve_of(std::span<const CoolingCurve> curves, CoolingKind kind) {
  return curves[static_cast<std::size_t>(kind)];
}

/// How a system cools when it may not take water (assumption): a hybrid by its dry coolers, what
/// lives on evaporation by air-cooled chillers that stand by.
CoolingKind without_water(CoolingKind kind) {
  switch (kind) {
    case CoolingKind::airside:
    case CoolingKind::waterside:
    case CoolingKind::water_chiller:
      return CoolingKind::air_chiller;
    case CoolingKind::hybrid:
      return CoolingKind::direct_liquid;
    case CoolingKind::air_chiller:
    case CoolingKind::direct_liquid:
      break;
  }
  return kind;
}

}  // namespace

CampusLoad::CampusLoad(const Campus& campus, std::span<const CoolingCurve> curves)
    : wet_(curve_of(curves, campus.cooling)),
      dry_(curve_of(curves, without_water(campus.cooling))),
      design_pue_(campus.design_pue),
      it_load_(campus) {}

CampusLoad::Hourly CampusLoad::at(double filled_mw, const grid::LocalHour& hour,
                                  const Air& air) const {
  const CoolingDemand cooling = cooling_demand(wet_, air);
  const double wanted_mw = filled_mw * it_load_.at(hour) / design_pue_;
  const double it_mw = std::min(wanted_mw, filled_mw / cooling.pue);
  return {.load_mw = std::min(wanted_mw * cooling.pue, filled_mw),
          .water_m3 = it_mw * cooling.wue_l_per_kwh,  // 1 MWh x 1 L/kWh = 1 m3
          .it_mw = it_mw};
}

CampusLoad::Hourly CampusLoad::limited(double filled_mw, const grid::LocalHour& hour,
                                       const Air& air, double water_m3) const {
  const Hourly full = at(filled_mw, hour, air);
  if (full.water_m3 <= water_m3) return full;
  const double pue = cooling_demand(wet_, air).pue, dry_pue = cooling_demand(dry_, air).pue;
  Hourly hourly;
  hourly.water_m3 = std::max(0.0, water_m3);
  hourly.water_short_m3 = full.water_m3 - hourly.water_m3;
  const double wet_mw = full.it_mw * hourly.water_m3 / full.water_m3;
  const double power_left_mw = std::max(0.0, filled_mw - wet_mw * pue);
  const double dry_mw = std::min(full.it_mw - wet_mw, power_left_mw / dry_pue);
  hourly.it_mw = wet_mw + dry_mw;
  hourly.load_mw = std::min(wet_mw * pue + dry_mw * dry_pue, filled_mw);
  hourly.water_limited_mw = std::max(0.0, full.it_mw - hourly.it_mw) * pue;
  return hourly;
}

}  // namespace gigaload::sim
