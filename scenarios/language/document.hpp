#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/language/node.hpp"
#include "scenarios/text/problems.hpp"

namespace gigaload::scenarios {

/// A document holds the layers of a scenario, merged.
struct Document {
  Node root;         // without `include`
  std::string name;  // the main file's name without ".toml"
  /// Lists the folder of each source's file, by the number Problems gave it; that of an override is
  /// the current folder.
  std::vector<std::filesystem::path> folders;
  std::vector<std::string> notices;  // of deprecated keys, with their places
};

/// Reads the file, what it includes (each later file wins over an earlier one, the including file
/// over all it includes; a file included twice counts where it comes first), and lays the overrides
/// ("key=value", later wins) on top. A bare name that is no file is looked for in `shipped`.
/// Nothing, with problems, if a file cannot be read.
[[nodiscard]] std::optional<Document> read_document(const std::filesystem::path& path,
                                                    const std::vector<std::string>& overrides,
                                                    const std::filesystem::path& shipped,
                                                    Problems& problems);

}  // namespace gigaload::scenarios
