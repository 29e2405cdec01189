#include "tools/adequacy/adequacy_json.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "tests/tools/small_system.hpp"

using namespace gigaload::tools;
using nlohmann::json;

namespace {

std::set<std::string> keys(const json& object) {
  std::set<std::string> found;
  for (const auto& [key, value] : object.items()) found.insert(key);
  return found;
}

}  // namespace

TEST_CASE("both methods have the same keys; what is not known is null") {
  const auto system = one_unit();
  const json exact = json::parse(adequacy_json(assess_by_convolution(system), system));
  const json sampled =
      json::parse(adequacy_json(assess_by_samples({&system, 1}, {.samples = 100}), system));
  CHECK(keys(exact) == std::set<std::string>{"method", "samples", "energy_unit", "power_unit",
                                             "assumptions", "system", "regions", "groups"});
  CHECK(keys(exact) == keys(sampled));
  CHECK(keys(exact["system"]) == keys(sampled["system"]));
  CHECK(exact["samples"].is_null());
  CHECK(sampled["samples"] == 100);
  CHECK(exact["system"]["cvar"].is_null());
  CHECK(sampled["system"]["daily_peak_lole"].is_null());
  CHECK(exact["system"]["lole"]["value"].get<double>() == doctest::Approx(0.4));
  CHECK(exact["system"]["lole"]["standard_error"] == 0.0);
  CHECK(sampled["system"]["lole"]["standard_error"].get<double>() > 0.0);
  CHECK(exact["regions"]["A \"quoted\""]["eue"] == exact["system"]["eue"]);
  CHECK(exact["groups"]["all"]["eue"] == exact["system"]["eue"]);
  CHECK(exact["system"]["event_days_by_month"].is_null());
  CHECK(sampled["system"]["event_days_by_month"].size() == 12);
  CHECK(sampled["regions"]["A \"quoted\""]["largest_shortfall"] == 5.0);
  CHECK(sampled["system"]["winter_share"] == 1.0);  // it is January
  CHECK(sampled["system"]["winter_share_standard_error"].is_null());
  CHECK_FALSE(sampled["system"].contains("lolh_by_month_hour"));
  CHECK(sampled["assumptions"].empty());
}

TEST_CASE("names that are no UTF-8 and systems without groups") {
  auto system = one_unit();
  system.regions[0].name = "A\xff";
  system.groups.clear();
  const json found = json::parse(adequacy_json(assess_by_convolution(system), system));
  CHECK(found["regions"].size() == 1);
  CHECK_FALSE(found.contains("groups"));
}

TEST_CASE("where no sample is short there is no standard error, and a bound of what counts") {
  auto system = one_unit();
  system.generators[0].chain = {0.0, 1.0};
  const json found =
      json::parse(adequacy_json(assess_by_samples({&system, 1}, {.samples = 100}), system));
  for (const auto& of :
       {found["system"], found["regions"]["A \"quoted\""], found["groups"]["all"]}) {
    CHECK(of["eue"] == json::parse(R"({"value": 0, "standard_error": null})"));
    CHECK(of["event_days"]["standard_error"].is_null());
    CHECK(of["event_days"]["upper_bound_95"].get<double>() == doctest::Approx(0.03));
  }
  const json exact = json::parse(adequacy_json(assess_by_convolution(system), system));
  CHECK(exact["system"]["eue"]["standard_error"] == 0.0);
}

TEST_CASE("where regions keep reserves, what is of load only stands beside all") {
  auto system = one_unit();
  system.regions[0].reserve_share = 0.5;
  for (const auto& of :
       {assess_by_convolution(system), assess_by_samples({&system, 1}, {.samples = 100})}) {
    const json found = json::parse(adequacy_json(of, system));
    CAPTURE(of.method);
    const json& load_only = found["load_only"];
    CHECK(keys(load_only) == std::set<std::string>{"system", "regions", "groups"});
    const auto eue = [](const json& scopes) {
      return scopes["system"]["eue"]["value"].get<double>();
    };
    CHECK(eue(load_only) > 0.0);
    CHECK(eue(found) > eue(load_only));
    CHECK(load_only["regions"]["A \"quoted\""]["eue"] == load_only["system"]["eue"]);
    CHECK(load_only["groups"]["all"]["eue"] == load_only["system"]["eue"]);
  }
}
