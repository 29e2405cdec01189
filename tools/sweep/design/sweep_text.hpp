#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

#include "scenarios/language/document.hpp"
#include "scenarios/text/problems.hpp"
#include "tools/sweep/design/fields.hpp"

namespace gigaload::tools::sweep {

/// SweepText holds the text of a sweep and, if the sweep is frozen, that of its scenario with
/// everything laid over it.
struct SweepText {
  std::string name;  // how messages call it
  std::string sweep;
  std::optional<std::string> scenario;
  std::string scenario_name;          // of a frozen one
  std::filesystem::path folder = {};  // of the file, where its scenario is looked for
};

/// Reads the file; a bare name such as "dial-2030" that is none is looked for among the shipped
/// sweeps. Throws ScenarioError.
[[nodiscard]] SweepText read_sweep_file(const std::filesystem::path& path);

/// Reads the scenario of the sweep, with [set] laid over it. Returns nothing, and adds problems, if
/// it cannot be read. `source` is the sweep file, beside which its values may name files.
[[nodiscard]] std::optional<scenarios::Document> read_base_scenario(const SweepText& text,
                                                                    std::size_t source,
                                                                    Fields& file,
                                                                    scenarios::Problems& problems);

}  // namespace gigaload::tools::sweep
