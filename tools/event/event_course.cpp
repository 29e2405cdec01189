#include "tools/event/event_course.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <iterator>

namespace gigaload::tools {

namespace {

/// Holds what relays have disconnected by a moment, MW, all above zero.
struct Disconnected {
  double shed_mw = 0.0, left_mw = 0.0, tripped_mw = 0.0;
};

Disconnected disconnected(const FollowedEvent& of, double at_s) {
  Disconnected sum;
  for (const sim::FrequencyOutcome::Acted& acted : of.outcome.acted) {
    if (acted.at_s > at_s) continue;
    const sim::FrequencyRelay& relay = of.event.relays[acted.relay];
    if (relay.mw < 0.0) {
      sum.tripped_mw -= relay.mw;
    } else {
      (relay.group == sim::FrequencyRelay::kAlone ? sum.shed_mw : sum.left_mw) += relay.mw;
    }
  }
  return sum;
}

}  // namespace

std::string event_course(std::span<const FollowedEvent> events) {
  std::string text =
      "interconnection,at_s,frequency_hz,lost_mw,shed_mw,left_mw,tripped_mw,governors_mw,"
      "batteries_mw,inverters_mw,damping_mw\n";
  for (const FollowedEvent& each : events) {
    for (std::size_t i = 0; i < each.outcome.trace_hz.size(); ++i) {
      const double at_s = static_cast<double>(i) * each.event.trace_step_s;
      const Disconnected off = disconnected(each, at_s);
      const sim::FrequencyResponse& response = each.outcome.trace_response[i];
      fmt::format_to(std::back_inserter(text),
                     "{},{:.10g},{:.9g},{:.9g},{:.9g},{:.9g},{:.9g},{:.9g},{:.9g},{:.9g},{:.9g}\n",
                     each.interconnection, at_s, each.outcome.trace_hz[i],
                     sim::lost_mw(each.event.changes, at_s), off.shed_mw, off.left_mw,
                     off.tripped_mw, response.governors_mw, response.fast_mw, response.inverters_mw,
                     response.damping_mw);
    }
  }
  return text;
}

}  // namespace gigaload::tools
