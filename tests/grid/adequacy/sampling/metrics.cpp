#include "grid/adequacy/sampling/metrics.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace gigaload::grid::adequacy;

TEST_CASE("metrics: every one has a name, its error beside it, and an estimate of its own") {
  std::set<std::string> names;
  for (const Metric& metric : metrics()) {
    CAPTURE(metric.name);
    CHECK(names.insert(metric.name).second);
    CHECK(std::string(metric.error_name) == std::string(metric.name) + "_standard_error");
    CHECK(std::string(metric.unit) != "");
    CHECK(std::string(metric.long_name) != "");
    CHECK((metric.of_year == nullptr) == (metric.error_of_year == nullptr));
    const LoadOnlyNames& load_only = metric.load_only;
    CHECK(std::string(load_only.name) == "load_only_" + std::string(metric.name));
    CHECK(std::string(load_only.error_name) == std::string(load_only.name) + "_standard_error");
    CHECK((load_only.of_year == nullptr) == (metric.of_year == nullptr));
    CHECK((load_only.error_of_year == nullptr) == (metric.of_year == nullptr));
    // no other metric is told of the same estimate
    Metrics figures;
    (figures.*metric.estimate).value = 1.0;
    double sum = 0.0;
    for (const Metric& other : metrics()) sum += (figures.*other.estimate).value;
    CHECK(sum == 1.0);
  }
  CHECK(names.size() == 9);
}
