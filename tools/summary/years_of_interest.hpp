#pragma once

#include <string>
#include <vector>

#include "tools/summary/summary.hpp"

namespace gigaload::tools {

/// YearsOfInterest holds the years that a summary shows of a longer run.
struct YearsOfInterest {
  std::vector<int> shown;  // deals and campuses stand as they are when these begin
  int reference = 0;       // regions are compared in this one
};

/// Takes the years that the file names ("2027 2030 2031", its attribute report_years), and the
/// middle one of those that are whole as reference. Where it names none: the first, the middle and
/// the last whole year, and the last of them as reference, or the last year where none is whole.
/// `years` is not empty.
[[nodiscard]] YearsOfInterest years_of_interest(const std::string& named,
                                                const std::vector<YearSummary>& years);

}  // namespace gigaload::tools
