#include "tools/sweep/design/worth.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "scenarios/text/edit_distance.hpp"

namespace gigaload::tools::sweep {

namespace {

using scenarios::Node;
using scenarios::ValueKind;

/// Finds the axis that a key of the table names.
std::optional<std::size_t> axis_named(const char* key, Fields& fields,
                                      const std::vector<Axis>& axes) {
  const auto name =
      fields.get<std::string>({.path = key, .kind = ValueKind::text, .required = true, .doc = ""});
  if (!name) return std::nullopt;
  const auto found = std::ranges::find(axes, *name, &Axis::name);
  if (found != axes.end()) return static_cast<std::size_t>(found - axes.begin());
  std::vector<std::string> names;
  std::ranges::transform(axes, std::back_inserter(names), &Axis::name);
  fields.complain(fields.place(key), key,
                  fmt::format("\"{}\" is no axis{}", *name, scenarios::suggestion(*name, names)));
  return std::nullopt;
}

/// Tells whether the axis has two numbers, 1 and a larger one.
bool is_pair_from_one(const Axis& axis) {
  return axis.is_number() && axis.values.size() == 2 && axis.number_of(axis.values[0]) == 1.0 &&
         axis.number_of(axis.values[1]) > 1.0;
}

void read_per_percent(Fields& fields, const Selection& selection, Worth& worth,
                      scenarios::Problems& problems) {
  const Node* const table = fields.find("per_percent");
  if (table == nullptr) return;
  Fields powers(table, "worth.per_percent", problems);
  for (const Scalar& scalar : selection.scalars) {
    const auto mw = powers.get<double>({.path = scalar.name,
                                        .kind = ValueKind::quantity,
                                        .unit = "MW",
                                        .lowest = 0,
                                        .highest = 1e7,
                                        .doc = ""});
    if (mw) worth.per_percent.emplace(scalar.name, *mw);
  }
  powers.finish();
}

}  // namespace

std::optional<Worth> read_worth(Fields& file, const std::string& design,
                                const std::vector<Axis>& axes, const Selection& selection,
                                scenarios::Problems& problems) {
  const Node* const table = file.find("worth");
  if (table == nullptr) return std::nullopt;
  Fields fields(table, "worth", problems);
  const auto rows = axis_named("rows", fields, axes), along = axis_named("along", fields, axes);
  Worth worth;
  read_per_percent(fields, selection, worth, problems);
  fields.finish();
  if (!rows || !along) return std::nullopt;
  worth.rows = *rows;
  worth.along = *along;
  if (*rows == *along || axes.size() != 2 || design != "grid") {
    problems.add(table->key_place, "worth",
                 "a grid of two axes is wanted, one of the assumptions and one along which their "
                 "worth is told");
  } else if (!is_pair_from_one(axes[*along])) {
    problems.add(fields.place("along"), "worth.along",
                 "an axis of two numbers is wanted, 1 and a larger one such as 1.06");
  }
  return worth;
}

}  // namespace gigaload::tools::sweep
