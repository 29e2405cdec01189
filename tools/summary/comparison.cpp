#include "tools/summary/comparison.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "grid/core/error.hpp"
#include "output/result/read_result.hpp"

namespace gigaload::tools {

namespace {

std::string days_of(const ComparedResult& result) {
  const grid::Hour end = result.begin + static_cast<grid::Hour>(result.hours);
  return grid::to_string(grid::to_date(result.begin)) + " to " +
         grid::to_string(grid::to_date(end));
}

/// The first name that one list has and the other has not.
std::string lacking(const std::vector<std::string>& has, const std::vector<std::string>& not_all) {
  for (const std::string& name : has) {
    if (std::ranges::find(not_all, name) == not_all.end()) return name;
  }
  return {};
}

/// Refuses lists of names that differ. `what`: what the names are of; `wanted`: what should be
/// alike.
void refuse_others(const ComparedResult& a, const ComparedResult& b,
                   std::vector<std::string> ComparedResult::* names, const char* what,
                   const char* wanted) {
  const auto &of_a = a.*names, &of_b = b.*names;
  if (of_a == of_b) return;
  const std::string only_a = lacking(of_a, of_b), only_b = lacking(of_b, of_a);
  throw InputError(fmt::format("{} has {} {}, {} has {}{}: results of the same {} are wanted",
                               a.name, of_a.size(), what, b.name, of_b.size(),
                               !only_a.empty()   ? fmt::format(", without {}", only_a)
                               : !only_b.empty() ? fmt::format(", among them {}", only_b)
                                                 : ", in another order",
                               wanted));
}

void refuse_unlike(const ComparedResult& a, const ComparedResult& b) {
  for (const ComparedResult* result : {&a, &b}) {
    if (result->complete && !result->years.empty()) continue;
    const std::string writer = output::writer_of_result(result->name);
    throw InputError(writer.empty() ? fmt::format("{}: the result of an interrupted run; finish it "
                                                  "first (gigaload run ... --resume)",
                                                  result->name)
                                    : fmt::format("{}: {} is writing it; wait until it ends",
                                                  result->name, writer));
  }
  if (a.begin != b.begin || a.hours != b.hours || a.years != b.years) {
    throw InputError(fmt::format(
        "{} has {}, {} has {}: results of the same time are wanted (gigaload run ... --from, --to)",
        a.name, days_of(a), b.name, days_of(b)));
  }
  refuse_others(a, b, &ComparedResult::regions, "regions", "regions");
  if (!a.areas.empty() && !b.areas.empty()) {
    refuse_others(a, b, &ComparedResult::areas, "areas of adequacy", "interconnections");
  }
}

/// Returns the error of a difference. An error that is not known, since no sample had any, adds
/// nothing; none where both are like that.
std::optional<double> error_of_difference(double a, double b) {
  if (std::isnan(a) && std::isnan(b)) return std::nullopt;
  return std::hypot(std::isnan(a) ? 0.0 : a, std::isnan(b) ? 0.0 : b);
}

/// Fills the sums of one quantity in one year: of all regions and of the rows, which stand before
/// the regions.
void fill_sums(std::size_t quantity, const ComparedValues& a, const ComparedValues& b,
               std::size_t y, const std::vector<ComparedRow>& rows, ComparedYear& year) {
  year.areas.front().by_quantity[quantity] = Difference{a.sum(y), b.sum(y), {}};
  const auto end = year.areas.end() - static_cast<std::ptrdiff_t>(a.columns);
  auto from = year.areas.begin();
  for (const ComparedRow& row : rows) {
    const auto found =
        std::find_if(from, end, [&](const ComparedArea& area) { return area.name == row.name; });
    if (found == end) continue;
    found->by_quantity[quantity] = Difference{a.sum(y, row.regions), b.sum(y, row.regions), {}};
    from = found + 1;  // a state may have the name of a planning area
  }
}

/// Fills one quantity in all years. `areas`: of the samples; 0 without any.
void fill(std::size_t quantity, const ComparedValues& a, const ComparedValues& b, std::size_t areas,
          const std::vector<ComparedRow>& rows, std::vector<ComparedYear>& years) {
  const bool by_samples = compared_quantities()[quantity].by_samples;
  for (std::size_t y = 0; y < years.size(); ++y) {
    auto& of_year = years[y].areas;
    const std::size_t first_region = of_year.size() - (by_samples ? areas : a.columns);
    if (!by_samples && compared_quantities()[quantity].adds_up) {
      fill_sums(quantity, a, b, y, rows, years[y]);
    }
    for (std::size_t c = 0; c < a.columns; ++c) {
      Difference difference{a.value(y, c), b.value(y, c), {}};
      if (by_samples) difference.standard_error = error_of_difference(a.error(y, c), b.error(y, c));
      of_year[first_region + c].by_quantity[quantity] = difference;
    }
  }
}

double campus_value(const ComparedResult& of, std::size_t quantity, std::size_t year,
                    const std::string& campus) {
  const auto found = std::ranges::find(of.campuses, campus);
  const auto& values = of.campus_quantities[quantity];
  if (!values || found == of.campuses.end()) return std::numeric_limits<double>::quiet_NaN();
  return values->value(year, static_cast<std::size_t>(found - of.campuses.begin()));
}

std::vector<ComparedCampus> compared_campuses(const ComparedResult& a, const ComparedResult& b) {
  std::vector<std::string> names = a.campuses;
  for (const std::string& name : b.campuses) {
    if (std::ranges::find(a.campuses, name) == a.campuses.end()) names.push_back(name);
  }
  std::vector<ComparedCampus> compared;
  for (std::size_t y = 0; y < a.years.size(); ++y) {
    for (const std::string& name : names) {
      ComparedCampus& campus = compared.emplace_back(ComparedCampus{a.years[y], name, {}});
      for (std::size_t q = 0; q < a.campus_quantities.size(); ++q) {
        campus.by_quantity.push_back(
            {campus_value(a, q, y, name), campus_value(b, q, y, name), std::nullopt});
      }
    }
  }
  return compared;
}

}  // namespace

Comparison compare(const ComparedResult& a, const ComparedResult& b) {
  refuse_unlike(a, b);
  Comparison comparison{.a = a.name,
                        .b = b.name,
                        .years = {},
                        .campuses = compared_campuses(a, b),
                        .settings = changed_settings(a.settings, b.settings)};
  const bool sampled = !a.areas.empty() && !b.areas.empty();
  std::vector<std::string> names = a.areas;
  if (!sampled) {
    names = {"all"};
    for (const ComparedRow& row : a.rows) names.push_back(row.name);
    names.insert(names.end(), a.regions.begin(), a.regions.end());
  }
  const auto quantities = compared_quantities();
  for (const int year : a.years) {
    ComparedYear& of_year = comparison.years.emplace_back(ComparedYear{.year = year, .areas = {}});
    for (const std::string& name : names) {
      of_year.areas.push_back({name, std::vector<std::optional<Difference>>(quantities.size())});
    }
  }
  for (std::size_t q = 0; q < quantities.size(); ++q) {
    const auto &of_a = a.quantities[q], &of_b = b.quantities[q];
    if (!of_a || !of_b || (quantities[q].by_samples && !sampled)) continue;
    fill(q, *of_a, *of_b, a.areas.size(), a.rows, comparison.years);
  }
  return comparison;
}

}  // namespace gigaload::tools
