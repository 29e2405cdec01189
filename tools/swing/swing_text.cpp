#include "tools/swing/swing_text.hpp"

#include <fmt/format.h>

#include "tools/terminal/text_table.hpp"

namespace gigaload::tools {

namespace {

std::string verdict_of(const sim::JudgedLimit& each) {
  const auto kept = each.is_kept();
  return !kept ? "not judged" : *kept ? "kept" : "broken";
}

/// Returns the limit that is broken by most, as a share of what it allows; null where none is.
const sim::JudgedLimit* worst_broken(const SwingTold& told) {
  const sim::JudgedLimit* worst = nullptr;
  for (const sim::JudgedLimit& each : told.limits) {
    if (each.is_kept() != false) continue;
    if (worst != nullptr && *each.worst / each.limit.most <= *worst->worst / worst->limit.most) {
      continue;
    }
    worst = &each;
  }
  return worst;
}

std::string verdict(const SwingTold& told) {
  if (const sim::JudgedLimit* const worst = worst_broken(told)) {
    return fmt::format(
        "fails {}: {} is {:.4g} {}, {:.4g} are allowed, in the window from {:.10g} s on\n",
        told.rule, worst->limit.name, *worst->worst, unit_of(worst->limit), worst->limit.most,
        worst->at_s);
  }
  if (sim::is_kept(told.limits)) return fmt::format("passes {}\n", told.rule);
  return fmt::format("open beside {}: nothing is broken, but not all can be judged\n", told.rule);
}

std::string storage(const SwingTold& told) {
  if (!told.asked_for_buffer) return {};
  if (!told.buffer) {
    return "storage       none would do within half of the trace: its load changes for good\n";
  }
  return fmt::format(
      "storage       {:.4g} MW and {:.4g} MWh, an ideal buffer that knows what comes and takes the "
      "load towards its mean over {:.4g} s\n",
      told.buffer->power_mw, told.buffer->energy_mwh, told.buffer->window_s);
}

}  // namespace

std::string swing_text(const SwingTold& told) {
  std::string text = verdict(told);
  text += fmt::format("rule          {}\n", told.source);
  text += fmt::format("trace         {}: {:g} s in {} samples of {:g} s, capacity {:.6g} MW{}\n\n",
                      told.trace, told.span_s, grouped(static_cast<double>(told.samples)),
                      told.step_s, told.capacity_mw, told.capacity_is_peak ? ", its peak" : "");
  TextTable table({"limit", "of", "worst", "allowed", "", "from [s]", ""});
  for (const sim::JudgedLimit& each : told.limits) {
    table.add({each.limit.name, words_of(each.limit),
               each.worst ? fmt::format("{:.4g}", *each.worst) : "",
               fmt::format("{:.4g}", each.limit.most), unit_of(each.limit),
               each.worst ? fmt::format("{:.10g}", each.at_s) : "", verdict_of(each)});
  }
  return text + table.text() + (told.asked_for_buffer ? "\n" : "") + storage(told);
}

}  // namespace gigaload::tools
