#include "tools/summary/settings_text.hpp"

#include <doctest/doctest.h>

using namespace gigaload;

TEST_CASE("a setting with everything, and one that is required") {
  const std::vector<scenarios::Setting> settings = {{.key = "stages.pre_development",
                                                     .value = "\"5 yr\"",
                                                     .default_value = "\"4.8 yr\"",
                                                     .origin = "a.toml:7",
                                                     .unit = "yr",
                                                     .doc = "Mean time before construction.",
                                                     .source = "B2"},
                                                    {.key = "run.start",
                                                     .value = "2025-01-01",
                                                     .default_value = "",
                                                     .origin = "--set",
                                                     .unit = "",
                                                     .doc = "",
                                                     .source = ""}};
  CHECK(tools::settings_text(settings) ==
        "stages.pre_development = \"5 yr\"\n"
        "    Mean time before construction.\n"
        "    unit yr; default \"4.8 yr\" (B2); set by: a.toml:7\n"
        "run.start = 2025-01-01\n"
        "    required; set by: --set\n");
  CHECK(tools::settings_lines(settings) ==
        "stages.pre_development = \"5 yr\"\nrun.start = 2025-01-01\n");
}
