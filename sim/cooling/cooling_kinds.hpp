#pragma once

/// Lists the kinds of cooling plants: one row of the table for each. All else (the choices of the
/// scenario language, the columns of the stock's table, the names in results and on the page, the
/// tests of balance and dry operation) goes through the table.

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
  MakeCoolingSystem* make;
};

/// The kinds stand in the order of the enumeration.
inline constexpr std::array kCoolingKinds = {
    CoolingKindRow{CoolingKind::airside, "airside", "outside air", make_airside},
    CoolingKindRow{CoolingKind::waterside, "waterside", "cooling tower, free cooling",
                   make_waterside},
    CoolingKindRow{CoolingKind::water_chiller, "water_chiller", "chiller and tower",
                   make_water_chiller},
    CoolingKindRow{CoolingKind::air_chiller, "air_chiller", "chiller, dry", make_air_chiller},
    CoolingKindRow{CoolingKind::direct_liquid, "direct_liquid", "direct liquid, dry",
                   make_direct_liquid},
    CoolingKindRow{CoolingKind::hybrid, "hybrid", "dry, wet when hot", make_hybrid},
};

/// Returns the names in the order of the enumeration.
[[nodiscard]] std::span<const char* const> names_of(CoolingKind kind);

}  // namespace gigaload::sim
