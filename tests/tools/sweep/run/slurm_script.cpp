#include "tools/sweep/run/slurm_script.hpp"

#include <doctest/doctest.h>

using namespace gigaload::tools::sweep;

TEST_CASE("a time limit is one of Slurm's forms") {
  for (const char* const time : {"90", "10:00", "01:30:00", "2-12", "2-12:30", "2-12:30:00"}) {
    CAPTURE(time);
    CHECK(slurm_time_fault(time).empty());
  }
  for (const char* const time : {"abc", "1:2", "1h", "", "01:00:00; rm"}) {
    CAPTURE(time);
    CHECK(slurm_time_fault(time).find("such as 01:30:00") != std::string::npos);
  }
}
