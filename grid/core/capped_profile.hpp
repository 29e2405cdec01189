#pragma once

#include <span>

namespace gigaload::grid {

/// Scales a profile x of nonnegative values so that the weighted mean of min(k x, cap) is
/// `mean`, and cuts it off at `cap`: the shape is kept wherever there is room. A mean of `cap` or
/// more gives `cap` everywhere; a profile without a positive value gives `mean` everywhere; where
/// the positive values alone cannot reach the mean they are `cap`.
void scale_to_mean(std::span<double> profile, std::span<const double> weight, double mean,
                   double cap);

}  // namespace gigaload::grid
