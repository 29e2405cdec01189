#include "scenarios/readers/swing_rules.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <fstream>

#include "scenarios/text/scenario_error.hpp"
#include "tests/temporary_folder.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

sim::SwingRule read(const std::string& toml, double capacity_mw = 200.0) {
  const tests::TemporaryFolder folder;
  std::ofstream(folder / "rule.toml") << toml;
  return read_swing_rule((folder / "rule.toml").string(), capacity_mw);
}

void check_fault(const std::string& toml, unsigned line, const char* words) {
  try {
    static_cast<void>(read(toml));
    FAIL("it was taken: " << toml);
  } catch (const ScenarioError& error) {
    CAPTURE(error.what());
    CHECK(error.problems().front().line == line);
    CHECK(error.problems().front().message.find(words) != std::string::npos);
  }
}

}  // namespace

TEST_CASE("shipped rules have limits with sources") {
  const auto names = shipped_swing_rules();
  CHECK(names == std::vector<std::string>{"ercot", "caiso", "ieso", "southern", "atc", "lipa"});
  for (const std::string& name : names) {
    const sim::SwingRule rule = read_swing_rule(name, 100.0);
    CHECK_FALSE(rule.limits.empty());
    CHECK(rule.source.starts_with("SW: "));
    for (const sim::SwingLimit& limit : rule.limits) {
      CHECK(limit.most > 0.0);
      CHECK(limit.window_s > 0.0);
    }
  }
  const sim::SwingRule lipa = read_swing_rule("lipa", 100.0);
  CHECK(lipa.limits.at(0).window_s == doctest::Approx(10.0));  // a period of 0.1 Hz
  CHECK(lipa.limits.at(1).band.low_hz == 5.0);
  CHECK_THROWS_WITH_AS(static_cast<void>(read_swing_rule("ercott", 1.0)),
                       doctest::Contains("did you mean ercot?"), InputError);
}

TEST_CASE("a rule of one's own has limits in MW and in shares of the capacity") {
  const sim::SwingRule rule = read(
      "title = \"Ours\"\n"
      "[[limit]]\nname = \"a\"\nkind = \"band\"\nband_hz = [0.1, 2]\nwindow_s = 5\n"
      "peak_to_peak = 0.02\n"
      "[[limit]]\nname = \"b\"\nkind = \"step\"\nwindow_s = 1.5\npeak_to_peak = \"8000 kW\"\n"
      "[[limit]]\nname = \"c\"\nkind = \"ramp\"\nwindow_s = 60\nramp = \"1 GW/h\"\n");
  CHECK(rule.source == "Ours");
  REQUIRE(rule.limits.size() == 3);
  CHECK(rule.limits[0].kind == sim::SwingKind::band);
  CHECK(rule.limits[0].band.high_hz == 2.0);
  CHECK(rule.limits[0].most == doctest::Approx(4.0));
  CHECK(rule.limits[1].most == doctest::Approx(8.0));
  CHECK(rule.limits[1].window_s == 1.5);
  CHECK(rule.limits[2].most == doctest::Approx(1000.0 / 60.0));
}

TEST_CASE("faults of a rule have their line") {
  check_fault("", 1, "at least one table");
  check_fault("limit = 3\n", 1, "at least one table");
  const std::string head = "[[limit]]\nname = \"a\"\n";
  check_fault(head + "kind = \"bend\"\n", 3, "\"bend\"");
  const std::string step = head + "kind = \"step\"\n";
  check_fault(step + "window_s = 5\n", 1, "\"10 MW\"");
  check_fault(step + "window_s = 5\npeak_to_peak = \"10 MWh\"\n", 5, "");
  check_fault(step + "window_s = 0\npeak_to_peak = 0.1\n", 4, "seconds");
  check_fault(step + "window_s = 5\npeak_to_peak = 10\n", 5, "share");
  check_fault(step + "window_s = 5\npeak_to_peak = 0.1\nwindow = 3\n", 6, "did you mean window_s?");
  check_fault(head + "kind = \"band\"\nband_hz = [2, 0.1]\nwindow_s = 5\npeak_to_peak = 0.1\n", 4,
              "ascending");
  check_fault(head + "kind = \"ramp\"\nwindow_s = 5\npeak_to_peak = 0.1\nramp = 0.1\n", 5,
              "in its place");
  check_fault("title = 3\n" + step + "window_s = 5\npeak_to_peak = 0.1\n", 1, "a text is wanted");
  check_fault("[[limit]\n", 1, "not TOML");
}

TEST_CASE("a pipe in place of a rule is there, but no plain file") {
  const tests::TemporaryFolder folder;
  const std::string pipe = (folder / "pipe").string();
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  CHECK_THROWS_WITH_AS(static_cast<void>(read_swing_rule(pipe, 1.0)),
                       doctest::Contains("this is no plain file"), InputError);
}
