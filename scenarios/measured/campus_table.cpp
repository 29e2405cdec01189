#include "scenarios/measured/campus_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "scenarios/measured/site_timeline.hpp"
#include "scenarios/measured/us_states.hpp"
#include "scenarios/tables/date_column.hpp"
#include "scenarios/text/edit_distance.hpp"

namespace gigaload::scenarios {

namespace {

constexpr grid::Hour kHoursOfDay = 24;
constexpr double kMostMw = 1e6;

bool has_columns(const CsvTable& table, const std::vector<const char*>& names) {
  if (table.is_absent()) return false;
  const std::size_t before = table.complaints();
  for (const char* const name : names) {
    if (table.has_column(name)) continue;
    table.complain_of_heading(
        name, fmt::format("the column {} is missing{}", name, suggestion(name, table.columns())));
  }
  return table.complaints() == before;
}

/// Holds rows of one campus, [first, last).
struct Rows {
  std::size_t first = 0, last = 0;
};

/// Reads the campuses of two tables whose columns are there.
class CampusRows {
 public:
  CampusRows(const CsvTable& campuses, const CsvTable& phases, const Problems& problems)
      : campuses_(campuses), phases_(phases), problems_(problems) {}

  [[nodiscard]] CampusTable read(std::optional<grid::Hour> as_of) {
    const std::size_t before = phases_.complaints();
    const SiteTable sites = sites_of_timeline(phases_, SiteBegin::construction, "");
    check_machines();
    std::vector<ListedCampus> listed;
    for (std::size_t row = 0; row < campuses_.rows(); ++row) listed.push_back(campus_of(row));
    CampusTable table{.campuses = {},
                      .as_of = as_of.value_or(sites.last_day * kHoursOfDay),
                      .unseen = {},
                      .notices = {}};
    if (phases_.complaints() > before) return table;
    const std::map<std::string, Rows> rows = rows_of_names();
    check_names(listed, rows);
    if (phases_.complaints() > before) return table;
    for (ListedCampus& campus : listed) {
      const auto site = std::ranges::find(sites.sites, campus.name, &sim::SiteHistory::name);
      if (take_phases(rows.at(campus.name), site->began, table, campus)) {
        table.campuses.push_back(std::move(campus));
      } else {
        table.unseen.push_back(campus.name);
      }
    }
    return table;
  }

 private:
  ListedCampus campus_of(std::size_t row) const {
    const auto degrees = [&](const char* column, double most) -> std::optional<double> {
      if (!campuses_.has_column(column) || campuses_.is_empty(row, column)) return std::nullopt;
      return campuses_.number(row, column, -most, most);
    };
    ListedCampus campus;
    campus.name = campuses_.text(row, "name");
    campus.title = campuses_.text(row, "title");
    campus.region = campuses_.text(row, "region");
    if (campuses_.has_column("source")) campus.source = campuses_.text(row, "source");
    campus.name_place = campuses_.place(row, "name");
    campus.region_place = campuses_.place(row, "region");
    campus.coordinates_place = campuses_.place(row, "latitude");
    campus.latitude = degrees("latitude", 90.0);
    campus.longitude = degrees("longitude", 180.0);
    if (campus.name.empty()) campuses_.complain(row, "name", "a campus has a name");
    if (const std::string state = campuses_.text(row, "state"); !is_us_state(state)) {
      campuses_.complain(row, "state",
                         fmt::format("\"{}\" is no state of the US: two letters such as VA are "
                                     "wanted",
                                     state));
    }
    return campus;
  }

  void check_machines() const {
    for (std::size_t row = 0; row < phases_.rows(); ++row) {
      const double it_mw = phases_.number_or(row, "it_mw", 0.0, 0.0, kMostMw);
      const double meter_mw = phases_.number_or(row, "facility_mw", 0.0);
      if (it_mw <= meter_mw || meter_mw < 0.0) continue;
      phases_.complain(row, "it_mw",
                       fmt::format("{} MW of machines are more than the {} at the meter",
                                   phases_.text(row, "it_mw"), phases_.text(row, "facility_mw")));
    }
  }

  std::map<std::string, Rows> rows_of_names() const {
    std::map<std::string, Rows> rows;
    for (std::size_t row = 0; row < phases_.rows(); ++row) {
      rows.try_emplace(phases_.text(row, "name"), Rows{row, row}).first->second.last = row + 1;
    }
    return rows;
  }

