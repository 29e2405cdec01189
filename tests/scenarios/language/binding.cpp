#include "scenarios/language/binding.hpp"

#include <doctest/doctest.h>

#include "scenarios/language/schema.hpp"
#include "scenarios/language/settings.hpp"
#include "scenarios/language/toml_reader.hpp"
#include "scenarios/language/value.hpp"
#include "sim/scenario/scenario.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

Value default_of(const Key& key) {
  Problems problems;
  const auto node = read_toml("x = " + key.default_value, problems.add_source("x"), problems);
  REQUIRE(node);
  return check_value(*node->find("x"), key).value;
}

}  // namespace

TEST_CASE("a default stands in one place: the model's is the key's, or the model has none") {
  std::size_t bound = 0;
  for (const Key& key : schema()) {
    if (key.fills.model == nullptr || key.default_value.empty()) continue;
    CAPTURE(key.path);
    CHECK((key.fills.is_neutral || default_of(key) == initial_value(key)));
    ++bound;
  }
  CHECK(bound > 50);
}

TEST_CASE("a default of the model is written with its unit, as a person would") {
  const auto text_of = [](const std::string& path) {
    for (const Key& key : schema()) {
      if (key.path == path) return key.default_value;
    }
    return std::string();
  };
  CHECK(text_of("stages.pre_development") == "\"4.8 yr\"");
  CHECK(text_of("solver.relative_tolerance") == "1e-8");
  CHECK(text_of("campus.*.water.per_day") == "\"none\"");
  CHECK(text_of("campus.*.contract") == "\"firm\"");
  CHECK(text_of("campus.*.cooling") == "\"direct_liquid\"");
  CHECK(text_of("accelerators.reference") == "2025-01-01");
  CHECK(text_of("demand.annual_energy") == "\"weather\"");
  CHECK(text_of("stages.pre_development_shape") == "4");
  CHECK(text_of("plants.queue") == "true");
}

TEST_CASE("values fill the members that their keys name, of every type") {
  sim::Scenario scenario;
  member<&sim::Scenario::begin>().fill(&scenario, grid::Date{2026, 1, 1});
  CHECK(scenario.begin == grid::to_hour({2026, 1, 1}));
  member<&sim::Scenario::exchange_h>().fill(&scenario, 24.0);
  CHECK(scenario.exchange_h == 24);
  member<&sim::Scenario::seed>().fill(&scenario, std::int64_t{9});
  CHECK(scenario.seed == 9);
  member<&sim::Scenario::data_centres, &sim::DataCentreStock::water_l_per_kwh>().fill(&scenario,
                                                                                      1.5);
  CHECK(scenario.data_centres.water_l_per_kwh == 1.5);
  const Binding exact = flag<&sim::Scenario::exact_annual_energy>("exact", "weather");
  CHECK(exact.initial() == Value(std::string("weather")));
  exact.fill(&scenario, std::string("exact"));
  CHECK(scenario.exact_annual_energy);
  sim::Campus campus;
  member<&sim::Campus::load, &sim::CampusLoadParameters::cooling>().fill(&campus,
                                                                         std::string("hybrid"));
  CHECK(campus.load.cooling == sim::CoolingKind::hybrid);
  member<&sim::Campus::flexible, &sim::FlexibleLoad::most_events>().fill(&campus, std::int64_t{3});
  CHECK(campus.flexible.most_events == 3.0);
}
