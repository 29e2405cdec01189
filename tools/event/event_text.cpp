#include "tools/event/event_text.hpp"

#include <fmt/format.h>

#include <cmath>

namespace gigaload::tools {

std::string event_text(const FollowedEvent& followed) {
  const sim::FrequencyOutcome& o = followed.outcome;
  return fmt::format(
      "{}: load {:.0f} MW, {:.0f} GW s, {:.0f} MW/0.1 Hz\n"
      "  lost        {:.0f} MW of {}\n"
      "  extreme     {:.3f} Hz after {:.1f} s, {:+.3f} Hz/s at most\n"
      "  at the end  {:.3f} Hz; shed {:.0f} MW of load, tripped {:.0f} MW of generation\n",
      followed.interconnection, followed.inertia.load_mw, followed.inertia.energy_mws / 1000.0,
      followed.inertia.parameters.response_mw_per_tenth_hz(), std::abs(o.lost_mw),
      o.lost_mw < 0.0 ? "generation" : "load", o.extreme_hz, o.extreme_s, o.rocof_hz_per_s,
      o.settling_hz, o.shed_mw, o.tripped_mw);
}

}  // namespace gigaload::tools
