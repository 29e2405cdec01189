#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <string>
#include <tuple>

#include "grid/adequacy/sampling/none_seen.hpp"
#include "tools/summary/campus_table.hpp"
#include "tools/summary/data_centre_text.hpp"
#include "tools/summary/sampled_years.hpp"
#include "tools/summary/summary.hpp"
#include "tools/summary/summary_risk.hpp"
#include "tools/summary/year_words.hpp"
#include "tools/terminal/sparkline.hpp"
#include "tools/terminal/text_table.hpp"

namespace gigaload::tools {

namespace {

using grid::adequacy::Metrics;

constexpr double kMwPerGw = 1e3;
constexpr double kMwhPerGwh = 1e3;
constexpr double kM3PerHm3 = 1e6;
constexpr double kTPerMt = 1e6;
constexpr std::size_t kRegionsShown = 8;
constexpr std::size_t kAreasShown = 24;
constexpr std::size_t kCampusesShown = 20;

std::string gw(double mw) { return grouped(mw / kMwPerGw, 2); }
std::string gw(const Figures& of, const char* name) { return gw(of.in(name, "MW")); }
std::string gwh(const Figures& of, const char* name) {
  return grouped(of.in(name, "MW h") / kMwhPerGwh, 1);
}
std::string hm3(const Figures& of, const char* name) {
  return grouped(of.in(name, "m3") / kM3PerHm3, 1);
}
std::string megatonnes(const Figures& of, const char* name) {
  return grouped(of.in(name, "t") / kTPerMt, 1);
}

std::string percent(double part, double whole) {
  return whole > 0.0 ? grouped(100.0 * part / whole, 1) : "-";
}

/// Writes hours that were counted, or the mean of a count.
std::string unserved_hours(const Figures& of, const Summary& s) {
  return grouped(of.in("unserved_hours", "h"), s.samples > 0 ? 1 : 0);
}

/// Writes "0.31 ± 0.05". The text is "none in 1,000" or a bound if no sample has a shortfall, and
/// the value alone if there is no error, with one sample.
std::string with_error(const grid::adequacy::Metrics& metrics, grid::adequacy::MetricMember metric,
                       const Summary& s, double unit = 1.0) {
  const grid::adequacy::Estimate& estimate = metrics.*metric;
  if (estimate.value == 0.0 && s.samples == 0) return "0";
  if (estimate.value == 0.0) return grid::adequacy::none_text(metric, s.samples);
  return tools::with_error(estimate.value / unit, estimate.standard_error / unit);
}

std::string deals_text(const Summary& s) {
  if (s.deals.empty()) return {};
  std::vector<std::string> headings{"Deals: energised / promised [GW]", "of"};
  headings.insert(headings.end(), s.moments.begin(), s.moments.end());
  TextTable table(std::move(headings));
  const auto add = [&table](std::string title, std::string kind,
                            const std::vector<DealState>& states) {
    std::vector<std::string> row{std::move(title), std::move(kind)};
    for (const DealState& state : states) {
      row.push_back(fmt::format("{} / {}", gw(state.delivered_mw), gw(state.promised_mw)));
    }
    table.add(std::move(row));
  };
  for (const DealSummary& deal : s.deals) add(deal.title, deal.kind, deal.states);
  add("all deals", "machines", s.machines);
  const bool two_kinds =
      std::ranges::any_of(s.deals, [&](const DealSummary& d) { return d.kind != s.deals[0].kind; });
  return fmt::format("\n{}{}", table.text(),
                     two_kinds ? "Chips and sites are the same machines, which count once.\n" : "");
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
  table.add(std::move(sited));
  table.add(std::move(energised));
  if (!s.bands.empty()) {
    std::vector<std::string> row{"its band"};
    for (const EnergisedBand& band : s.bands) {
      row.push_back(fmt::format("{} to {}", gw(band.low_mw), gw(band.high_mw)));
    }
    table.add(std::move(row));
  }
  table.add(std::move(cancelled));
  std::string band;
  if (!s.bands.empty()) band = fmt::format("The band is {} of the campuses.\n", s.futures);
  if (!s.no_futures.empty()) band = fmt::format("No band of drawn futures: {}.\n", s.no_futures);
  return fmt::format("\n{}{}", table.text(), band);
}

/// Tells what campuses do, year by year; a column for what some campus has.
std::string work_text(const Summary& s) {
  if (s.campuses.empty()) return {};
  struct Column {
    const char* heading;
    const char* quantity;
    std::string (*text)(const Figures& of, const char* name);
    bool always;
  };
  static constexpr Column kColumns[] = {
      {"TWh", "campus_energy", twh, true},
      {"work TWh", "campus_work", twh, true},
      {"cut GWh", "campus_curtailed_energy", gwh, true},
      {"on site TWh", "onsite_energy", twh, false},
      {"put off GWh", "deferred_energy", gwh, false},
      {"made up GWh", "recovered_energy", gwh, false},
      {"water short hm3", "water_shortfall", hm3, false},
      {"given up for it GWh", "water_limited_energy", gwh, false},
  };
  std::vector<const Column*> shown;
  std::vector<std::string> headings{"Campuses"};
  for (const Column& column : kColumns) {
    const bool any = std::any_of(s.years.begin(), s.years.end(), [&](const YearSummary& y) {
      return y.figures[column.quantity] > 0.0;
    });
    if (!column.always && !any) continue;
    shown.push_back(&column);
    headings.emplace_back(column.heading);
  }
  TextTable table(std::move(headings));
  for (const YearSummary& y : s.years) {
    std::vector<std::string> row{year_label(y.year, y.whole)};
    for (const Column* column : shown) row.push_back(column->text(y.figures, column->quantity));
    table.add(std::move(row));
  }
  return fmt::format(
      "\nWork: IT energy with which the reference generation of accelerators would do it\n{}",
      table.text());
}

std::string each_campus_text(const Summary& s) {
  const std::string text = campus_table_text(s.campus_table, kCampusesShown, CampusColumns::few);
  return text.empty() ? text : fmt::format("\n{}", text);
}

/// Says which rows a table has: "8 of 72 regions, the shortest of power, ...".
std::string what_is_shown(std::size_t shown, std::size_t all, const char* plural) {
  if (shown == all)
    return fmt::format("{}{}", static_cast<char>(std::toupper(plural[0])), plural + 1);
  return fmt::format("{} of {} {}, the shortest of power, then those with most data centres", shown,
                     all, plural);
}

/// Writes regions, states or planning areas as a table.
std::string rows_text(const Summary& s, std::vector<RegionSummary> rows, const char* singular,
                      const char* plural, const char* unserved_heading, std::size_t most) {
  const auto worst_first = [](const RegionSummary& a, const RegionSummary& b) {
    return std::tuple(-a.whole_run["unserved_energy"], -a.reference.figures["data_centre_energy"],
                      a.title) < std::tuple(-b.whole_run["unserved_energy"],
                                            -b.reference.figures["data_centre_energy"], b.title);
  };
  std::sort(rows.begin(), rows.end(), worst_first);
  const std::size_t all = rows.size();
  rows.resize(std::min(all, most));
  std::vector<std::string> headings{singular, unserved_heading, "GWh", "campuses cut GWh"};
  if (s.samples > 0) headings.insert(headings.end(), {"LOLE d", "EUE GWh"});
  headings.insert(headings.end(), {"data centres TWh", "% of sales", "peak GW", "net import TWh",
                                   "water hm3", "at plants for them hm3"});
  TextTable table(std::move(headings));
  for (const RegionSummary& r : rows) {
    const YearSummary& y = r.reference;
    std::vector<std::string> row{r.title, unserved_hours(r.whole_run, s),
                                 gwh(r.whole_run, "unserved_energy"),
                                 gwh(r.whole_run, "campus_curtailed_energy")};
    if (s.samples > 0) {
      row.push_back(r.adequacy ? with_error(*r.adequacy, &Metrics::event_days, s) : "-");
      row.push_back(r.adequacy ? with_error(*r.adequacy, &Metrics::eue, s, kMwhPerGwh) : "-");
    }
    row.insert(row.end(),
               {twh(y.figures, "data_centre_energy"),
                percent(y.figures["data_centre_energy"], y.figures["sales"]), gw(y.figures, "peak"),
                twh(y.figures, "net_import"), hm3(y.figures, "water_direct"),
                hm3(y.figures, "data_centre_water_indirect")});
    table.add(std::move(row));
  }
  const std::string means =
      s.samples > 0 ? fmt::format(" (means of {} samples)", samples_text(s)) : std::string();
  const char* const weather =
      s.samples > 0 ? "; peak, imports and water are of one weather, the balance's" : "";
  return fmt::format("\n{}; unserved and cut over the whole run{}, the rest in {}{}\n{}",
                     what_is_shown(rows.size(), all, plural), means, s.reference_year, weather,
                     table.text());
}

/// Writes the states in the place of the regions where these nest in them.
std::string regions_text(const Summary& s) {
  constexpr const char* kHours = "region-hours";
  std::string text = s.states.empty()
                         ? rows_text(s, s.regions, "Region", "regions", "unserved h", kRegionsShown)
                         : rows_text(s, s.states, "State", "states", kHours, kRegionsShown);
  if (!s.planning_areas.empty()) {
    text += rows_text(s, s.planning_areas, "Planning area", "planning areas", kHours, kAreasShown);
  }
  return text;
}

std::string years_text(const Summary& s) {
  TextTable table({"All regions", "energy TWh", "data centres TWh", "% of sales", "campuses TWh",
                   "unserved GWh", "region-hours", "water hm3", "at plants for them hm3",
                   "CO2 Mt"});
  for (const YearSummary& y : s.years) {
    table.add({year_label(y.year, y.whole), twh(y.figures, "energy"),
               twh(y.figures, "data_centre_energy"),
               percent(y.figures["data_centre_energy"], y.figures["sales"]),
               twh(y.figures, "campus_energy"), gwh(y.figures, "unserved_energy"),
               unserved_hours(y.figures, s), hm3(y.figures, "water_direct"),
               hm3(y.figures, "data_centre_water_indirect"), megatonnes(y.figures, "co2")});
  }
  return fmt::format("\n{}", table.text());
}

/// Draws the course of the whole years at a glance; nothing for one year.
std::string trend_text(const Summary& s) {
  std::vector<YearSummary> years;
  std::ranges::copy_if(s.years, std::back_inserter(years), &YearSummary::whole);
  if (years.size() < 2) return {};
  struct Row {
    const char* name;
    const char* quantity;
  };
  static constexpr Row kRows[] = {{"energy", "energy"},
                                  {"data centres", "data_centre_energy"},
                                  {"campuses", "campus_energy"},
                                  {"unserved", "unserved_energy"},
                                  {"water", "water_direct"}};
  TextTable table({"Trend, from 0 to the highest year",
                   fmt::format("{} to {}", years.front().year, years.back().year)});
  for (const Row& row : kRows) {
    std::vector<double> values;
    for (const YearSummary& year : years) values.push_back(year.figures[row.quantity]);
    table.add({row.name, sparkline(values)});
  }
  return fmt::format("\n{}", table.text());
}

std::string adequacy_text(const Summary& s) {
  if (s.adequacy.empty()) return {};
  const bool reserves =
      std::ranges::any_of(s.adequacy, [](const AreaYear& a) { return a.load_only.has_value(); });
  std::vector<std::string> headings{"Adequacy", "year", "LOLE d", "LOLH h", "EUE GWh", "NEUE ppm"};
  if (reserves) headings.insert(headings.end(), {"load only: LOLE d", "EUE GWh"});
  TextTable table(std::move(headings));
  for (const AreaYear& a : s.adequacy) {
    if (a.kind == "state") continue;  // they stand above with their LOLE and EUE
    if (a.kind == "planning area" && a.year != s.reference_year) continue;  // they are many
    std::vector<std::string> row{a.title,
                                 year_label(a.year, a.whole),
                                 with_error(a.adequacy, &Metrics::event_days, s),
                                 with_error(a.adequacy, &Metrics::lolh, s),
                                 with_error(a.adequacy, &Metrics::eue, s, kMwhPerGwh),
                                 with_error(a.adequacy, &Metrics::neue, s)};
    if (a.load_only) {
      row.push_back(with_error(*a.load_only, &Metrics::event_days, s));
      row.push_back(with_error(*a.load_only, &Metrics::eue, s, kMwhPerGwh));
    } else if (reserves) {
      row.insert(row.end(), 2, "-");
    }
    table.add(std::move(row));
  }
  const bool parts = !std::ranges::all_of(s.adequacy, &AreaYear::whole);
  return fmt::format(
             "\nExpectations of a year from {} samples, ± sampling error alone (standard error); "
             "LOLE in days with shortfall{}{}\n{}",
             samples_text(s), reserves ? " of load or of each region's reserve" : "",
             parts ? "; (part): of the hours in the run" : "", table.text()) +
         sampled_years_text(s) +
         (s.assumptions.empty() ? "" : fmt::format("Assumed: {}\n", s.assumptions)) + risk_text(s);
}

/// Quotes a name that is no bare key of TOML.
std::string toml_key(const std::string& name) {
  const bool bare = !name.empty() && std::ranges::all_of(name, [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '-' || c == '_';
  });
  return bare ? name : fmt::format("\"{}\"", name);
}

std::string perfect_capacity_text(const Summary& s) {
  if (s.perfect_capacity.empty()) return {};
  TextTable table({"Perfect capacity added by calibration", "MW"});
  for (const PerfectCapacity& p : s.perfect_capacity) {
    table.add({p.title.empty() ? "in no planning area" : p.title, grouped(p.capacity_mw)});
  }
  std::string keys;
  if (s.calibrated_by_planning_area) keys += "  calibration.by = \"planning_area\"\n";
  for (const PerfectCapacity& p : s.perfect_capacity) {
    if (p.title.empty()) continue;
    keys += fmt::format("  calibration.perfect_capacity.{} = \"{:.10g} MW\"\n", toml_key(p.title),
                        p.capacity_mw);
  }
  return fmt::format("\n{}A run that is given it does not look for it again:\n{}", table.text(),
                     keys);
}

}  // namespace

std::string summary_text(const Summary& summary) {
  const std::string state =
      summary.complete ? "" : "; not complete: what follows ends with the hours on file";
  return fmt::format("{}: {} to {}{}\n", summary.title, summary.begin, summary.end, state) +
         deals_text(summary) + campuses_text(summary) + work_text(summary) +
         each_campus_text(summary) + data_centres_text(summary) + regions_text(summary) +
         adequacy_text(summary) + perfect_capacity_text(summary) + years_text(summary) +
         trend_text(summary);
}

}  // namespace gigaload::tools
