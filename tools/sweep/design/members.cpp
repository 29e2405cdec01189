#include "tools/sweep/design/members.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <utility>

#include "grid/core/error.hpp"

namespace gigaload::tools::sweep {

namespace {

/// At most kMostMembers, which read_plan() sees to.
std::size_t grid_points(const std::vector<Axis>& axes) {
  std::size_t points = 1;
  for (const Axis& axis : axes) points *= axis.values.size();
  return points;
}

/// Tells whether the constraint has a value that is no number.
bool has_unknown(const Constraint& constraint, const std::vector<double>& numbers) {
  for (std::size_t a = 0; a < numbers.size(); ++a) {
    if (constraint.weights[a] != 0.0 && std::isnan(numbers[a])) return true;
  }
  return false;
}

}  // namespace

Members::Members(const Plan& plan) : plan_(plan) {
  if (plan.kind) {
    matrix_ = design(*plan.kind, plan.points, plan.axes.size(), plan.seed);
    all_ = matrix_->members();
  } else {
    all_ = plan.design == "list" ? plan.axes.front().values.size() : grid_points(plan.axes);
  }
  for (std::size_t point = 0; point < all_; ++point) {
    if (is_kept(point)) kept_.push_back(point);
  }
  if (kept_.empty()) {
    throw InputError(fmt::format(
        "{}: the design is empty: the constraints leave none of its {} members", plan.name, all_));
  }
}

bool Members::is_kept(std::size_t point) const {
  if (plan_.constraints.empty()) return true;
  const auto values = values_at(point);
  std::vector<double> numbers;
  for (std::size_t a = 0; a < values.size(); ++a) {
    numbers.push_back(plan_.axes[a].is_number() ? plan_.axes[a].number_of(values[a])
                                                : std::numeric_limits<double>::quiet_NaN());
  }
  for (const Constraint& constraint : plan_.constraints) {
    if (constraint.holds(numbers)) continue;
    if (!std::isnan(constraint.excess(numbers))) return false;
    if (has_unknown(constraint, numbers)) continue;  // the look at each member tells of it
    throw InputError(fmt::format(
        "{}: the constraint \"{}\" has no answer where \"none\" stands against \"none\", as in "
        "point {} of the design: take \"none\" out of one of the axes",
        plan_.name, constraint.text, point));
  }
  return true;
}

std::vector<scenarios::Node> Members::values(std::size_t member) const {
  return values_at(kept_.at(member));
}

std::vector<scenarios::Node> Members::values_at(std::size_t point) const {
  const std::size_t axes = plan_.axes.size();
  std::vector<scenarios::Node> values(axes);
  if (matrix_) {
    const auto row = matrix_->row(point);
    std::vector<double> p(row.begin(), row.end());
    for (const Correlation& pair : plan_.correlations) {
      p[pair.second] = correlated(p[pair.first], p[pair.second], pair.rank);
    }
    for (std::size_t a = 0; a < axes; ++a) values[a] = plan_.axes[a].value_at(p[a]);
    return values;
  }
  for (std::size_t a = axes; a-- > 0;) {
    const auto& of_axis = plan_.axes[a].values;
    if (plan_.design == "list") {
      values[a] = of_axis[point];
    } else {
      values[a] = of_axis[point % of_axis.size()];
      point /= of_axis.size();
    }
  }
  return values;
}

std::vector<scenarios::Family::Change> changes(const Plan& plan,
                                               const std::vector<scenarios::Node>& values,
                                               std::uint64_t seed) {
  std::vector<scenarios::Family::Change> result;
  for (std::size_t a = 0; a < plan.axes.size(); ++a) {
    for (auto& change : plan.axes[a].changes(values[a])) result.push_back(std::move(change));
  }
  if (plan.own_seeds) {
    scenarios::Node node;
    node.kind = scenarios::Node::Kind::integer;
    node.integer = static_cast<std::int64_t>(seed);
    node.place = node.key_place = plan.axes.front().place;
    result.push_back({"run.seed", std::move(node)});
  }
  return result;
}

}  // namespace gigaload::tools::sweep
