#include "output/result/campus_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>

#include "grid/core/calendar.hpp"
#include "grid/core/error.hpp"
#include "output/variables/layout.hpp"
#include "output/variables/variables.hpp"

namespace gigaload::output {

namespace {

constexpr double kNotKnown = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kRowsAtOnce = 10 * kBlockHours;

/// Names how a number of the year comes from a variable of time and campus.
enum class Taken { at_the_end, over_hours, over_exchanges };

/// Says where a number of the rows stands in a file.
struct Origin {
  double CampusRow::* value;
  const char* path;
  Taken taken;
  bool always;  // false: written only where a campus has what it tells of
};

constexpr std::array kOrigins = {
    Origin{&CampusRow::announced_mw, "buildout/announced", Taken::at_the_end, true},
    Origin{&CampusRow::construction_mw, "buildout/construction", Taken::at_the_end, true},
    Origin{&CampusRow::energised_mw, "buildout/energised", Taken::at_the_end, true},
    Origin{&CampusRow::cancelled_mw, "buildout/cancelled", Taken::at_the_end, true},
    Origin{&CampusRow::energy_mwh, "campus_load", Taken::over_hours, true},
    Origin{&CampusRow::it_energy_mwh, "exchange/campus_it_energy", Taken::over_exchanges, true},
    Origin{&CampusRow::it_served_mwh, "exchange/campus_it_energy_served", Taken::over_exchanges,
           true},
    Origin{&CampusRow::water_m3, "water_direct", Taken::over_hours, true},
    Origin{&CampusRow::hours_cut, "exchange/campus_hours_cut", Taken::over_exchanges, true},
    Origin{&CampusRow::curtailed_mwh, "campus_curtailed", Taken::over_hours, true},
    Origin{&CampusRow::deferred_mwh, "campus_deferred", Taken::over_hours, false},
    Origin{&CampusRow::recovered_mwh, "campus_recovered", Taken::over_hours, false},
    Origin{&CampusRow::onsite_mwh, "onsite_generation", Taken::over_hours, false},
    Origin{&CampusRow::water_limited_mwh, "water_limited_mw", Taken::over_hours, false},
    Origin{&CampusRow::water_short_m3, "water_shortfall", Taken::over_hours, false},
};

constexpr std::array kFigures = {
    CampusFigure{"announced", "MW", &CampusRow::announced_mw},
    CampusFigure{"construction", "MW", &CampusRow::construction_mw},
    CampusFigure{"energised", "MW", &CampusRow::energised_mw},
    CampusFigure{"cancelled", "MW", &CampusRow::cancelled_mw},
    CampusFigure{"energy", "MW h", &CampusRow::energy_mwh},
    CampusFigure{"it_energy", "MW h", &CampusRow::it_energy_mwh},
    CampusFigure{"pue", "1", &CampusRow::pue},
    CampusFigure{"water", "m3", &CampusRow::water_m3},
    CampusFigure{"water_per_it_energy", "L kW-1 h-1", &CampusRow::water_l_per_it_kwh},
    CampusFigure{"hours_cut", "h", &CampusRow::hours_cut},
    CampusFigure{"curtailed", "MW h", &CampusRow::curtailed_mwh},
    CampusFigure{"deferred", "MW h", &CampusRow::deferred_mwh},
    CampusFigure{"recovered", "MW h", &CampusRow::recovered_mwh},
    CampusFigure{"onsite", "MW h", &CampusRow::onsite_mwh},
    CampusFigure{"water_limited", "MW h", &CampusRow::water_limited_mwh},
    CampusFigure{"water_short", "m3", &CampusRow::water_short_m3},
};

constexpr std::array kDates = {
    CampusDate{"first_power", "campus_first_power_time", &CampusRow::first_power},
    CampusDate{"half", "campus_half_power_time", &CampusRow::half},
    CampusDate{"complete", "campus_complete_time", &CampusRow::complete},
};

/// Sums rows [first, first + count) by campus.
std::vector<double> sums(const ResultFile& file, const char* path, std::size_t first,
                         std::size_t count, std::size_t campuses) {
  std::vector<double> result(campuses, 0.0);
  for (std::size_t done = 0; done < count; done += kRowsAtOnce) {
    const Array block = file.read(path, first + done, std::min(kRowsAtOnce, count - done));
    for (std::size_t i = 0; i < block.values.size(); ++i) {
      result[i % campuses] += block.values[i];
    }
  }
  return result;
}

/// Returns the state at the end of the year: of the first exchange of the next, or the last on
/// file.
std::vector<double> state_at_the_end(const ResultFile& file, const char* path,
                                     const FileYear& year) {
  const std::size_t next = year.first_exchange + year.exchanges;
  const Array row = file.read(path, next, 1);
  return row.shape.front() == 1 ? row.values : file.read(path, next - 1, 1).values;
}

std::vector<double> values_of(const ResultFile& file, const Origin& origin, const FileYear& year,
                              std::size_t campuses) {
  switch (origin.taken) {
    case Taken::at_the_end:
      return state_at_the_end(file, origin.path, year);
    case Taken::over_hours:
      return sums(file, origin.path, year.first_hour, year.hours, campuses);
    case Taken::over_exchanges:
      return sums(file, origin.path, year.first_exchange, year.exchanges, campuses);
  }
  return {};
}

double quotient(double part, double whole) { return whole > 0.0 ? part / whole : kNotKnown; }

/// Returns the year without the hours behind its last exchange on file, which a run has that goes
/// on or was killed: hours are written in blocks.
FileYear whole_exchanges(const ResultFile& file, FileYear year) {
  const std::size_t last = year.first_exchange + year.exchanges - 1;
  const double end = file.read("exchange/exchange_time_bnds", last, 1).values.at(1);
  const auto hours = static_cast<std::size_t>(static_cast<grid::Hour>(end) - file.begin());
  year.hours = std::min(year.hours, hours - std::min(hours, year.first_hour));
  return year;
}

void take_numbers(const ResultFile& file, const FileYear& year, CampusTable& table) {
  for (const Origin& origin : kOrigins) {
    const bool there = file.contains(origin.path);
    if (!there && !origin.always) continue;
    if (!there) table.missing.emplace_back(origin.path);
    const std::vector<double> values = there ? values_of(file, origin, year, table.rows.size())
                                             : std::vector(table.rows.size(), kNotKnown);
    for (std::size_t c = 0; c < table.rows.size(); ++c) table.rows[c].*origin.value = values.at(c);
  }
  for (CampusRow& row : table.rows) {
    row.pue = quotient(row.energy_mwh, row.it_energy_mwh);
    row.water_l_per_it_kwh = quotient(row.water_m3, row.it_served_mwh);  // 1 m3/MWh = 1 L/kWh
  }
}

/// Finds the file's variable of a name, in whatever group it stands; null where there is none.
const Variable* find_called(const ResultFile& file, std::string_view name) {
  const auto found = std::ranges::find_if(
      variables(), [&](const Variable& v) { return v.name == name && file.contains(path_of(v)); });
  return found == variables().end() ? nullptr : &*found;
}

/// Throws InputError for a date that no calendar of the program has; NaN stands for never.
void check_dates(const ResultFile& file, const std::string& path,
                 const std::vector<double>& times) {
  static const auto first = static_cast<double>(grid::to_hour({1, 1, 1}));
  static const auto last = static_cast<double>(grid::to_hour({9999, 12, 31}));
  for (const double time : times) {
    if (std::isnan(time) || (time >= first && time <= last)) continue;
    throw InputError(
        fmt::format("{}: {} has the date {:g}, in hours since 1970, which no calendar has",
                    file.path().string(), path, time));
  }
}

/// Takes dates by campus and quantile. Returns false for a file without them.
bool take_dates(const ResultFile& file, CampusTable& table) {
  for (const CampusDate& date : kDates) {
    const Variable* const variable = find_called(file, date.variable);
    if (variable == nullptr) return false;
    const Array times = file.read(path_of(*variable));
    check_dates(file, path_of(*variable), times.values);
    const std::size_t quantiles = times.shape.at(1);
    if (table.quantiles.empty()) {
      table.quantiles = file.read(name_of(variable->axes.at(1))).values;
    }
    for (std::size_t c = 0; c < table.rows.size(); ++c) {
      const auto first = times.values.begin() + static_cast<std::ptrdiff_t>(c * quantiles);
      (table.rows[c].*date.times).assign(first, first + static_cast<std::ptrdiff_t>(quantiles));
    }
  }
  return true;
}

/// Takes the first exchange by which half of a campus's capacity is energised.
void take_expected_half(const ResultFile& file, CampusTable& table) {
  if (!file.contains("buildout/energised")) return;
  const Array energised = file.read("buildout/energised");
  const std::vector<double> times = file.read("buildout/exchange_time").values;
  const std::size_t campuses = table.rows.size();
  for (std::size_t c = 0; c < campuses; ++c) {
    double& half = table.rows[c].half.emplace_back(kNotKnown);
    for (std::size_t e = 0; e < energised.shape.front() && std::isnan(half); ++e) {
      if (energised.values[e * campuses + c] >= 0.5 * table.rows[c].capacity_mw) half = times.at(e);
    }
  }
}

}  // namespace

std::span<const CampusFigure> campus_figures() { return kFigures; }

std::span<const CampusDate> campus_dates() { return kDates; }

CampusTable campus_table(const ResultFile& file, const FileYear& year) {
  CampusTable table;
  table.year = year.year;
  table.whole = year.whole;
  const std::vector<std::string> names = file.labels("campus");
  if (names.empty()) return table;
  const std::vector<std::string> titles = file.labels("campus_title");
  const std::vector<std::string> regions = file.labels("campus_region");
  const std::vector<double> capacity = file.read("campus_capacity").values;
  for (std::size_t c = 0; c < names.size(); ++c) {
    CampusRow& row = table.rows.emplace_back();
    row.name = names[c];
    row.title = titles.at(c).empty() ? names[c] : titles[c];
    row.region = regions.at(c);
    row.capacity_mw = capacity.at(c);
  }
  take_numbers(file, whole_exchanges(file, year), table);
  if (!take_dates(file, table)) take_expected_half(file, table);
  return table;
}

}  // namespace gigaload::output
