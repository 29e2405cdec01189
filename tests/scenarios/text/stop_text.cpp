#include "scenarios/text/stop_text.hpp"

#include <doctest/doctest.h>

using gigaload::scenarios::parse_stop_text;
using gigaload::scenarios::StopText;

TEST_CASE("a metric, an area and a percentage, with spaces or without") {
  for (const char* text : {"eue.eastern=5%", "eue.eastern = 5 %", "  eue . eastern\t=\t5%  "}) {
    CAPTURE(text);
    const StopText stop = parse_stop_text(text);
    CHECK(stop.fault.empty());
    CHECK(stop.metric == "eue");
    CHECK(stop.area == "eastern");
    CHECK(stop.relative_error == doctest::Approx(0.05).scale(0.0));
  }
  CHECK(parse_stop_text("lole=1e1%").area.empty());
  CHECK(parse_stop_text("lole=1e1%").relative_error == doctest::Approx(0.1));
  CHECK(parse_stop_text("lolh.New York = 1 %").area == "New York");
}

TEST_CASE("what is wrong is named") {
  CHECK(parse_stop_text("").fault == "names no metric");
  CHECK(parse_stop_text("5 %").fault == "names no metric");
  CHECK(parse_stop_text("cvar.eastern = 5 %").fault == "names no metric that can be watched");
  CHECK(parse_stop_text("= 5 %").fault == "names no metric that can be watched");
  CHECK(parse_stop_text("eue. = 5 %").fault == "names no area behind the dot");
  CHECK(parse_stop_text("eue.eastern = 5").fault == "has no % at its end");
  CHECK(parse_stop_text("eue.eastern = ").fault == "has no % at its end");
  CHECK(parse_stop_text("eue = five %").fault == "has no number before the %");
  CHECK(parse_stop_text("eue = 5 %%").fault == "has no number before the %");
  CHECK(parse_stop_text("eue = 5 6 %").fault == "has no number before the %");
  for (const char* text : {"eue=0%", "eue=-1%", "eue=100%", "eue=nan%", "eue=inf%"}) {
    CAPTURE(text);
    CHECK(parse_stop_text(text).fault == "is not between 0 and 100 %");
  }
}
