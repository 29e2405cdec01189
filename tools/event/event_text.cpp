#include "tools/event/event_text.hpp"

#include <fmt/format.h>

#include <cmath>

namespace gigaload::tools {

std::string event_text(const FollowedEvent& followed) {
  const sim::FrequencyOutcome& o = followed.outcome;
  const sim::FrequencyParameters& parameters = followed.inertia.parameters;
  std::string text = fmt::format(
      "{}: load {:.0f} MW, {:.0f} GW s, {:.0f} MW/0.1 Hz below and {:.0f} above\n"
      "  lost        {:.0f} MW of {}\n"
      "  extreme     {:.3f} Hz after {:.1f} s, {:+.3f} Hz/s at most\n"
      "  at the end  {:.3f} Hz; shed {:.0f} MW of load, tripped {:.0f} MW of generation\n",
      followed.interconnection, followed.inertia.load_mw, followed.inertia.energy_mws / 1000.0,
      parameters.response_mw_per_tenth_hz(), parameters.response_above_mw_per_tenth_hz(),
      std::abs(o.lost_mw), o.lost_mw < 0.0 ? "generation" : "load", o.extreme_hz, o.extreme_s,
      o.rocof_hz_per_s, o.settling_hz, followed.shed_mw(), o.tripped_mw);
  if (followed.left_mw() > 0.0) {
    text += fmt::format(
        "  by rule     {:.0f} MW of campuses left: the frequency was outside its window\n",
        followed.left_mw());
  }
  return text;
}

}  // namespace gigaload::tools
