#include "output/variables/variable_reference.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "tests/places.hpp"

using namespace gigaload;
using namespace gigaload::output;

TEST_CASE("output/README.md is of the variables of today: gigaload info --variables") {
  std::ifstream file(tests::source_folder() / "output/README.md");
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  CHECK((text == variable_reference(variables())));
}

TEST_CASE("every variable is in the reference, under its group") {
  const std::string page = variable_reference(variables());
  for (const Variable& variable : variables()) {
    CAPTURE(path_of(variable));
    CHECK(page.find("| `" + std::string(variable.name) + "` |") != std::string::npos);
    const std::string group = name_of(variable.place);
    if (!group.empty()) CHECK(page.find("## Group `" + group + "`") != std::string::npos);
  }
}
