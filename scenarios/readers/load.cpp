#include "scenarios/readers/load.hpp"

#include <cstdlib>
#include <system_error>
#include <utility>

#include "scenarios/language/document.hpp"
#include "scenarios/readers/reader.hpp"
#include "scenarios/tables/table_store.hpp"

namespace gigaload::scenarios {

std::filesystem::path data_root() {
  namespace fs = std::filesystem;
  if (const char* const named = std::getenv("GIGALOAD_DATA"); named != nullptr && *named != '\0') {
    return named;
  }
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (!error) {
    const fs::path installed = program.parent_path().parent_path() / "share" / "gigaload";
    if (fs::is_directory(installed, error)) return installed;
  }
  return GIGALOAD_SHIPPED_SCENARIOS;
}

Loaded load(const std::filesystem::path& path, const std::vector<std::string>& overrides) {
  const std::filesystem::path shipped = data_root();
  Problems problems;
  auto document = read_document(path, overrides, shipped, problems);
  if (!document) {
    problems.throw_if_any();
    throw InternalError("a scenario that cannot be read has no problem");
  }
  TableStore store;
  Loaded loaded = read_scenario(std::move(*document), shipped, problems, store);
  problems.throw_if_any();
  return loaded;
}

}  // namespace gigaload::scenarios
