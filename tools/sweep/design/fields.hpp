#pragma once

/// Fields reads one table of a sweep file by the rules of the scenario language.

#include <optional>
#include <string>
#include <vector>

#include "scenarios/language/node.hpp"
#include "scenarios/language/schema.hpp"
#include "scenarios/language/value.hpp"
#include "scenarios/text/problems.hpp"

namespace gigaload::tools::sweep {

/// Fields knows keys by being asked for them; finish() complains of the others.
class Fields {
 public:
  /// Reads `table`, which is null if the file has none; a node that is no table is a problem.
  /// `path` names it, "axis.construction", and is empty for the whole file.
  Fields(const scenarios::Node* table, std::string path, scenarios::Problems& problems);

  /// Finds the value as it stands; null if it is not given.
  const scenarios::Node* find(const std::string& name);
  /// Lists the tables whose names the file chooses, such as [axis.NAME]; anything else in their
  /// place is a problem.
  std::vector<const scenarios::Node*> tables(const std::string& name);

  /// Reads the value of a key; `key.path` is its name inside this table. Returns nothing if it is
  /// not given, and adds a problem if it is bad, or `required` and missing.
  template <class T>
  std::optional<T> get(const scenarios::Key& key) {
    const auto value = checked(key);
    return value ? std::optional<T>(std::get<T>(*value)) : std::nullopt;
  }

  void complain(const scenarios::Place& place, const std::string& name, std::string message);
  /// Tells where the key is written, or else its table.
  [[nodiscard]] scenarios::Place place(const std::string& name) const;

  void finish();

 private:
  std::optional<scenarios::Value> checked(const scenarios::Key& key);
  [[nodiscard]] std::string path_of(const std::string& name) const;

  const scenarios::Node* table_;
  std::string path_;
  scenarios::Problems& problems_;
  std::vector<std::string> known_;
};

}  // namespace gigaload::tools::sweep
