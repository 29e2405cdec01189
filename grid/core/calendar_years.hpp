#pragma once

namespace gigaload::grid {

/// The calendar years that a scenario, a table or an option may name begin with this one.
/// Samples of outages count their steps from it, so that another one draws other numbers.
inline constexpr int kFirstYear = 1990;

/// They end with this one.
inline constexpr int kLastYear = 2150;

}  // namespace gigaload::grid
