#include "tools/swing/swing_told.hpp"

#include <fmt/format.h>

namespace gigaload::tools {

const char* unit_of(const sim::SwingLimit& limit) {
  return limit.kind == sim::SwingKind::ramp ? "MW/min" : "MW";
}

std::string words_of(const sim::SwingLimit& limit) {
  if (limit.kind == sim::SwingKind::ramp) return fmt::format("mean over {:g} s", limit.window_s);
  const std::string swing = fmt::format("peak to peak in {:g} s", limit.window_s);
  if (limit.kind == sim::SwingKind::step) return swing;
  return fmt::format("{}, {:g} to {:g} Hz", swing, limit.band.low_hz, limit.band.high_hz);
}

}  // namespace gigaload::tools
