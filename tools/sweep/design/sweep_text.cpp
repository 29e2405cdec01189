#include "tools/sweep/design/sweep_text.hpp"

#include <algorithm>

#include "scenarios/language/deprecated_keys.hpp"
#include "scenarios/language/toml_reader.hpp"
#include "scenarios/readers/load.hpp"
#include "scenarios/text/text_file.hpp"

namespace gigaload::tools::sweep {

namespace {

namespace fs = std::filesystem;
using scenarios::Node;
using scenarios::Problems;
using scenarios::ValueKind;

constexpr std::size_t kLargestSweep = std::size_t{16} << 20U;  // bytes

/// Finds the scenario of that name beside the sweep file; a name not found there is left as it is.
fs::path path_of(const std::string& name, const fs::path& folder) {
  fs::path path = name;
  if (path.is_absolute()) return path;
  std::error_code ignored;
  for (const char* const ending : {"", ".toml"}) {
    fs::path beside = folder / path;
    beside += ending;
    if (fs::exists(beside, ignored) && !fs::is_directory(beside, ignored)) return beside;
  }
  return path;
}

/// Finds a bare name that is no file among the shipped sweeps, as scenarios are found.
fs::path shipped_or(const fs::path& path) {
  std::error_code ignored;
  const bool is_there = fs::exists(path, ignored) && !fs::is_directory(path, ignored);
  if (path.empty() || path.has_parent_path() || is_there) return path;
  for (const char* const ending : {"", ".toml"}) {
    fs::path shipped = scenarios::data_root() / "sweeps" / path;
    shipped += ending;
    if (fs::exists(shipped, ignored)) return shipped;
  }
  return path;
}

}  // namespace

SweepText read_sweep_file(const std::filesystem::path& asked) {
  const fs::path path = shipped_or(asked);
  scenarios::TextFile file = scenarios::read_text_file(path, kLargestSweep);
  if (!file.fault.empty()) {
    Problems problems;
    problems.add({problems.add_source(path.string()), 0, 0}, "", file.fault);
    problems.throw_if_any();
  }
  return {.name = path.string(),
          .sweep = std::move(file.text),
          .scenario = {},
          .scenario_name = {},
          .folder = path.parent_path()};
}

std::optional<scenarios::Document> read_base_scenario(const SweepText& text, std::size_t source,
                                                      Fields& file, Problems& problems) {
  const auto name = file.get<std::string>(
      {.path = "scenario", .kind = ValueKind::text, .required = true, .doc = ""});
  Node layer;
  if (const Node* const set = file.find("set")) layer = *set;
  if (layer.kind != Node::Kind::table || layer.find("include") != nullptr) {
    problems.add(layer.place, "set", "a table of scenario keys, without include, is wanted");
    return std::nullopt;
  }
  if (!name) return std::nullopt;
  std::optional<scenarios::Document> document;
  const auto put_folder = [&] {
    document->folders.resize(std::max(document->folders.size(), source + 1));
    document->folders[source] = text.folder;
  };
  if (text.scenario) {
    document.emplace();
    document->name = text.scenario_name;
    const std::size_t frozen = problems.add_source(text.name + ": scenario", *text.scenario);
    auto root = scenarios::read_toml(*text.scenario, frozen, problems);
    if (!root) return std::nullopt;
    document->root = std::move(*root);
    put_folder();
    return document;
  }
  document =
      scenarios::read_document(path_of(*name, text.folder), {}, scenarios::data_root(), problems);
  if (!document) return std::nullopt;
  scenarios::replace_deprecated(layer, problems, document->notices);
  scenarios::merge(document->root, layer);
  put_folder();
  return document;
}

}  // namespace gigaload::tools::sweep
