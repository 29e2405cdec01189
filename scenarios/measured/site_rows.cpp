#include "scenarios/measured/site_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>

#include "scenarios/measured/us_states.hpp"
#include "scenarios/tables/date_column.hpp"
#include "scenarios/text/edit_distance.hpp"

namespace gigaload::scenarios {

namespace {

constexpr double kMostMw = 1e6;

/// The dates of a site in the order in which they come.
constexpr std::array kDates = {"began", "first_power", "half_power", "complete"};

bool has_columns(const CsvTable& table) {
  bool has_all = true;
  for (const char* name :
       {"name", "state", "began", "first_power", "half_power", "complete", "capacity_mw"}) {
    if (table.has_column(name)) continue;
    has_all = false;
    table.complain_of_heading(
        name, fmt::format("the column {} is missing{}", name, suggestion(name, table.columns())));
  }
  return has_all;
}

/// Reads the rows of one table.
class SiteRows {
 public:
  explicit SiteRows(const CsvTable& table) : table_(table) {}

  [[nodiscard]] SiteTable read() {
    SiteTable read;
    if (!has_columns(table_)) return read;
    read.tells_removals = table_.has_column("removed");
    for (std::size_t row = 0; row < table_.rows(); ++row) read.sites.push_back(site(row));
    read.last_day = last_day_;
    return read;
  }

 private:
  sim::SiteHistory site(std::size_t row) {
    sim::SiteHistory site{.name = table_.text(row, "name"),
                          .began = date(row, "began"),
                          .seen = date(row, "seen"),
                          .removed = date(row, "removed"),
                          .first_power = date(row, "first_power"),
                          .half_power = date(row, "half_power"),
                          .complete = date(row, "complete"),
                          .capacity_mw = table_.number_or(row, "capacity_mw", 0.0, 0.0, kMostMw),
                          .steps = {}};
    check_name(row, site.name);
    check_state(row);
    check_order(row, site);
    if (site.half_power) site.steps.push_back({*site.half_power, 0.5 * site.capacity_mw});
    if (site.complete) site.steps.push_back({*site.complete, site.capacity_mw});
    return site;
  }

  /// Returns the date of a field; nothing for an empty one or without the column.
  std::optional<sim::Day> date(std::size_t row, const char* column) {
    if (!table_.has_column(column) || table_.is_empty(row, column)) return std::nullopt;
    const sim::Day day = grid::day_of(date_of_row(table_, row, column));
    last_day_ = std::max(last_day_, day);
    return day;
  }

  void check_name(std::size_t row, const std::string& name) {
    if (name.empty()) {
      table_.complain(row, "name", "a site has a name");
      return;
    }
    const auto [found, is_new] = lines_.emplace(name, table_.line(row));
    if (is_new) return;
    table_.complain(row, "name",
                    fmt::format("the site {} is there twice, in line {} too: one row for each site",
                                name, found->second));
  }

  void check_state(std::size_t row) const {
    const std::string state = table_.text(row, "state");
    if (state.empty() || is_us_state(state)) return;
    table_.complain(row, "state",
                    fmt::format("{} is no state of the US: two letters such as VA are wanted, or "
                                "nothing for a site elsewhere",
                                state));
  }

  /// Complains of dates that go back, and of what has no date although something later has one.
  void check_order(std::size_t row, const sim::SiteHistory& site) const {
    const std::array dates = {site.began, site.first_power, site.half_power, site.complete};
    for (std::size_t i = 1; i < dates.size(); ++i) {
      if (!dates[i]) continue;
      if (i > 1 && !dates[i - 1]) {
        table_.complain(row, kDates[i - 1],
                        fmt::format("is empty, but {} has a date: one no later than that is wanted",
                                    kDates[i]));
      } else if (dates[i - 1] && *dates[i] < *dates[i - 1]) {
        table_.complain(row, kDates[i],
                        fmt::format("{} is before {}, {}", table_.text(row, kDates[i]),
                                    kDates[i - 1], table_.text(row, kDates[i - 1])));
      }
    }
    for (std::size_t i = 0; i < dates.size() && site.removed; ++i) {
      if (!dates[i] || *site.removed >= *dates[i]) continue;
      table_.complain(row, "removed",
                      fmt::format("{} is before {}, {}", table_.text(row, "removed"), kDates[i],
                                  table_.text(row, kDates[i])));
      return;
    }
  }

  const CsvTable& table_;
  std::map<std::string, unsigned> lines_;  // of each site
  sim::Day last_day_ = 0;
};

}  // namespace

SiteTable sites_of_rows(const CsvTable& table) { return SiteRows(table).read(); }

}  // namespace gigaload::scenarios
