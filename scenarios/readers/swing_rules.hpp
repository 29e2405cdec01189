#pragma once

#include <string>
#include <vector>

#include "sim/swing/swing_rule.hpp"

namespace gigaload::scenarios {

/// Returns the names of the shipped rules, in the order of their table.
[[nodiscard]] std::vector<std::string> shipped_swing_rules();

/// Reads the rule of a shipped name (swing_limits.csv) or of a file: a TOML text with tables
/// [[limit]], each with `name`, `kind` "band", "step" or "ramp", `window_s`, of a band `band_hz`,
/// and `peak_to_peak` ("10 MW", or a number: a share of `capacity_mw`) or, of a ramp, `ramp`
/// ("20 MW/min", or a share a minute). A band's window is a period of its lower edge where none is
/// given. Throws ScenarioError with the places of all faults, InputError for a name that is none.
[[nodiscard]] sim::SwingRule read_swing_rule(const std::string& asked, double capacity_mw);

}  // namespace gigaload::scenarios
