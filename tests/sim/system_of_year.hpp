#pragma once

#include <cstdint>

#include "sim/studies/system_of_year.hpp"
#include "sim/studies/year_study.hpp"

namespace gigaload::sim {

/// The system of a year and a realisation of the weather, without its study.
inline grid::adequacy::SystemModel system_of_year(const Scenario& scenario, int year,
                                                  std::uint32_t weather = 0) {
  return system_of(YearStudy(scenario, year, weather));
}

}  // namespace gigaload::sim
