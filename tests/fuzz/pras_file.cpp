#include "scenarios/pras/pras_file.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "grid/core/error.hpp"
#include "scenarios/pras/pras_names.hpp"
#include "scenarios/pras/pras_omissions.hpp"
#include "scenarios/pras/pras_years.hpp"
#include "tests/fuzz/input_file.hpp"
#include "tests/fuzz/pras_recipe.hpp"
#include "tests/fuzz/targets.hpp"

namespace gigaload::fuzz {

/// Reads in this process: the files are whole, and what is wrong with them is for the program to
/// see. Files with damaged bytes are tests/scenarios/pras/pras_file.cpp's.
void read_pras_file(std::string_view input) {
  static const InputFile file("a.pras"), copy("b.pras");
  PrasRecipe(input).write(file.path());
  std::vector<std::string> notices;
  auto system = scenarios::read_whole_pras(file.path(), &notices);
  (void)scenarios::pras_omissions(system);
  for (const auto& year : scenarios::weather_years(system)) {
    check(scenarios::only_year(system, year));
  }
  (void)scenarios::make_names_unique(system);
  if (input.size() % 16 != 0) return;  // to deflate all of it takes ten times as long as to read it
  scenarios::write_pras(system, copy.path());
  try {
    const auto again = scenarios::read_whole_pras(copy.path());
    expect(again.steps == system.steps && again.generators.size() == system.generators.size(),
           "a system that was written is read as large");
  } catch (const InputError& error) {
    throw Finding(fmt::format("a system that was written is read again: {}", error.what()));
  }
}

}  // namespace gigaload::fuzz
