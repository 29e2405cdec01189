#pragma once

#include <vector>

namespace gigaload::tools::sweep {

/// Computes quantiles of the values that are no NaN, at ascending levels in [0, 1], by straight
/// lines between the ordered values: level p stands at position p (n - 1), the first being 0 (type
/// 7 of Hyndman and Fan 1996, numpy's default). They are NaN if there is no
/// value. The call reorders the sample.
[[nodiscard]] std::vector<double> quantiles_of(std::vector<double>& sample,
                                               const std::vector<double>& levels);

}  // namespace gigaload::tools::sweep
