#include "scenarios/measured/outlier_notices.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace gigaload::scenarios {
namespace {

const char* reason(grid::OutlierKind kind) {
  switch (kind) {
    case grid::OutlierKind::not_positive:
      return "a load is above 0";
    case grid::OutlierKind::stuck:
      return "a load does not stay the same for so long";
    case grid::OutlierKind::above:
      return "far above what the days around lead to expect";
    case grid::OutlierKind::below:
      return "far below what the days around lead to expect";
    case grid::OutlierKind::other_unit:
      return "the month is far from the others; is it in another unit?";
    case grid::OutlierKind::lone:
      break;
  }
  return "far from the hours on both sides";
}

/// ", with 21300 MW in the hour before, 21512 MW in the hour after", as far as there are such
/// hours.
std::string beside(const std::vector<double>& mw, std::size_t begin, std::size_t end) {
  std::string text;
  if (begin > 0) text += fmt::format(", with {:.0f} MW in the hour before", mw[begin - 1]);
  if (end < mw.size()) {
    text += fmt::format(", {}{:.0f} MW in the hour after", text.empty() ? "with " : "", mw[end]);
  }
  return text;
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

/// ", about 1000 times the other months", of hours of a month in another unit.
std::string factor_in_words(const std::vector<double>& mw, std::size_t begin, std::size_t end,
                            const std::vector<grid::OutlierHour>& outliers) {
  std::vector<double> others = mw;
  for (const grid::OutlierHour& each : outliers) others[each.hour] = 0.0;
  std::erase_if(others, [](double value) { return !(value > 0.0); });
  std::vector<double> own(mw.begin() + static_cast<std::ptrdiff_t>(begin),
                          mw.begin() + static_cast<std::ptrdiff_t>(end));
  std::erase_if(own, [](double value) { return !(value > 0.0); });
  if (others.empty() || own.empty()) return {};
  const double factor = median(own) / median(others);
  return factor >= 1.0 ? fmt::format(", about {:.0f} times the other months", factor)
                       : fmt::format(", about 1/{:.0f} of the other months", 1.0 / factor);
}

std::string notice(const DemandOfRegion& demand, const grid::OutlierHour& first, std::size_t end,
                   const std::vector<grid::OutlierHour>& outliers) {
  const std::vector<double>& mw = demand.load.mw;
  const auto at = [&mw](std::size_t t) { return mw.begin() + static_cast<std::ptrdiff_t>(t); };
  const auto [least, most] = std::ranges::minmax(std::vector<double>(at(first.hour), at(end)));
  return fmt::format(
      "{}{}: {} MW{}{}: {}", to_string(demand.begin[first.hour]),
      end - first.hour == 1 ? "" : fmt::format(" and {} h on", end - first.hour - 1),
      least == most ? fmt::format("{:.0f}", least) : fmt::format("{:.0f} to {:.0f}", least, most),
      beside(mw, first.hour, end),
      first.kind == grid::OutlierKind::other_unit ? factor_in_words(mw, first.hour, end, outliers)
                                                  : "",
      reason(first.kind));
}

}  // namespace

std::vector<std::string> outlier_notices(const DemandOfRegion& demand,
                                         const std::vector<grid::OutlierHour>& outliers,
                                         std::size_t most) {
  std::vector<std::string> notices;
  std::size_t stretches = 0;
  for (std::size_t i = 0; i < outliers.size();) {
    std::size_t next = i + 1;
    while (next < outliers.size() && outliers[next].kind == outliers[i].kind &&
           outliers[next].hour == outliers[next - 1].hour + 1) {
      ++next;
    }
    if (++stretches <= most)
      notices.push_back(notice(demand, outliers[i], outliers[next - 1].hour + 1, outliers));
    i = next;
  }
  if (stretches > most) {
    notices.push_back(fmt::format("{} such stretches, {} h in all", stretches, outliers.size()));
  }
  return notices;
}

}  // namespace gigaload::scenarios
