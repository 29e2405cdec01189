#pragma once

/// A selection says which results of a member are kept: years' summaries, adequacy, trajectories,
/// and single numbers.

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "grid/core/calendar.hpp"
#include "output/variables/variables.hpp"
#include "scenarios/language/node.hpp"
#include "scenarios/text/problems.hpp"
#include "tools/sweep/design/fields.hpp"

namespace gigaload::sim {
struct Scenario;
}  // namespace gigaload::sim

namespace gigaload::tools::sweep {

/// Scalar is a table [scalar.NAME]: one number a member, out of a variable of a result file.
/// Entities of axes that are not named are summed up, and so are the regions of a state, a planning
/// area or an interconnection that is named in the place of a region, as `region` or `area`; of
/// deals their machines are, each once, since chips and sites are the same machines.
struct Scalar {
  std::string name;
  scenarios::Place place;
  const output::Variable* variable = nullptr;
  std::optional<int> year;       // of the summary and of adequacy
  std::optional<grid::Date> at;  // of the build-out: the last exchange that begins by then
  std::vector<std::pair<output::Axis, std::string>> entities;
};

struct Selection {
  std::vector<const output::Variable*> tables;        // by year: summary and adequacy
  std::vector<const output::Variable*> trajectories;  // by time
  /// These are the places of the lists in the sweep file, none if the usual tables are meant.
  std::optional<scenarios::Place> tables_place, trajectories_place;
  std::vector<Scalar> scalars;
  std::vector<double> quantiles;  // over the members
};

/// Reads [output] and [scalar.NAME] of a sweep file. Faults go to the problems.
[[nodiscard]] Selection read_selection(Fields& file, scenarios::Problems& problems);

/// Block tells where the chosen numbers of a member stand, one after the other.
struct Block {
  const output::Variable* variable = nullptr;
  std::size_t first = 0;    // of its numbers
  std::size_t rows = 0;     // years or times
  std::size_t columns = 0;  // entities, the last axis fastest
};
struct ScalarPlace {
  std::size_t row = 0;  // year or exchange
  std::vector<std::size_t> columns;
};

/// Shape is a selection on a scenario, with the coordinates of every axis that the chosen results
/// have.
struct Shape {
  std::vector<Block> blocks;          // tables, then trajectories
  std::vector<ScalarPlace> scalars;   // behind them, one number each
  std::size_t values = 0;             // of a member, in all
  std::vector<grid::Hour> exchanges;  // begin of each
  std::string coordinates;            // one text: equal where members fit in one table
};

/// Lays the selection on a scenario. Throws ScenarioError, at the scalar's place, for a year, day
/// or entity that the scenario does not have, and for results that it cannot give, such as adequacy
/// without an ensemble. `texts` are the sources of the selection's places.
[[nodiscard]] Shape shape_of(const Selection& selection, const sim::Scenario& scenario,
                             const scenarios::Problems& texts);

/// Returns the labels of an axis of entities.
[[nodiscard]] std::vector<std::string> labels_of(output::Axis axis, const sim::Scenario& scenario);

}  // namespace gigaload::tools::sweep
