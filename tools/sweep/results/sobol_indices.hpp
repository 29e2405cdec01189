#pragma once

/// Sobol indices (Sobol' 1993) from a Saltelli design tell which axis decides an output.
///
/// With y = f(x_1 ... x_D) of independent axes and V its variance,
///
///     first order   S_i = V[ E(y | x_i) ] / V          what fixing axis i would take away of V
///     total         T_i = E[ V(y | all but x_i) ] / V  what would be left if all others were fixed
///
/// T_i - S_i is what axis i does together with others; the S_i sum to 1 where nothing acts
/// together. From the rows A_j, AB_i,j, B_j of design.hpp and their outputs less the common mean m
///
///     V   = 1/N sum_j (a_j^2 + b_j^2) / 2
///     S_i = 1/N sum_j b_j (ab_i,j - a_j) / V           (Saltelli et al. 2010, table 2 b)
///     T_i = 1/N sum_j (a_j - ab_i,j)^2 / (2 V)         (Jansen 1999; Saltelli 2010, table 2 f)
///
/// Both are ratios of means over rows, so that by the delta method an index R = U / V errs with
///
///     variance = 1/(N (N-1)) sum_j ((u_j - R v_j) / V)^2
///
/// (u_j, v_j what row j adds to U and V; the mean m costs terms of 1/N only). That is for rows
/// drawn at random; those of a scrambled Sobol sequence are spread more evenly and as a rule err
/// less, so that their intervals are on the safe side. The delta method is for many rows: with 8
/// the interval of 95 % misses the truth in one of three cases, with 16 in one of four, with 32 in
/// one of six, with 128 in one of thirteen (3000 designs of random rows each, the worst index of
/// Ishigami's function, Sobol's g, a sum, a product of exponentials and one that is mostly zero).

#include <cstddef>
#include <span>
#include <vector>

namespace gigaload::tools::sweep {

/// An interval is given from so many rows on: with fewer it claims more than three times what it
/// holds.
inline constexpr std::size_t kLeastRowsOfInterval = 32;

/// Interval holds an estimate and its two-sided confidence interval, NaN where there is none.
struct Interval {
  double estimate = 0.0, low = 0.0, high = 0.0;
};

struct SobolIndices {
  std::vector<Interval> first, total;  // by axis; NaN without two rows, or variance
  double mean = 0.0;                   // of the output; NaN without a row
  double variance = 0.0;               // V; 0 where the output does not vary, NaN without a row
  std::size_t rows = 0;                // whole rows of the design that were used
  std::size_t left_out = 0;            // rows with a member that has no finite output
};

/// Computes the indices from the outputs by member, in the order of the Saltelli design: N
/// (dimension + 2) values. A row with a value that is not finite (a failed member) is left out
/// whole. `confidence` in (0, 1). Throws InputError for a number of outputs that is no whole number
/// of rows, or a confidence outside its range.
[[nodiscard]] SobolIndices sobol_indices(std::span<const double> outputs, std::size_t dimension,
                                         double confidence = 0.95);

}  // namespace gigaload::tools::sweep
