#include "tools/summary/years_of_interest.hpp"

#include <algorithm>
#include <sstream>

namespace gigaload::tools {

YearsOfInterest years_of_interest(const std::string& named, const std::vector<YearSummary>& years) {
  std::vector<int> whole;
  for (const YearSummary& year : years) {
    if (year.whole) whole.push_back(year.year);
  }
  YearsOfInterest result;
  result.reference = whole.empty() ? years.back().year : whole.back();
  std::istringstream words(named);
  for (int year = 0; words >> year;) result.shown.push_back(year);
  if (!result.shown.empty()) {
    std::erase_if(whole, [&](int year) { return !std::ranges::count(result.shown, year); });
    if (!whole.empty()) result.reference = whole[whole.size() / 2];
  } else if (!whole.empty()) {
    result.shown = {whole.front(), whole[whole.size() / 2], whole.back()};
    const auto repeated = std::ranges::unique(result.shown);
    result.shown.erase(repeated.begin(), repeated.end());
  }
  return result;
}

}  // namespace gigaload::tools
