#include "scenarios/tables/import_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <utility>

#include "grid/core/calendar_years.hpp"

namespace gigaload::scenarios {
namespace {

constexpr double kMostImportMw = 1e7;
constexpr std::array<const char*, grid::kSeasons> kSeasonNames = {"summer", "fall", "winter",
                                                                  "spring"};

/// Holds what a row says, of all years or of one, of all seasons or of one.
struct Term {
  std::size_t row = 0;
  std::optional<int> year;
  std::optional<std::size_t> season;
  double mw = 0.0;
};

/// Holds the rows of one name.
struct Named {
  std::string name;
  std::vector<char> inside;  // [region]
  std::vector<Term> terms;
  bool is_sound = true;  // none of its rows has a fault
};

bool is_in(const grid::Region& region, const std::string& member) {
  return region.name == member || region.state == member || region.planning_area == member;
}

/// Tells which regions are in a row's group.
std::vector<char> members_of(const CsvTable& table, std::size_t row,
                             const std::vector<grid::Region>& regions, bool all_known) {
  std::vector<char> inside(regions.size(), 0);
  std::istringstream members(table.text(row, "members"));
  for (std::string member; members >> member;) {
    bool any = false;
    for (std::size_t r = 0; r < regions.size(); ++r) {
      if (!is_in(regions[r], member)) continue;
      inside[r] = 1;
      any = true;
    }
    if (!any && all_known) {
      table.complain(
          row, "members",
          fmt::format("\"{}\" is no region, state or planning area of regions.csv", member));
    }
  }
  return inside;
}

Term term_of(const CsvTable& table, std::size_t row) {
  Term term{.row = row,
            .year = std::nullopt,
            .season = std::nullopt,
            .mw = table.number(row, "mw", 0, kMostImportMw)};
  if (table.has_column("year") && !table.is_empty(row, "year")) {
    term.year = table.integer(row, "year", grid::kFirstYear, grid::kLastYear);
  }
  if (!table.has_column("season") || table.is_empty(row, "season")) return term;
  const std::string name = table.text(row, "season");
  const auto found = std::ranges::find(kSeasonNames, name);
  if (found == kSeasonNames.end()) {
    table.complain(row, "season",
                   fmt::format("one of {} is wanted, or nothing for all of them, not \"{}\"",
                               fmt::join(kSeasonNames, ", "), name));
  } else {
    term.season = static_cast<std::size_t>(found - kSeasonNames.begin());
  }
  return term;
}

std::vector<Named> read_rows(const CsvTable& table, const std::vector<grid::Region>& regions,
                             bool all_known) {
  std::vector<Named> limits;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::size_t before = table.complaints();
    const std::string name = table.text(row, "name");
    std::vector<char> inside = members_of(table, row, regions, all_known);
    const Term term = term_of(table, row);
    auto limit = std::ranges::find(limits, name, &Named::name);
    if (limit == limits.end()) {
      limits.push_back({.name = name, .inside = std::move(inside), .terms = {}});
      limit = limits.end() - 1;
    } else if (limit->inside != inside) {
      table.complain(row, "members",
                     fmt::format("{} has other members in line {}: rows of one name are of one "
                                 "group",
                                 name, table.line(limit->terms.front().row)));
    }
    limit->terms.push_back(term);
    limit->is_sound = limit->is_sound && table.complaints() == before;
  }
  return limits;
}

template <class Part>
bool overlap(const std::optional<Part>& a, const std::optional<Part>& b) {
  return !a || !b || *a == *b;
}

/// Complains of months for which two rows have a limit.
void check_overlaps(const CsvTable& table, const Named& limit) {
  for (auto term = limit.terms.begin(); term != limit.terms.end(); ++term) {
    const auto other = std::find_if(limit.terms.begin(), term, [&](const Term& t) {
      return overlap(t.year, term->year) && overlap(t.season, term->season);
    });
    if (other == term) continue;
    table.complain(term->row, "name",
                   fmt::format("line {} has a limit of {} for the same months: a name has one row, "
                               "or one for each year and season, and then none for all of them",
                               table.line(other->row), limit.name));
  }
}

/// Complains of years in which some of the seasons have a row, others none.
void check_seasons(const CsvTable& table, const Named& limit) {
  std::map<std::optional<int>, std::vector<const Term*>> by_year;
  for (const Term& term : limit.terms) {
    if (term.season) by_year[term.year].push_back(&term);
  }
  for (const auto& [year, terms] : by_year) {
    std::vector<std::string> missing;
    for (std::size_t season = 0; season < kSeasonNames.size(); ++season) {
      const bool has =
          std::ranges::any_of(terms, [season](const Term* term) { return term->season == season; });
      if (!has) missing.emplace_back(kSeasonNames[season]);
    }
    if (missing.empty()) continue;
    table.complain(terms.front()->row, "season",
                   fmt::format("{} has no row for {}{}: a year has one row for all seasons, or one "
                               "for each of {}",
                               limit.name, fmt::join(missing, ", "),
                               year ? fmt::format(" of {}", *year) : std::string(),
                               fmt::join(kSeasonNames, ", ")));
  }
}

/// Lays out rows of which none is missing and no two overlap.
void set_terms(const Named& rows, grid::ImportLimit& limit) {
  limit.mw = std::ranges::min(rows.terms, {}, &Term::mw).mw;
  const bool one_for_all =
      rows.terms.size() == 1 && !rows.terms.front().year && !rows.terms.front().season;
  if (one_for_all) return;
  std::map<int, std::array<double, grid::kSeasons>> years;
  for (const Term& term : rows.terms) {
    auto& of_year = years[term.year.value_or(grid::kFirstYear)];
    if (term.season) {
      of_year[*term.season] = term.mw;
    } else {
      of_year.fill(term.mw);
    }
  }
  limit.first_year = years.begin()->first;
  for (const auto& [year, mw] : years) {
    const auto place = static_cast<std::size_t>(year - limit.first_year);
    // by value: the list it is in grows
    if (!limit.by_year.empty()) limit.by_year.resize(place, std::array(limit.by_year.back()));
    limit.by_year.push_back(mw);
  }
}

}  // namespace

std::vector<grid::ImportLimit> read_import_table(const CsvTable& table,
                                                 const std::vector<grid::Region>& regions,
                                                 bool all_known) {
  std::vector<grid::ImportLimit> limits;
  for (const Named& rows : read_rows(table, regions, all_known)) {
    if (rows.is_sound) {
      const std::size_t before = table.complaints();
      check_overlaps(table, rows);
      if (table.complaints() == before) check_seasons(table, rows);
    }
    grid::ImportLimit limit{.name = rows.name, .regions = {}};
    set_terms(rows, limit);
    for (std::size_t r = 0; r < regions.size(); ++r) {
      if (rows.inside[r] != 0) limit.regions.emplace_back(r);
    }
    if (!limit.regions.empty() && limit.regions.size() < regions.size()) {
      limits.push_back(std::move(limit));
    }
  }
  return limits;
}

}  // namespace gigaload::scenarios
