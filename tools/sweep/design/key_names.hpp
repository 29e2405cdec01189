#pragma once

#include <string>

#include "scenarios/language/schema.hpp"

namespace gigaload::tools::sweep {

/// Finds the language's key for a path such as "campus.abilene.capacity"; null if there is none.
[[nodiscard]] const scenarios::Key* find_key(const std::string& path);

/// Says which key may be meant by an unknown one, "; did you mean ...?" with the names that stand
/// in `path`; empty where nothing is near.
[[nodiscard]] std::string suggested_key(const std::string& path);

/// Copies the key without its range.
[[nodiscard]] scenarios::Key free_of_range(const scenarios::Key& key);

}  // namespace gigaload::tools::sweep
