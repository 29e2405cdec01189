#include "tools/tables/result_json.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/output/small_run.hpp"

namespace gigaload::tools {

TEST_CASE("a result as JSON has its years, its adequacy and its tables") {
  const output::TemporaryFolder folder;
  output::write_whole(output::small_ensemble(), folder / "run.h5");
  const output::ResultFile file(folder / "run.h5");
  const auto json = nlohmann::json::parse(result_json(file));
  CHECK(json.at("complete") == true);
  CHECK(json.at("hours") == file.hours());
  CHECK(json.at("begin") == "2025-11-19T00:00:00Z");
  CHECK(json.at("dimensions").at("region") == 2);
  CHECK(json.at("attributes").at("scenario_name") == "small");
  CHECK(json.at("adequacy").at("eastern").at("2026").at("eue") ==
        file.read("adequacy/eue").values.at(4 + 1));
  CHECK(json.at("years").at("MD").at("2025").at("energy") ==
        file.read("summary/energy").values.at(1));
  bool seen = false;
  for (const auto& table : json.at("tables")) {
    if (table.at("name") != "hours") continue;
    seen = true;
    CHECK(table.at("rows") == 2 * file.hours());
    CHECK(table.at("columns").at(2).at("unit") == "MW");
  }
  CHECK(seen);
}

TEST_CASE("areas of one name both are in the object") {
  const output::TemporaryFolder folder;
  auto s = output::small_ensemble();
  s.grid.regions = {{"VA_E", "Virginia: east", "eastern", "America/New_York", "VA", "VA"},
                    {"VA_W", "Virginia: west", "eastern", "America/New_York", "VA", ""}};
  output::write_whole(s, folder / "run.h5");
  const output::ResultFile file(folder / "run.h5");
  const auto areas = file.labels("adequacy/area");
  const auto json = nlohmann::json::parse(result_json(file));
  CHECK(std::count(areas.begin(), areas.end(), "VA") == 2);
  CHECK(json.at("adequacy").size() == areas.size());
  CHECK(json.at("adequacy").contains("VA (2)"));
}

}  // namespace gigaload::tools
