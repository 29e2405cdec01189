#include "scenarios/measured/air_rows.hpp"

#include <fmt/format.h>

#include <cmath>

namespace gigaload::scenarios {
namespace {

constexpr std::size_t kLongestGap_h = 6;
constexpr double kAboveDryBulb_k = 2.0;

/// The line of the row, or else of the nearest before it, or of the first that has one.
unsigned line_near(const std::vector<AirRow>& rows, std::size_t at) {
  while (at > 0 && rows[at].line == 0) --at;
  while (at + 1 < rows.size() && rows[at].line == 0) ++at;
  return rows[at].line;
}

/// Fills the gaps of one quantity.
class Gaps {
 public:
  Gaps(std::vector<AirRow>& rows, bool cyclic, const AirRowsOf& of, Problems& problems,
       std::vector<std::string>& notices)
      : rows_(rows), cyclic_(cyclic), of_(of), problems_(problems), notices_(notices) {}

  void fill(double AirRow::* value, const char* what) {
    const std::size_t n = rows_.size();
    std::size_t gaps = 0, hours = 0, first = 0;
    const auto known = [&](std::size_t i) { return !std::isnan(rows_[i % n].*value); };
    std::size_t start = 0;
    while (start < n && !known(start)) ++start;
    if (start == n) {
      problems_.add({of_.source, line_near(rows_, 0), 1}, of_.key,
                    fmt::format("the file has no {} at all", what));
      return;
    }
    // from the first known value on, once around
    for (std::size_t i = start; i < start + n;) {
      std::size_t next = i + 1;
      while (!known(next) && next < start + n) ++next;
      const std::size_t missing = next - i - 1;
      if (missing > 0) {
        const bool over_the_end = next >= n;
        const std::size_t at = (i + 1) % n;
        if (missing > kLongestGap_h || (over_the_end && !cyclic_)) {
          problems_.add({of_.source, line_near(rows_, at), 1}, of_.key,
                        fmt::format("from here {} h lack a {}; up to {} h between others are taken "
                                    "as a straight line",
                                    missing, what, kLongestGap_h));
          return;
        }
        if (gaps++ == 0) first = at;
        hours += missing;
        for (std::size_t k = 1; k <= missing; ++k) {
          const double part = static_cast<double>(k) / static_cast<double>(missing + 1);
          rows_[(i + k) % n].*value =
              (1.0 - part) * rows_[i % n].*value + part * rows_[next % n].*value;
        }
      }
      i = next;
    }
    if (gaps == 0) return;
    notices_.push_back(fmt::format("{}:{}: {} h lack a {}, here first: taken as straight lines",
                                   of_.name, line_near(rows_, first), hours, what));
  }

 private:
  std::vector<AirRow>& rows_;
  bool cyclic_;
  const AirRowsOf& of_;
  Problems& problems_;
  std::vector<std::string>& notices_;
};

void fill_pressure(std::vector<AirRow>& rows, const AirRowsOf& of,
                   std::vector<std::string>& notices) {
  std::size_t missing = 0, first = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!std::isnan(rows[i].pressure_pa)) continue;
    if (missing++ == 0) first = i;
    rows[i].pressure_pa = of.missing_pressure_pa;
  }
  if (missing == 0) return;
  notices.push_back(fmt::format("{}:{}: {} h lack a pressure, here first: taken as {:.0f} Pa",
                                of.name, line_near(rows, first), missing, of.missing_pressure_pa));
}

void cap_dew_point(std::vector<AirRow>& rows, const AirRowsOf& of, Problems& problems,
                   std::vector<std::string>& notices) {
  constexpr double kRounding_k = 0.2;
  std::size_t capped = 0, first = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double above = rows[i].dew_point_c - rows[i].dry_bulb_c;
    if (!(above > 0.0)) continue;
    if (above > kAboveDryBulb_k) {
      problems.add({of.source, line_near(rows, i), 1}, of.key,
                   fmt::format("the dew point, {:.1f} C, is above the dry bulb, {:.1f} C",
                               rows[i].dew_point_c, rows[i].dry_bulb_c));
      return;
    }
    rows[i].dew_point_c = rows[i].dry_bulb_c;
    if (above > kRounding_k && capped++ == 0) first = i;
  }
  if (capped == 0) return;
  notices.push_back(fmt::format(
      "{}:{}: the dew point of {} h is above the dry bulb, here first: taken as saturated", of.name,
      line_near(rows, first), capped));
}

}  // namespace

std::vector<grid::AirReading> complete_rows(std::vector<AirRow> rows, bool cyclic,
                                            const AirRowsOf& of, Problems& problems,
                                            std::vector<std::string>& notices) {
  const std::size_t before = problems.count();
  std::vector<grid::AirReading> readings;
  if (rows.empty()) {
    problems.add({of.source, 0, 0}, of.key, "the file has no hours");
    return readings;
  }
  Gaps gaps(rows, cyclic, of, problems, notices);
  gaps.fill(&AirRow::dry_bulb_c, "dry bulb");
  gaps.fill(&AirRow::dew_point_c, "humidity");
  fill_pressure(rows, of, notices);
  cap_dew_point(rows, of, problems, notices);
  if (problems.count() > before) return readings;
  readings.reserve(rows.size());
  for (const AirRow& row : rows) {
    readings.push_back({row.dry_bulb_c, row.dew_point_c, row.pressure_pa});
  }
  return readings;
}

}  // namespace gigaload::scenarios
