#include "scenarios/measured/site_timeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/tables/date_column.hpp"
#include "scenarios/text/edit_distance.hpp"

namespace gigaload::scenarios {

namespace {

constexpr double kMostMw = 1e6;
constexpr double kWhole = 0.999;  // of the capacity, which has whole MW

/// Reads the rows of one timeline.
class Timeline {
 public:
  Timeline(const CsvTable& table, SiteBegin begin, const std::string& file)
      : table_(table), begin_(begin), file_(file) {}

  [[nodiscard]] SiteTable read() {
    read_.has_plans = true;
    for (std::size_t row = 0; row < table_.rows(); ++row) {
      if (row == 0 || table_.text(row, "name") != table_.text(row - 1, "name")) open(row);
      take(row);
    }
    for (sim::SiteHistory& site : read_.sites) set_milestones(site);
    return std::move(read_);
  }

 private:
  void open(std::size_t row) {
    const std::string name = table_.text(row, "name");
    if (name.empty()) table_.complain(row, "name", "a site has a name");
    const auto [found, is_new] = lines_.emplace(name, table_.line(row));
    if (!is_new) {
      table_.complain(row, "name",
                      fmt::format("the site {} is there twice, from line {} on too: the rows of a "
                                  "site stand together",
                                  name, found->second));
    }
    read_.sites.push_back({.name = name,
                           .began = {},
                           .seen = {},
                           .removed = {},
                           .first_power = {},
                           .half_power = {},
                           .complete = {},
                           .steps = {}});
    last_row_ = row;
    mw_ = 0.0;
    last_ = std::numeric_limits<sim::Day>::min();
  }

  void take(std::size_t row) {
    sim::SiteHistory& site = read_.sites.back();
    const std::string event = table_.text(row, "event");
    const sim::Day day = grid::day_of(date_of_row(table_, row, "date"));
    const double mw = table_.number(row, "facility_mw", 0.0, kMostMw);
    check_event(row, event);
    if (day != 0 && day < last_) {  // 0: no date at all
      table_.complain(row, "date",
                      fmt::format("{} is before the date of line {}, {}: the rows of a site go on "
                                  "in time",
                                  table_.text(row, "date"), table_.line(last_row_),
                                  table_.text(last_row_, "date")));
    }
    if (mw < mw_) tell_fall(row, mw);
    last_ = day;
    last_row_ = row;
    mw_ = mw;
    site.capacity_mw = std::max(site.capacity_mw, mw);
    if (event == "projected") return;
    read_.last_day = std::max(read_.last_day, day);
    if (!site.began && site.steps.empty() && begins(event)) site.began = day;
    if (mw > (site.steps.empty() ? 0.0 : site.steps.back().mw)) site.steps.push_back({day, mw});
  }

  [[nodiscard]] bool begins(std::string_view event) const {
    return event == "land_clearing" ||
           (event == "construction" && begin_ == SiteBegin::construction);
  }

  void check_event(std::size_t row, const std::string& event) const {
    const std::vector<std::string> known = {"land_clearing", "construction", "operational",
                                            "projected", "other"};
    if (std::ranges::find(known, event) != known.end()) return;
    table_.complain(
        row, "event",
        fmt::format("{} is none of {}{}", event, fmt::join(known, ", "), suggestion(event, known)));
  }

  void tell_fall(std::size_t row, double mw) {
    read_.notices.push_back(
        fmt::format("{}:{}: sites.facility_mw: {} falls from {} to {} MW; what it had once counts",
                    file_, table_.line(row), table_.text(row, "name"), mw_, mw));
  }

  static void set_milestones(sim::SiteHistory& site) {
    for (const sim::PowerStep& step : site.steps) {
      if (!site.first_power) site.first_power = step.day;
      if (!site.half_power && step.mw >= 0.5 * site.capacity_mw) site.half_power = step.day;
      if (!site.complete && step.mw >= kWhole * site.capacity_mw) site.complete = step.day;
    }
  }

  const CsvTable& table_;
  SiteBegin begin_;
  const std::string& file_;
  SiteTable read_;
  std::map<std::string, unsigned> lines_;  // in which each site begins
  sim::Day last_ = 0;                      // of the site so far
  std::size_t last_row_ = 0;
  double mw_ = 0.0;
};

}  // namespace

bool is_site_timeline(const CsvTable& table) {
  return table.has_column("name") && table.has_column("date") && table.has_column("event") &&
         table.has_column("facility_mw");
}

SiteTable sites_of_timeline(const CsvTable& table, SiteBegin begin, const std::string& file) {
  return Timeline(table, begin, file).read();
}

}  // namespace gigaload::scenarios
