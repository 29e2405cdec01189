#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/measured/own_table.hpp"
#include "tests/scenarios/problems_of.hpp"

namespace gigaload::scenarios {

/// A table of a grid with the regions A and B, in hours, with what it holds by `read`.
template <class Read>
struct OwnPart {
  OwnPart(const Read& read, const std::string& text)
      : table(text, problems.add_source("t.csv", text), "t", problems),
        value(read(table, OwnGridContext{regions, 1.0, 24, technologies})) {}
  [[nodiscard]] std::vector<Problem> found() const { return problems_of(problems); }

  RegionNames regions{{"A", "B"}, {"A", "B"}};
  std::map<std::string, TechnologyOutages> technologies = {};
  Problems problems;
  CsvTable table;
  decltype(std::declval<Read>()(std::declval<CsvTable>(), std::declval<OwnGridContext>())) value;
};

}  // namespace gigaload::scenarios
