#include "tools/sweep/design/constraint.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace gigaload;
using namespace gigaload::tools::sweep;

namespace {

Axis axis(const std::string& name, const std::string& key) {
  Axis result;
  result.name = name;
  result.keys = {key};
  result.key = find_key(key);
  return result;
}

const std::vector<Axis>& axes() {
  static const std::vector<Axis> table = {axis("build", "stages.construction"),  // yr
                                          axis("permit", "stages.pre_development"),
                                          axis("size", "campus.a.capacity"),  // MW
                                          axis("step", "run.exchange"),       // h
                                          axis("cooling", "campus.a.cooling"),
                                          axis("inflow", "stages.construction"),
                                          axis("nano", "stages.construction")};
  return table;
}

bool holds(const std::string& text, double build, double permit, double size = 0, double step = 0,
           double inflow = 0, double nano = 0) {
  scenarios::Problems problems;
  const scenarios::Place place{problems.add_source("test"), 1, 1};
  const Constraint constraint = read_constraint(text, place, axes(), problems);
  problems.throw_if_any();
  const double values[] = {build, permit, size, step, 0.0, inflow, nano};
  return constraint.holds(values);
}

std::string fault(const std::string& text) {
  scenarios::Problems problems;
  const scenarios::Place place{problems.add_source("test"), 1, 1};
  (void)read_constraint(text, place, axes(), problems);
  try {
    problems.throw_if_any();
  } catch (const scenarios::ScenarioError& error) {
    return error.problems().front().message;
  }
  return {};
}

}  // namespace

TEST_CASE("comparisons of axes") {
  CHECK(holds("build < permit", 2.0, 3.0));
  CHECK_FALSE(holds("build < permit", 3.0, 3.0));
  CHECK(holds("build <= permit", 3.0, 3.0));
  CHECK(holds("permit >= build", 3.0, 3.0));
  CHECK_FALSE(holds("permit > build", 3.0, 3.0));
}

TEST_CASE("sums with factors, constants and units") {
  CHECK(holds("build + permit <= 8 yr", 3.0, 5.0));
  CHECK_FALSE(holds("build + permit <= 95 month", 3.0, 5.0));
  CHECK(holds("2 build - 0.5*permit <= 0 yr", 1.0, 4.0));
  CHECK_FALSE(holds("2 build - 0.5*permit < 0 yr", 1.0, 4.0));
  CHECK(holds("size >= 1.5 GW", 0, 0, 1500.0));
  CHECK_FALSE(holds("1.6 GW <= size", 0, 0, 1500.0));
  // 8766 h are a year
  CHECK(holds("build > step", 1.0, 0, 0, 8765.0));
  CHECK_FALSE(holds("build > step", 1.0, 0, 0, 8767.0));
}

TEST_CASE("names that begin as numbers that are none") {
  CHECK(holds("inflow <= nano + 1 yr", 0, 0, 0, 0, 3.0, 2.0));
  CHECK_FALSE(holds("inflow <= nano + 0.5 yr", 0, 0, 0, 0, 3.0, 2.0));
}

TEST_CASE("what is no constraint is told with the reason") {
  CHECK(fault("build").find("a comparison") != std::string::npos);
  CHECK(fault("1 yr < build < 2 yr").find("one comparison") != std::string::npos);
  CHECK(fault("biuld + permit < 3 yr").find("did you mean build?") != std::string::npos);
  CHECK(fault("build < 3").find("has no unit") != std::string::npos);
  CHECK(fault("build < 3 GW").find("a time such as") != std::string::npos);
  CHECK(fault("build < size").find("wanted") != std::string::npos);
  CHECK(fault("build < cooling").find("an axis of texts") != std::string::npos);
  CHECK(fault("build + < 3 yr").find("a term is missing") != std::string::npos);
  CHECK(fault("3 yr < 4 yr").find("names none of the axes") != std::string::npos);
}
