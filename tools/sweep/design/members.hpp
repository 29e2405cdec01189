#pragma once

/// A plan has members, each with a value of every axis and a seed.
///
///     grid   every combination, the last axis fastest        list   the i-th value of each axis
///     drawn  the axes' quantiles at the points of design.hpp, correlated pairs by distribution.hpp
///
/// A member that breaks a constraint is left out; the others keep their order.

#include <cstddef>
#include <vector>

#include "tools/sweep/design/plan.hpp"

namespace gigaload::tools::sweep {

class Members {
 public:
  /// Makes the members of the plan, which must outlive them. Throws InputError if no member is
  /// left, or a constraint compares "none" with "none".
  explicit Members(const Plan& plan);

  [[nodiscard]] std::size_t size() const { return kept_.size(); }
  /// Counts the members that a constraint leaves out.
  [[nodiscard]] std::size_t left_out() const { return all_ - kept_.size(); }

  /// Returns the values of a member by axis.
  [[nodiscard]] std::vector<scenarios::Node> values(std::size_t member) const;

 private:
  [[nodiscard]] std::vector<scenarios::Node> values_at(std::size_t point) const;
  [[nodiscard]] bool is_kept(std::size_t point) const;

  const Plan& plan_;
  std::optional<DesignMatrix> matrix_;
  std::size_t all_ = 0;
  std::vector<std::size_t> kept_;
};

/// Lists what a member changes of the scenario; `seed` is given if members have seeds of their own.
[[nodiscard]] std::vector<scenarios::Family::Change> changes(
    const Plan& plan, const std::vector<scenarios::Node>& values, std::uint64_t seed);

}  // namespace gigaload::tools::sweep
