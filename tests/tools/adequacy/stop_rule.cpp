#include "tools/adequacy/stop_rule.hpp"

#include <doctest/doctest.h>

using namespace gigaload::tools;
using gigaload::grid::adequacy::Until;

TEST_CASE("a metric and a percentage") {
  const StopRule eue = parse_stop_rule("eue=2%");
  CHECK(eue.fault.empty());
  CHECK(eue.metric == Until::eue);
  CHECK(eue.relative_error == doctest::Approx(0.02).scale(0.0));
  CHECK(parse_stop_rule("neue=0.5%").metric == Until::eue);
  CHECK(parse_stop_rule("neue=0.5%").relative_error == doctest::Approx(0.005).scale(0.0));
  CHECK(parse_stop_rule("lole=1e1%").metric == Until::lole);
  CHECK(parse_stop_rule("lole=1e1%").relative_error == doctest::Approx(0.1));
}

TEST_CASE("what is no rule says how to write one") {
  CHECK(parse_stop_rule("eue.eastern=2%").fault.find("names an area, \"eastern\"") !=
        std::string::npos);
  for (const char* text :
       {"", "2", "2%", "abc", "eue", "eue=", "eue=2", "eue=%", "eue=x%", "eue=2%%", "eue=0%",
        "eue=-1%", "eue=100%", "eue=nan%", "eue=inf%", "cvar=2%", "=2%", "eue=lole=2%", "EUE=2%"}) {
    CAPTURE(text);
    CHECK(parse_stop_rule(text).fault.find("such as eue=2%") != std::string::npos);
  }
}
