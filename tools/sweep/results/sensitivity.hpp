#pragma once

#include <string>
#include <vector>

#include "tools/sweep/results/sobol_indices.hpp"
#include "tools/sweep/store/manifest.hpp"

namespace gigaload::tools::sweep {

/// Sensitivity tells which axis decides a scalar of a sweep.
struct Sensitivity {
  std::string scalar;
  std::string unit;
  SobolIndices indices;
  /// Counts the rows left out in which every member is done: somewhere the scalar is not defined,
  /// or infinite. The rows with members that failed or are missing are the other ones left out.
  std::size_t undefined_rows = 0;
  /// Says why there are no indices; empty where there are.
  std::string reason;
};

/// Computes the sensitivities of every scalar of the sweep, in its order; one without indices keeps
/// none of the others back. Members that failed or are missing leave out their row of the design.
/// Throws InputError if the design is not Saltelli's, there is no scalar, or the members of fewer
/// than two rows are done.
[[nodiscard]] std::vector<Sensitivity> sensitivities(const Manifest& manifest,
                                                     double confidence = 0.95);

/// Writes a table for each scalar, with one line an axis: first-order and total index with their
/// intervals; of one without indices the reason.
[[nodiscard]] std::string sensitivity_text(const Manifest& manifest,
                                           const std::vector<Sensitivity>& all);
/// Writes the same as one line of JSON: {"NAME": {"mean": ..., "variance": ..., "rows": ...,
/// "left_out": ..., "left_out_undefined": ..., "axes": {"AXIS": {"first": [estimate, low, high],
/// "total": [...]}}}}, null for what there is not, then with a "reason".
[[nodiscard]] std::string sensitivity_json(const Manifest& manifest,
                                           const std::vector<Sensitivity>& all);

}  // namespace gigaload::tools::sweep
