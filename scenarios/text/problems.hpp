#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "scenarios/text/scenario_error.hpp"

namespace gigaload::scenarios {

/// Tells where something stands in one of the texts that were read. Line 0: nowhere in particular.
struct Place {
  std::size_t source = 0;  // a number that Problems::add_source gave
  unsigned line = 0;       // 1-based
  unsigned column = 0;     // 1-based, in code points
  friend auto operator<=>(const Place&, const Place&) = default;
};

/// Gathers the faults of all texts of one scenario and throws them together.
class Problems {
 public:
  /// Adds a text, told in the order of adding. `name`: how a message calls it.
  std::size_t add_source(std::string name, std::string text = {});
  /// The same, without a copy of a text that may be long.
  std::size_t add_source(std::string name, std::shared_ptr<const std::string> text);

  [[nodiscard]] std::size_t sources() const { return sources_.size(); }

  void add(Place place, std::string key, std::string message);

  /// Adds the faults of texts that were read elsewhere, with their places and lines.
  void add_all(const ScenarioError& error);

  /// Counts all that were added, also those beyond what is kept to be told.
  [[nodiscard]] std::size_t count() const { return count_; }

  /// Returns "file:12", or the name alone where there is no line.
  [[nodiscard]] std::string describe(Place place) const;

  /// Forgets the texts added so far, but for the lines that are shown below what was found in them,
  /// so that only one of many large tables read one after another is in memory.
  void let_texts_go();

  /// Throws ScenarioError with what was added, in the order of texts, lines and columns.
  void throw_if_any() const;

 private:
  static constexpr std::size_t kMostKept = 1000;
  struct Source {
    std::string name;
    std::shared_ptr<const std::string> text;
    std::map<Place, std::string> shown = {};  // lines of a text that is gone
  };
  struct Found {
    Place place;
    std::string key;
    std::string message;
    friend auto operator<=>(const Found&, const Found&) = default;
  };
  [[nodiscard]] std::vector<Found> sorted() const;

  std::vector<Source> sources_;
  std::vector<Found> found_;
  std::size_t count_ = 0;
};

}  // namespace gigaload::scenarios
