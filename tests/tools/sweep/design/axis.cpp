#include "tools/sweep/design/axis.hpp"

#include <doctest/doctest.h>

#include <string>

#include "tests/tools/small_plan.hpp"

using namespace gigaload;
using namespace gigaload::tools::sweep;

TEST_CASE("axis: a listed value that is none of its key is told, constraints or not") {
  const std::string refused = refusal_of(R"(constraints = ["construction < 8 yr"]
[axis.construction]
key = "stages.construction"
values = ["3 yr", "4 yaer"]
)");
  CAPTURE(refused);
  CHECK(refused.find("sweep.toml:5:19: axis.construction.values: ") != std::string::npos);
  CHECK(refused.find("4 yaer") != std::string::npos);
}

TEST_CASE("axis: values of every kind are held against their key") {
  struct Case {
    const char* key;
    const char* bad;
    const char* good;
  };
  for (const auto& [key, bad, good] :
       {Case{"stages.construction", "3", R"("3 yr")"}, Case{"ensemble.samples", R"("4")", "4"},
        Case{"campus.ashburn.cooling", R"("hybird")", R"("hybrid")"},
        Case{"campus.ashburn.announced", R"("2025-02-30")", "2025-02-28"},
        Case{"run.campuses", R"("yes")", "true"}, Case{"campus.ashburn.region", "1", R"("VA")"}}) {
    CAPTURE(key);
    const std::string head = std::string("[axis.a]\nkey = \"") + key + "\"\nvalues = [";
    CHECK(refusal_of(head + good + "]\n").empty());
    for (const char* const design : {"", "[design]\nkind = \"sobol\"\nmembers = 4\n"}) {
      const std::string refused = refusal_of(design + head + good + ", " + bad + "]\n");
      CAPTURE(refused);
      CHECK(refused.find("axis.a.values: ") != std::string::npos);
    }
  }
}

TEST_CASE("axis: ranges are for the members, and an axis full of faults tells some of them") {
  CHECK(refusal_of("[axis.a]\nkey = \"stages.construction\"\nvalues = [\"-3 yr\"]\n").empty());
  std::string values;
  for (int i = 0; i < 100; ++i) values += "\"3 yaer\",";
  const std::string refused =
      refusal_of("[axis.a]\nkey = \"stages.construction\"\nvalues = [" + values + "]\n");
  std::size_t told = 0;
  for (auto at = refused.find(": axis.a.values: "); at != std::string::npos;
       at = refused.find(": axis.a.values: ", at + 1)) {
    ++told;
  }
  CHECK(told == 10);
}
