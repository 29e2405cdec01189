#pragma once

#include "grid/core/calendar.hpp"

namespace gigaload::sim {

using grid::Hour;

}  // namespace gigaload::sim