  /// Complains of a campus that is there twice, or in one of the tables only.
  void check_names(const std::vector<ListedCampus>& listed,
                   const std::map<std::string, Rows>& rows) const {
    std::map<std::string, std::size_t> row_of;
    std::vector<std::string> names;
    for (std::size_t row = 0; row < listed.size(); ++row) {
      const std::string& name = listed[row].name;
      names.push_back(name);
      const auto [found, is_new] = row_of.emplace(name, row);
      if (!is_new) {
        campuses_.complain(row, "name",
                           fmt::format("the campus {} is there twice, in line {} too: one row for "
                                       "each campus",
                                       name, campuses_.line(found->second)));
      } else if (!rows.contains(name)) {
        campuses_.complain(row, "name",
                           fmt::format("the campus {} has no row in the table of phases", name));
      }
    }
    for (const auto& [name, mine] : rows) {
      if (row_of.contains(name)) continue;
      phases_.complain(
          mine.first, "name",
          fmt::format("the table of campuses has no row of {}{}", name, suggestion(name, names)));
    }
  }

  [[nodiscard]] grid::Hour at(std::size_t row) const { return date_of_row(phases_, row, "date"); }
  [[nodiscard]] double mw(std::size_t row) const { return phases_.number(row, "facility_mw"); }
  [[nodiscard]] bool is_projected(std::size_t row) const {
    return phases_.text(row, "event") == "projected";
  }

  /// Sets what stands and what is planned; false, with a notice, for a campus seen later only.
  bool take_phases(Rows rows, std::optional<sim::Day> began, CampusTable& table,
                   ListedCampus& campus) const {
    std::vector<std::size_t> seen, others;
    bool is_seen_later = false;
    for (std::size_t row = rows.first; row < rows.last; ++row) {
      const bool is_plan = is_projected(row), is_later = at(row) > table.as_of;
      (is_plan || is_later ? others : seen).push_back(row);
      is_seen_later |= is_later && !is_plan;
    }
    if (seen.empty() && is_seen_later) {
      table.notices.push_back(fmt::format("{}: {} was not seen by {} and is left out",
                                          told_place(rows.first, "date"), campus.name,
                                          grid::to_string(grid::to_date(table.as_of))));
      return false;
    }
    const double standing_mw = take_steps(seen, table, campus);
    for (const std::size_t row : others) {
      if (mw(row) - standing_mw <= campus.planned_mw) continue;
      campus.planned_mw = mw(row) - standing_mw;
      campus.planned_place = phases_.place(row, "facility_mw");
    }
    take_pue(rows, campus);
    const grid::Hour first = seen.empty() ? table.as_of : at(seen.front());
    const bool is_known = began && *began * kHoursOfDay <= table.as_of;
    campus.is_begun = is_known || !campus.steps.empty();
    campus.entered = is_known ? *began * kHoursOfDay : first;
    return true;
  }

  /// Sets the steps of the rows seen; returns what stands in the end.
  double take_steps(const std::vector<std::size_t>& seen, CampusTable& table,
                    ListedCampus& campus) const {
    const double standing_mw = seen.empty() ? 0.0 : mw(seen.back());
    double most_mw = 0.0, before_mw = 0.0;
    for (const std::size_t row : seen) {
      if (mw(row) < before_mw) {
        table.notices.push_back(fmt::format(
            "{}: {} falls from {} to {} MW; of what it had once, what stands in the end, {} MW, "
            "counts from its first day",
            told_place(row, "facility_mw"), campus.name, before_mw, mw(row), standing_mw));
      }
      before_mw = mw(row);
      const double level_mw = std::min(before_mw, standing_mw);
      if (level_mw <= most_mw) continue;
      campus.steps.push_back({at(row), level_mw - most_mw, phases_.place(row, "facility_mw")});
      most_mw = level_mw;
    }
    return standing_mw;
  }

  void take_pue(Rows rows, ListedCampus& campus) const {
    for (std::size_t row = rows.first; row < rows.last; ++row) {
      const double it_mw = phases_.number_or(row, "it_mw", 0.0);
      if (it_mw <= 0.0) continue;
      campus.design_pue = mw(row) / it_mw;
      campus.pue_place = phases_.place(row, "it_mw");
    }
  }

  [[nodiscard]] std::string told_place(std::size_t row, const char* column) const {
    const Place place = phases_.place(row, column);
    return fmt::format("{}:{}", problems_.describe(place), place.column);
  }

  const CsvTable& campuses_;
  const CsvTable& phases_;
  const Problems& problems_;
};

}  // namespace

CampusTable read_campus_table(const CsvTable& campuses, const CsvTable& phases,
                              std::optional<grid::Hour> as_of, const Problems& problems) {
  const bool is_whole = has_columns(campuses, {"name", "title", "state", "region"});
  if (!has_columns(phases, {"name", "date", "event", "it_mw", "facility_mw"}) || !is_whole) {
    return {};
  }
  return CampusRows(campuses, phases, problems).read(as_of);
}

}  // namespace gigaload::scenarios
