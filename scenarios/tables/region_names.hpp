#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "grid/core/index.hpp"
#include "scenarios/tables/csv_table.hpp"

namespace gigaload::scenarios {

/// Knows the regions of a data folder, and those a scenario takes, in the folder's order.
class RegionNames {
 public:
  RegionNames() = default;
  /// Takes the chosen of the known regions; a chosen state stands for its regions. `titles`: what
  /// the known ones are called, "Virginia", and `states` of which they are part; either may be left
  /// out.
  RegionNames(std::vector<std::string> known, const std::vector<std::string>& chosen,
              std::vector<std::string> titles = {}, std::vector<std::string> states = {});

  /// Holds the regions of each area, by its name.
  using Areas = std::map<std::string, std::vector<std::string>>;
  /// Takes the planning areas and the interconnections of all known regions.
  void know_areas(Areas planning_areas, Areas interconnections);

  [[nodiscard]] std::size_t size() const { return chosen_.size(); }
  [[nodiscard]] const std::vector<std::string>& chosen() const { return chosen_; }
  [[nodiscard]] const std::vector<std::string>& known() const { return known_; }
  [[nodiscard]] bool is_known(const std::string& name) const;
  [[nodiscard]] bool is_known_planning_area(const std::string& name) const;
  /// Says that the name is none of a planning area, and which one it may be.
  [[nodiscard]] std::string no_planning_area(const std::string& name) const;
  /// Tells whether a name that is none of the grid's areas is known all the same: that of a region,
  /// of a state of which no region is taken, of a planning area or of an interconnection.
  [[nodiscard]] bool can_leave_out(const std::string& name) const;
  /// Returns the regions of a state that is no region itself, in order.
  [[nodiscard]] std::vector<std::string> regions_of_state(const std::string& name) const;
  /// Returns nothing for a region that is unknown or not taken.
  [[nodiscard]] std::optional<RegionIndex> find(const std::string& name) const;
  /// Says that the name is none and what to write: the regions of the state of that name, "VA" or
  /// "virginia", of the planning area or interconnection, or the region of that title or of a
  /// similar name, and all that are known.
  [[nodiscard]] std::string unknown_in_words(const std::string& name) const;
  /// Returns the region of a row; empty if it is not taken, or, with a problem, unknown.
  [[nodiscard]] std::optional<RegionIndex> of_row(const CsvTable& table, std::size_t row,
                                                  const char* column = "region") const;
  /// Returns the region of that name, or those of the state of that name, be they taken or not;
  /// none where it names neither.
  [[nodiscard]] std::vector<std::string> known_in(const std::string& state) const;
  /// Returns the regions that are taken and that a row of a table by states, or regions, is for;
  /// none, with a problem, where it names neither.
  [[nodiscard]] std::vector<RegionIndex> of_state_row(const CsvTable& table, std::size_t row,
                                                      const char* column = "state") const;

 private:
  /// Returns the regions of a state, named by itself or as their titles do before a colon.
  [[nodiscard]] std::vector<std::string> parts_of(const std::string& name) const;

  std::vector<std::string> known_;
  std::vector<std::string> titles_;
  std::vector<std::string> states_;
  Areas planning_areas_, interconnections_;
  std::vector<std::string> chosen_;
  std::map<std::string, std::optional<RegionIndex>> index_;  // of the known ones
};

/// Does the same for all technologies of technologies.csv.
class TechnologyNames {
 public:
  TechnologyNames() = default;
  explicit TechnologyNames(std::vector<std::string> names);
  [[nodiscard]] std::size_t size() const { return names_.size(); }
  [[nodiscard]] std::optional<TechnologyIndex> of_row(const CsvTable& table, std::size_t row) const;

 private:
  std::vector<std::string> names_;
  std::map<std::string, TechnologyIndex> index_;
};

}  // namespace gigaload::scenarios
