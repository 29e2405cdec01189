#include "tools/summary/data_centre_text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "tools/summary/year_words.hpp"
#include "tools/terminal/text_table.hpp"

namespace gigaload::tools {

namespace {

/// Says what is inside what, in one sentence.
std::string inside_in_words(const Summary& s) {
  if (s.campuses_on_path == "inside") {
    return "What is built of the listed campuses is part of the path, what is promised is not "
           "taken from it.";
  }
  if (s.campuses_on_path == "on top") return "The listed campuses come on top of the path.";
  return "What was promised to the listed campuses is part of the path: what is late is missing "
         "from what is built.";
}

}  // namespace

std::string data_centres_text(const Summary& s) {
  std::vector<std::string> headings{"All data centres [TWh]"};
  std::vector<std::string> built{"as built"}, path{"as pathed"}, promised{"as promised"};
  double path_mwh = 0.0;
  for (const YearSummary& y : s.years) {
    const bool is_shown = std::ranges::find(s.shown_years, y.year) != s.shown_years.end();
    if (!is_shown && y.year != s.reference_year) continue;
    headings.push_back(year_label(y.year, y.whole));
    built.push_back(twh(y.figures, "data_centre_energy"));
    path.push_back(twh(y.figures, "data_centre_energy_path"));
    promised.push_back(twh(y.figures, "data_centre_energy_promised"));
    path_mwh += y.figures["data_centre_energy_path"];
  }
  if (built.size() == 1) return {};
  TextTable table(std::move(headings));
  table.add(std::move(built));
  if (path_mwh > 0.0) table.add(std::move(path));
  if (!s.deals.empty()) table.add(std::move(promised));
  const bool has_campuses = path_mwh > 0.0 && !s.campuses.empty();
  return fmt::format("\n{}{}", table.text(),
                     has_campuses ? inside_in_words(s) + "\n" : std::string());
}

}  // namespace gigaload::tools
