#include "output/tables/cell_text.hpp"

#include <fmt/core.h>

#include <cmath>
#include <cstdint>

#include "grid/core/calendar_years.hpp"
#include "grid/core/error.hpp"
#include "output/trajectory/provenance.hpp"

namespace gigaload::output {

std::string moment_text(double hours) {
  constexpr std::int64_t kSeconds = 3600;  // of an hour
  const auto limit = static_cast<double>(grid::start_of_year(grid::kLastYear + 1));
  if (!(std::abs(hours) <= limit)) {
    throw InputError(fmt::format("the moment {} h after 1970-01-01 is in no calendar", hours));
  }
  const std::int64_t seconds = std::llround(hours * static_cast<double>(kSeconds));
  const auto hour = static_cast<grid::Hour>(
      std::floor(static_cast<double>(seconds) / static_cast<double>(kSeconds)));
  const std::int64_t rest = seconds - hour * kSeconds;
  std::string text = iso_time(hour);
  if (rest != 0) {
    text.replace(text.find(':'), std::string::npos,
                 fmt::format(":{:02}:{:02}Z", rest / 60, rest % 60));
  }
  return text;
}

std::string cell_text(Cells cells, const Cell& cell) {
  if (const auto* const text = std::get_if<std::string_view>(&cell)) return std::string(*text);
  const double value = std::get<double>(cell);
  if (std::isnan(value)) return {};
  if (cells == Cells::time) return moment_text(value);
  if (cells == Cells::number32) return fmt::format("{}", static_cast<float>(value));
  return fmt::format("{}", value);
}

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

}  // namespace gigaload::output
