#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <typeinfo>
#include <vector>

#include "scenarios/language/node.hpp"
#include "scenarios/language/schema.hpp"
#include "scenarios/language/setting.hpp"
#include "scenarios/language/value.hpp"
#include "scenarios/text/problems.hpp"

namespace gigaload::scenarios {

/// Settings hold a scenario's tree against the table of keys: every key known, every value of its
/// kind and in its range, defaults filled in. Faults go to the problems; where one is, the
/// accessors give a harmless value, so that the checks that follow can go on and find theirs.
class Settings {
 public:
  Settings(const Node& root, Problems& problems);

  /// Tells whether it is given in the scenario and good, or good by default.
  [[nodiscard]] bool has(const std::string& key) const;
  /// Tells whether it is written in the scenario, be it good or not.
  [[nodiscard]] bool is_given(const std::string& key) const;

  /// Returns the value; null where has() is false.
  [[nodiscard]] const Value* value(const std::string& key) const;
  [[nodiscard]] double number(const std::string& key) const;
  [[nodiscard]] std::int64_t integer(const std::string& key) const;
  [[nodiscard]] bool boolean(const std::string& key) const;
  [[nodiscard]] std::string text(const std::string& key) const;
  [[nodiscard]] grid::Date date(const std::string& key) const;
  [[nodiscard]] std::vector<grid::Date> dates(const std::string& key) const;
  [[nodiscard]] std::vector<std::string> texts(const std::string& key) const;
  [[nodiscard]] std::vector<double> numbers(const std::string& key) const;

  /// Returns the names of the entries of a table, in the order of the file: members("campus").
  [[nodiscard]] std::vector<std::string> members(const std::string& table) const;
  /// Counts the items of a list; their keys are "campus.abilene.phases.1.capacity" and so on.
  [[nodiscard]] std::size_t items(const std::string& list) const;

  /// Returns the key that gives the grid as a system, "grid.pras" or "grid.csv"; empty where the
  /// grid is that of tables (grid.data).
  [[nodiscard]] const std::string& given_grid() const { return given_grid_; }

  /// Tells where the key or table is written; if nowhere, where the nearest table around it is.
  [[nodiscard]] Place place(const std::string& key) const;
  /// Returns the number of the text in which the key is written; of the main file for a default.
  [[nodiscard]] std::size_t source(const std::string& key) const { return place(key).source; }

  /// Lists all effective settings: table by table, entry by entry, in the order of the table of
  /// keys.
  [[nodiscard]] std::vector<Setting> list(const Problems& problems) const;

 private:
  struct Entry {
    const Key* key = nullptr;
    Value value;
    std::string written;  // as TOML
    bool given = false;
    bool good = false;
  };
  using Candidates = std::vector<const Key*>;

  void walk_table(const Node& table, const std::string& path, std::size_t depth,
                  const Candidates& candidates);
  void walk_member(const Node& node, const std::string& path, std::size_t depth,
                   const Candidates& candidates);
  void walk_list(const Node& list, const std::string& path, std::size_t depth,
                 const Candidates& candidates);
  void check(const Node& node, const std::string& path, const Key& key);
  void refuse_other_grid();
  void add_absent(const Key& key);
  [[nodiscard]] const std::string& default_text(const Key& key) const;
  void complain(const Place& place, const std::string& path, std::string message);
  /// Visits every path of the scenario that a key's pattern stands for.
  void expand(const Key& key, const std::function<void(const std::string&)>& visit) const;
  [[nodiscard]] const Entry* good_entry(const std::string& key) const;

  Problems& problems_;
  std::string given_grid_;  // the key that gives the grid as a system
  std::map<std::string, Entry> entries_;
  std::map<std::string, Place> places_;
  std::map<std::string, std::vector<std::string>> members_;
};

/// Puts the good values under `prefix` ("campus.abilene.") into the members of the model that the
/// keys under `pattern` ("campus.*.") name; the other members stay as they are.
void fill_members(const Settings& settings, std::string_view pattern, const std::string& prefix,
                  const std::type_info& type, void* model);
template <class Model>
void fill_members(const Settings& settings, std::string_view pattern, const std::string& prefix,
                  Model& model) {
  fill_members(settings, pattern, prefix, typeid(Model), &model);
}

}  // namespace gigaload::scenarios
