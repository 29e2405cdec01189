#include "tools/summary/years_of_interest.hpp"

#include <doctest/doctest.h>

using namespace gigaload::tools;

namespace {

std::vector<YearSummary> run_of(int first, int last, bool last_is_whole = true) {
  std::vector<YearSummary> years;
  for (int year = first; year <= last; ++year) {
    years.emplace_back().year = year;
    years.back().whole = year < last || last_is_whole;
  }
  return years;
}

}  // namespace

TEST_CASE("a file names the years that its summary shows; the middle whole one is compared") {
  const auto all = years_of_interest("2027 2030 2031", run_of(2025, 2036));
  CHECK(all.shown == std::vector{2027, 2030, 2031});
  CHECK(all.reference == 2030);
  const auto cut = years_of_interest("2027 2030 2031", run_of(2025, 2030, false));
  CHECK(cut.reference == 2027);  // 2030 is not whole
  CHECK(years_of_interest("2028", run_of(2025, 2030)).reference == 2028);
  CHECK(years_of_interest("2040", run_of(2025, 2030)).reference == 2030);
}

TEST_CASE("a file that names no years shows the first, the middle and the last whole one") {
  const auto long_run = years_of_interest("", run_of(2025, 2031, false));
  CHECK(long_run.shown == std::vector{2025, 2028, 2030});
  CHECK(long_run.reference == 2030);
  CHECK(years_of_interest("", run_of(2025, 2026)).shown == std::vector{2025, 2026});
  CHECK(years_of_interest("", run_of(2025, 2025)).shown == std::vector{2025});
  const auto part = years_of_interest("", run_of(2025, 2025, false));
  CHECK(part.shown.empty());
  CHECK(part.reference == 2025);
}
