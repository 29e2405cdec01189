#include "tools/summary/sampled_years.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenarios/text/stop_text.hpp"
#include "tools/terminal/text_table.hpp"

namespace gigaload::tools {

namespace {

std::string samples_of(const SampledYear& year) {
  return grouped(static_cast<double>(year.samples));
}

/// Returns "6.2 %", "31 %", "100 %".
std::string percent_text(double share) {
  constexpr double kTwoDigits = 0.0995;  // from where on they are whole
  return share < kTwoDigits ? fmt::format("{:.2g} %", 100.0 * share)
                            : fmt::format("{:.0f} %", 100.0 * share);
}

/// Tells whether a year has the error that is asked for; one that no sample was short in has none.
bool is_reached(const Summary& summary, const SampledYear& year) {
  return year.error_reached <= scenarios::parse_stop_text(summary.until).relative_error;
}

}  // namespace

std::string samples_text(const Summary& summary) {
  if (summary.sampled_years.empty()) return std::to_string(summary.samples);
  const auto [least, most] =
      std::ranges::minmax_element(summary.sampled_years, {}, &SampledYear::samples);
  if (least->samples == most->samples) return samples_of(*least);
  return fmt::format("{} to {}", samples_of(*least), samples_of(*most));
}

std::string sampled_years_text(const Summary& summary) {
  if (summary.sampled_years.empty()) return {};
  std::vector<std::string> years;
  for (const SampledYear& year : summary.sampled_years) {
    const std::string error =
        std::isnan(year.error_reached) ? "none short" : percent_text(year.error_reached);
    years.push_back(fmt::format("{} {} ({}{})", year.year, samples_of(year), error,
                                is_reached(summary, year) ? "" : ", not reached"));
  }
  return fmt::format("Samples until {}: {}\n", summary.until, fmt::join(years, ", "));
}

std::vector<std::string> errors_not_reached(const Summary& summary) {
  std::vector<std::string> sentences;
  for (const SampledYear& year : summary.sampled_years) {
    if (is_reached(summary, year)) continue;
    const std::string error = std::isnan(year.error_reached)
                                  ? "without a shortfall, so that there is no error to stop at"
                                  : "with a standard error of " + percent_text(year.error_reached);
    sentences.push_back(
        fmt::format("{}: ended at {} samples {}; asked for: {}. More are allowed by "
                    "ensemble.at_most",
                    year.year, samples_of(year), error, summary.until));
  }
  return sentences;
}

}  // namespace gigaload::tools
