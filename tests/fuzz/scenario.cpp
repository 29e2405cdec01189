#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "grid/core/error.hpp"
#include "scenarios/readers/reader.hpp"
#include "scenarios/tables/table_store.hpp"
#include "tests/fuzz/input_file.hpp"
#include "tests/fuzz/sample_folder.hpp"
#include "tests/fuzz/targets.hpp"

namespace gigaload::fuzz {
namespace {

/// Does what scenarios::load() does, with tables that are read once.
scenarios::Loaded load(const std::filesystem::path& path,
                       const std::vector<std::string>& overrides) {
  static scenarios::TableStore store;
  scenarios::Problems problems;
  auto document = scenarios::read_document(path, overrides, sample_folder(), problems);
  if (!document) {
    problems.throw_if_any();
    throw Finding("a scenario that cannot be read has a problem");
  }
  auto loaded = scenarios::read_scenario(std::move(*document), sample_folder(), problems, store);
  problems.throw_if_any();
  return loaded;
}

}  // namespace

/// Comments "#set KEY=VALUE" at the beginning are settings of the command line.
void read_scenario(std::string_view input) {
  static const InputFile file("fuzz.toml");
  constexpr std::string_view kSet = "#set ";
  file.write(input);
  std::vector<std::string> overrides;
  while (input.starts_with(kSet)) overrides.emplace_back(take_line(input).substr(kSet.size()));
  const auto loaded = load(file.path(), overrides);
  file.write(loaded.scenario.text);
  try {
    expect(load(file.path(), {}).scenario.text == loaded.scenario.text,
           "a scenario that was written is read as the same");
  } catch (const InputError& error) {
    throw Finding(fmt::format("a scenario that was written is read again: {}", error.what()));
  }
}

}  // namespace gigaload::fuzz
