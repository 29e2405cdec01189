#pragma once

/// One table of a sweep file, read by the rules of the scenario language.

#include <optional>
#include <string>
#include <vector>

#include "scenarios/language/node.hpp"
#include "scenarios/language/schema.hpp"
#include "scenarios/language/value.hpp"
#include "scenarios/text/problems.hpp"

namespace gigaload::tools::sweep {

/// Keys are known by being asked for; finish() complains of the others.
class Fields {
 public:
  /// `path`: of the table, "axis.construction"; empty for the whole file. `table`: null where the
  /// file has none. A node that is no table is a problem.
  Fields(const scenarios::Node* table, std::string path, scenarios::Problems& problems);

  /// The value as it stands; null if it is not given.
  const scenarios::Node* find(const std::string& name);
  /// Tables of names that the file chooses, [axis.NAME] say; what is no such table is a problem.
  std::vector<const scenarios::Node*> tables(const std::string& name);

  /// `key.path` is the name inside this table. Nothing where it is not given, and where it is bad
  /// or `required` and missing, which is a problem.
  template <class T>
  std::optional<T> get(const scenarios::Key& key) {
    const auto value = checked(key);
    return value ? std::optional<T>(std::get<T>(*value)) : std::nullopt;
  }

  void complain(const scenarios::Place& place, const std::string& name, std::string message);
  /// Where the key is written, or else its table.
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
