#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <tuple>

#include "tools/summary.hpp"
#include "tools/text_table.hpp"

namespace gigaload::tools {

namespace {

constexpr double kMwPerGw = 1e3;
constexpr double kMwhPerGwh = 1e3;
constexpr double kMwhPerTwh = 1e6;
constexpr double kM3PerHm3 = 1e6;
constexpr double kTPerMt = 1e6;
constexpr std::size_t kRegionsShown = 8;

std::string gw(double mw) { return grouped(mw / kMwPerGw, 2); }
std::string twh(double mwh) { return grouped(mwh / kMwhPerTwh, 1); }
std::string gwh(double mwh) { return grouped(mwh / kMwhPerGwh, 1); }
std::string hm3(double m3) { return grouped(m3 / kM3PerHm3, 1); }

std::string percent(double part, double whole) {
  return whole > 0.0 ? grouped(100.0 * part / whole, 1) : "-";
}

std::string year_label(const YearSummary& year) {
  return fmt::format("{}{}", year.year, year.whole ? "" : " (part)");
}

std::string deals_text(const Summary& s) {
  if (s.deals.empty()) return {};
  std::vector<std::string> headings{"Deals: energised / promised [GW]"};
  headings.insert(headings.end(), s.moments.begin(), s.moments.end());
  TextTable table(std::move(headings));
  for (const DealSummary& deal : s.deals) {
    std::vector<std::string> row{deal.title};
    for (const DealState& state : deal.states) {
      row.push_back(fmt::format("{} / {}", gw(state.delivered_mw), gw(state.promised_mw)));
    }
    table.add(std::move(row));
  }
  return fmt::format("\n{}", table.text());
}

std::string campuses_text(const Summary& s) {
  if (s.campuses.empty()) return {};
  std::vector<std::string> headings{"All campuses [GW]"};
  std::vector<std::string> sited{"sited"};
  std::vector<std::string> energised{"energised"};
  std::vector<std::string> cancelled{"cancelled"};
  for (std::size_t m = 0; m < s.moments.size(); ++m) {
    headings.push_back(s.moments[m]);
    sited.push_back(gw(s.campuses[m].announced_mw));
    energised.push_back(gw(s.campuses[m].energised_mw));
    cancelled.push_back(gw(s.campuses[m].cancelled_mw));
  }
  TextTable table(std::move(headings));
  for (auto* row : {&sited, &energised, &cancelled}) table.add(std::move(*row));
  return fmt::format("\n{}", table.text());
}

std::string data_centres_text(const Summary& s) {
  const auto year = std::find_if(s.years.begin(), s.years.end(),
                                 [&](const YearSummary& y) { return y.year == s.reference_year; });
  if (year == s.years.end()) return {};
  return fmt::format(
      "\nData centres in {}: {} TWh as built, {} TWh had every promise been kept by its date.\n",
      year_label(*year), twh(year->data_centre_energy_mwh),
      twh(year->data_centre_energy_promised_mwh));
}

std::string regions_text(const Summary& s) {
  std::vector<RegionSummary> regions = s.regions;
  const auto worst_first = [](const RegionSummary& a, const RegionSummary& b) {
    return std::tuple(-a.unserved_energy_mwh, -a.reference.data_centre_energy_mwh, a.title) <
           std::tuple(-b.unserved_energy_mwh, -b.reference.data_centre_energy_mwh, b.title);
  };
  std::sort(regions.begin(), regions.end(), worst_first);
  if (regions.size() > kRegionsShown) regions.resize(kRegionsShown);
  TextTable table({"Region", "unserved h", "GWh", "campuses cut GWh", "data centres TWh",
                   "% of sales", "peak GW", "net import TWh", "water hm3"});
  for (const RegionSummary& r : regions) {
    const YearSummary& y = r.reference;
    table.add({r.title, grouped(r.unserved_hours), gwh(r.unserved_energy_mwh),
               gwh(r.campus_curtailed_energy_mwh), twh(y.data_centre_energy_mwh),
               percent(y.data_centre_energy_mwh, y.sales_mwh), gw(y.peak_mw), twh(y.net_import_mwh),
               hm3(y.water_direct_m3)});
  }
  const std::string what = s.regions.size() > regions.size()
                               ? fmt::format(
                                     "{} of {} regions, the shortest of power, then those "
                                     "with most data centres",
                                     regions.size(), s.regions.size())
                               : std::string("Regions");
  return fmt::format("\n{}; unserved and cut over the whole run, the rest in {}\n{}", what,
                     s.reference_year, table.text());
}

std::string years_text(const Summary& s) {
  TextTable table({"All regions", "energy TWh", "data centres TWh", "% of sales", "campuses TWh",
                   "unserved GWh", "region-hours", "water hm3", "at plants hm3", "CO2 Mt"});
  for (const YearSummary& y : s.years) {
    table.add({year_label(y), twh(y.energy_mwh), twh(y.data_centre_energy_mwh),
               percent(y.data_centre_energy_mwh, y.sales_mwh), twh(y.campus_energy_mwh),
               gwh(y.unserved_energy_mwh), grouped(y.unserved_hours), hm3(y.water_direct_m3),
               hm3(y.water_indirect_m3), grouped(y.co2_t / kTPerMt, 1)});
  }
  return fmt::format("\n{}", table.text());
}

}  // namespace

std::string summary_text(const Summary& summary) {
  const std::string state =
      summary.complete ? "" : "; interrupted: what follows ends where the run did";
  return fmt::format("{}: {} to {}{}\n", summary.title, summary.begin, summary.end, state) +
         deals_text(summary) + campuses_text(summary) + data_centres_text(summary) +
         regions_text(summary) + years_text(summary);
}

int reference_year(const std::vector<YearSummary>& years) {
  constexpr int kWanted = 2030;  // the year of the IEA's projection and of most promises
  int last_whole = 0;
  for (const YearSummary& year : years) {
    if (!year.whole) continue;
    if (year.year == kWanted) return kWanted;
    last_whole = year.year;
  }
  return last_whole != 0 ? last_whole : years.back().year;
}

}  // namespace gigaload::tools
