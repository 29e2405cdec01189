#pragma once

/// Lists the kinds of cooling plants: one row of the table for each. All else (the choices of the
/// scenario language and its reference, the columns of the stock's table, the names in results and
/// on the page, the tests of balance and dry operation) goes through the table.

#include <array>
#include <cstddef>
#include <memory>
#include <span>

#include "sim/cooling/parameters.hpp"

namespace gigaload::sim {

class CoolingSystem;

enum class CoolingKind { airside, waterside, water_chiller, air_chiller, direct_liquid, hybrid };

using MakeCoolingSystem = std::shared_ptr<const CoolingSystem>(const CoolingParameters& parameters);
MakeCoolingSystem make_airside, make_waterside, make_water_chiller, make_air_chiller,
    make_direct_liquid, make_hybrid;

struct CoolingKindRow {
  CoolingKind kind;
  const char* name;   // in scenarios, tables and results
  const char* title;  // for people
  const char* heat;   // how it leaves
  MakeCoolingSystem* make;
};

/// The kinds stand in the order of the enumeration.
inline constexpr std::array kCoolingKinds = {
    CoolingKindRow{CoolingKind::airside, "airside", "outside air",
                   "outdoor air, mixed or humidified; else a water-cooled chiller and a tower",
                   make_airside},
    CoolingKindRow{CoolingKind::waterside, "waterside", "cooling tower, free cooling",
                   "a tower through an exchanger, a chiller for the rest", make_waterside},
    CoolingKindRow{CoolingKind::water_chiller, "water_chiller", "chiller and tower",
                   "a water-cooled chiller and a tower", make_water_chiller},
    CoolingKindRow{CoolingKind::air_chiller, "air_chiller", "chiller, dry", "an air-cooled chiller",
                   make_air_chiller},
    CoolingKindRow{CoolingKind::direct_liquid, "direct_liquid", "direct liquid, dry",
                   "liquid at the chips and dry coolers, trim by an air-cooled chiller",
                   make_direct_liquid},
    CoolingKindRow{CoolingKind::hybrid, "hybrid", "dry, wet when hot",
                   "as `direct_liquid`, with a tower from `hybrid.switch` of dry bulb on",
                   make_hybrid},
};

/// Returns the names in the order of the enumeration.
[[nodiscard]] std::span<const char* const> names_of(CoolingKind kind);

}  // namespace gigaload::sim
