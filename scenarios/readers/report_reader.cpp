#include "scenarios/readers/report_reader.hpp"

#include <fmt/format.h>

#include <cmath>

#include "sim/scenario/scenario.hpp"

namespace gigaload::scenarios {
namespace {

/// Returns "file:line:column" of a key, or the override that it stands in.
std::string where(const Settings& settings, const std::string& key, const Problems& problems) {
  const Place place = settings.place(key);
  const std::string text = problems.describe(place);
  return place.line > 0 ? fmt::format("{}:{}", text, place.column) : text;
}

void read_years(const Settings& settings, sim::Scenario& scenario, Problems& problems,
                std::vector<std::string>& notices) {
  const std::string key = "report.years";
  const int first = grid::year_of(scenario.begin), last = grid::year_of(scenario.end - 1);
  double before = 0.0;
  std::vector<int> outside;
  for (const double number : settings.numbers(key)) {
    if (number != std::floor(number)) {
      problems.add(settings.place(key), key,
                   fmt::format("{} is no calendar year; whole numbers are wanted", number));
      return;
    }
    if (number <= before) {
      problems.add(settings.place(key), key,
                   fmt::format("{} stands behind {}; years ascend", number, before));
      return;
    }
    before = number;
    const auto year = static_cast<int>(number);
    if (year >= first && year <= last) {
      scenario.report.years.push_back(year);
    } else {
      outside.push_back(year);
    }
  }
  if (outside.empty()) return;
  notices.push_back(fmt::format(
      "{}: {}: {} {} not among the years of the run, {} to {}, and left out (\"none\" takes the "
      "key back)",
      where(settings, key, problems), key, fmt::join(outside, ", "),
      outside.size() == 1 ? "is" : "are", first, last));
}

void read_region(const Settings& settings, const RegionNames& regions, sim::Scenario& scenario,
                 Problems& problems, std::vector<std::string>& notices) {
  const std::string key = "report.region";
  if (!settings.has(key) || regions.known().empty()) return;
  const std::string name = settings.text(key);
  if (name == "none") return;
  if (regions.find(name)) {
    scenario.report.region = name;
  } else if (regions.is_known(name)) {
    notices.push_back(
        fmt::format("{}: {}: {} is not in this scenario's grid and is left out "
                    "(\"none\" takes the key back)",
                    where(settings, key, problems), key, name));
  } else {
    problems.add(settings.place(key), key, regions.unknown_in_words(name));
  }
}

}  // namespace

void read_report(const Settings& settings, const RegionNames& regions, sim::Scenario& scenario,
                 Problems& problems, std::vector<std::string>& notices) {
  read_years(settings, scenario, problems, notices);
  read_region(settings, regions, scenario, problems, notices);
}

}  // namespace gigaload::scenarios
