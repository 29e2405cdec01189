#include "tools/fit/fit_json.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/tools/fit/small_fit.hpp"

using namespace gigaload;

TEST_CASE("a fit as JSON") {
  const sim::StageFit fit = tests::small_fit();
  const sim::StageFitOptions options = tests::small_options();
  tools::FitTold told = tests::told_of(fit, options);
  const auto json = nlohmann::json::parse(tools::fit_json(told));
  const auto& construction = json.at("stages").at("construction");
  CHECK(construction.at("mean_y") == 2.84);
  CHECK(construction.at("mean_y_interval") == nlohmann::json::array({2.4, 3.95}));
  CHECK(construction.at("shape") == 11);
  CHECK(construction.at("shape_interval")[1].is_null());
  CHECK(construction.at("without_censoring").at("mean_y") == 2.5);
  CHECK(construction.at("cancellation_per_y").get<double>() == doctest::Approx(1.0 / 8.5));
  CHECK(json.at("sites") == 4);
  CHECK(json.at("censored") == 1);
  CHECK(json.at("as_of") == "2026-05-23");
  CHECK(json.at("seen_from").is_null());
  CHECK_FALSE(json.contains("prediction"));
  told.forecast = tests::small_forecast();
  const auto predicted = nlohmann::json::parse(tools::fit_json(told)).at("prediction");
  CHECK(predicted.at("coverage") == 1.0);
  CHECK(predicted.at("mean_crps_mw") == 376.0);
  CHECK(predicted.at("dates").size() == 2);
  CHECK(predicted.at("dates")[0].at("within") == true);
  CHECK_FALSE(predicted.at("dates")[1].contains("came_mw"));
}
