#include "tools/summary/sampled_years.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "output/result/result_file.hpp"
#include "tests/output/small_run.hpp"

using namespace gigaload::tools;

TEST_CASE("years that stop by error are told with what they reached, and what they missed") {
  using namespace gigaload::output;
  const TemporaryFolder folder;
  write_whole(small_until(), folder / "run.h5");
  const Summary summary = read_summary(ResultFile(folder / "run.h5"));
  CHECK(summary.samples == 1300);
  CHECK(summary.until == "eue.eastern = 5 %");
  REQUIRE(summary.sampled_years.size() == 2);
  CHECK(summary.sampled_years[0].year == 2025);
  CHECK(summary.sampled_years[0].samples == 2500);
  CHECK(summary.sampled_years[1].error_reached == 0.03125);
  CHECK(samples_text(summary) == "1,300 to 2,500");
  CHECK(sampled_years_text(summary) ==
        "Samples until eue.eastern = 5 %: 2025 2,500 (6.2 %, not reached), 2026 1,300 (3.1 %)\n");
  const auto missed = errors_not_reached(summary);
  REQUIRE(missed.size() == 1);
  CHECK(missed[0] ==
        "2025: ended at 2,500 samples with a standard error of 6.2 %; asked for: eue.eastern = "
        "5 %. More are allowed by ensemble.at_most");
  const std::string text = summary_text(summary);
  CHECK(text.find("from 1,300 to 2,500 samples") != std::string::npos);
  CHECK(text.find(sampled_years_text(summary)) != std::string::npos);
}

TEST_CASE("a year without a shortfall has no error, and other runs have one number of samples") {
  Summary summary;
  summary.samples = 100;
  CHECK(samples_text(summary) == "100");
  CHECK(sampled_years_text(summary).empty());
  CHECK(errors_not_reached(summary).empty());
  summary.until = "lole.texas = 5 %";
  summary.sampled_years = {{2030, 4000, std::numeric_limits<double>::quiet_NaN()}};
  CHECK(samples_text(summary) == "4,000");
  CHECK(sampled_years_text(summary) ==
        "Samples until lole.texas = 5 %: 2030 4,000 (none short, not reached)\n");
  REQUIRE(errors_not_reached(summary).size() == 1);
  CHECK(errors_not_reached(summary)[0].find("without a shortfall") != std::string::npos);
  summary.sampled_years[0].error_reached = 1.0;
  CHECK(sampled_years_text(summary) ==
        "Samples until lole.texas = 5 %: 2030 4,000 (100 %, not reached)\n");
}
