#include "tests/fuzz/sample_folder.hpp"

#include <cstdlib>

#include "tests/scenarios/sample_grid.hpp"

namespace gigaload::fuzz {

const std::filesystem::path& sample_folder() {
  static const scenarios::TestFolder folder;
  static const bool made = [] {
    scenarios::write_sample_grid(folder);
    folder.write("small.toml",
                 "[run]\nstart = 2025-12-28\nend = 2026-01-06\n[grid]\ndata = \"data\"\n"
                 "[campus.c]\nregion = \"AA\"\ncapacity = \"1.5 GW\"\n");
    return setenv("GIGALOAD_DATA", folder.path().c_str(), 1) == 0;
  }();
  static_cast<void>(made);
  return folder.path();
}

}  // namespace gigaload::fuzz
