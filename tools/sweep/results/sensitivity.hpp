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
};

/// Computes the sensitivities of every scalar of the sweep, in its order. Members that failed or
/// are missing leave out their row of the design. Throws InputError if the design is not
/// Saltelli's, there is no scalar, or fewer than two rows are whole.
[[nodiscard]] std::vector<Sensitivity> sensitivities(const Manifest& manifest,
                                                     double confidence = 0.95);

/// Writes a table for each scalar, with one line an axis: first-order and total index with their
/// intervals.
[[nodiscard]] std::string sensitivity_text(const Manifest& manifest,
                                           const std::vector<Sensitivity>& all);
/// Writes the same as one line of JSON: {"NAME": {"mean": ..., "variance": ..., "axes": {"AXIS":
/// {"first": [estimate, low, high], "total": [...]}}}}.
[[nodiscard]] std::string sensitivity_json(const Manifest& manifest,
                                           const std::vector<Sensitivity>& all);

}  // namespace gigaload::tools::sweep
