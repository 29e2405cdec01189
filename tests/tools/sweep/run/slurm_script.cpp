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

TEST_CASE("a partition is a name, and no text that a script could run") {
  for (const char* good : {"gpu", "gpu,long", "a-b_c.d+e"})
    CHECK(slurm_partition_fault(good).empty());
  for (const char* bad : {"", "gpu\n#SBATCH --uid=0", "gpu long", "$(id)", "a;b", "a\r", "a'b"}) {
    CAPTURE(bad);
    CHECK_FALSE(slurm_partition_fault(bad).empty());
  }
}
