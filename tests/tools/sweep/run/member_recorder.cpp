#include "tools/sweep/run/member_recorder.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "output/variables/variables.hpp"
#include "scenarios/language/toml_reader.hpp"
#include "scenarios/text/scenario_error.hpp"
#include "tests/output/small_run.hpp"
#include "tools/sweep/design/fields.hpp"

using namespace gigaload;
using namespace gigaload::tools::sweep;

namespace {

/// A scenario that gives all that a result can hold.
sim::Scenario full_scenario() {
  sim::Scenario s = output::small_ensemble();
  s.write_sensitivities = true;
  return s;
}

/// Selects one result in a list of that name; what it is refused for goes to `message`.
Selection selected(const std::string& list, const std::string& path, std::string& message) {
  scenarios::Problems problems;
  const std::string text = "[output]\n" + list + " = [\"" + path + "\"]\n";
  const auto root = scenarios::read_toml(text, problems.add_source("sweep.toml", text), problems);
  Fields file(&*root, "", problems);
  const Selection selection = read_selection(file, problems);
  try {
    problems.throw_if_any();
  } catch (const scenarios::ScenarioError& error) {
    message = error.what();
  }
  return selection;
}

}  // namespace

TEST_CASE(
    "every result that a sweep file may list is recorded, any other is refused by its place") {
  const sim::Scenario s = full_scenario();
  std::size_t recorded = 0, refused = 0;
  for (const output::Variable& v : output::variables()) {
    const std::string path = output::path_of(v);
    for (const std::string list : {"tables", "trajectories"}) {
      CAPTURE(path);
      CAPTURE(list);
      std::string message;
      const Selection selection = selected(list, path, message);
      if (!message.empty()) {
        CHECK(message.starts_with("sweep.toml:2:"));
        CHECK(message.find("is no such result") != std::string::npos);
        ++refused;
        continue;
      }
      scenarios::Problems texts;
      texts.add_source("sweep.toml");
      Shape shape;
      try {
        shape = shape_of(selection, s, texts);
      } catch (const scenarios::ScenarioError& error) {
        CHECK(std::string(error.what()).find("the scenario gives no") != std::string::npos);
        continue;
      }
      MemberRecorder recorder(selection, shape, s);
      for (std::size_t e = 0; e < output::exchange_count(s); ++e) {
        recorder.record(output::make_frame(s, e));
      }
      const auto values = recorder.values();
      CHECK(values.size() == shape.values);
      ++recorded;
    }
  }
  CHECK(recorded > 60);
  CHECK(refused > 80);
}

TEST_CASE("derivatives are no results of a member") {
  std::string message;
  (void)selected("trajectories", "sensitivity/construction", message);
  CHECK(message.find("\"sensitivity/construction\" is no such result") != std::string::npos);
  CHECK(message.find("buildout/energised") != std::string::npos);  // of what is allowed
  message.clear();
  (void)selected("trajectories", "buildout/energised_quantile", message);  // nor are drawn futures
  CHECK(message.find("\"buildout/energised_quantile\" is no such result") != std::string::npos);
}
