#include "scenarios/language/schema_parts.hpp"

namespace gigaload::scenarios {

using enum ValueKind;

std::vector<Key> overlay_keys() {
  const auto text_key = [](const char* path, const char* doc) {
    return Key{.path = path, .kind = text, .required = true, .doc = doc, .grid = GridKind::tables};
  };
  const auto capacity = [](const char* path, const char* doc) {
    return Key{.path = path,
               .kind = quantity,
               .unit = "MW",
               .required = true,
               .lowest = 0,
               .highest = kMostMw,
               .doc = doc,
               .grid = GridKind::tables};
  };
  const auto day = [](const char* path, bool required, const char* doc) {
    return Key{
        .path = path, .kind = date, .required = required, .doc = doc, .grid = GridKind::tables};
  };
  const auto source = [](const char* path) {
    return Key{.path = path,
               .kind = text,
               .doc = "where it is from, for people",
               .grid = GridKind::tables};
  };
  constexpr const char* kRegion = "region of the tables, such as OH";
  constexpr const char* kTechnology = "technology of technologies.csv, such as gas_cc";
  return {text_key("plant.*.region", kRegion),
          text_key("plant.*.technology", kTechnology),
          capacity("plant.*.capacity",
                   "net summer capacity that comes on top of the tables' plants, for certain"),
          day("plant.*.in_service", true, "first day, 00:00 UTC"),
          day("plant.*.out_of_service", false, "the day after the last; left out: it stays"),
          source("plant.*.source"),
          text_key("retire.*.region", kRegion),
          text_key("retire.*.technology", kTechnology),
          capacity("retire.*.capacity",
                   "capacity that goes besides retirements.csv; what is not there cannot go"),
          day("retire.*.out_of_service", true, "first day without it, 00:00 UTC"),
          source("retire.*.source")};
}

}  // namespace gigaload::scenarios
