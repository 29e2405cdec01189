#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tools/sweep/store/manifest.hpp"

namespace gigaload::tools::sweep {

/// ToldScalar is a scalar of a sweep that a table tells of, with the other scalar that holds its
/// standard error: the one of the same year and entities whose variable is that of the errors.
struct ToldScalar {
  std::size_t value = 0;
  std::optional<std::size_t> error;
};
[[nodiscard]] std::vector<ToldScalar> told_scalars(const Selection& selection);

/// Returns how much of a demand of 1, in per cent, has the same effect as what makes `value` of
/// `at_one`, where the scalar grows exponentially from `at_one` to `at_other` at a demand of
/// `other`. Nothing where it does not grow, or any of the three is not above 0.
[[nodiscard]] std::optional<double> worth_percent(double at_one, double at_other, double other,
                                                  double value);

/// Throws InputError where the sweep has no scalar, which a table tells of, or a grid with points
/// left out for its [worth].
void check_has_table(const Manifest& manifest);

/// Writes a table of the sweep's scalars by member; of a sweep with [worth] one for each scalar,
/// with a row for each value of its axis of rows and what it is worth. Zeros of metrics of adequacy
/// stand as bounds. Throws InputError as check_has_table() does.
[[nodiscard]] std::string sweep_table_text(const Manifest& manifest);

/// Writes the same as one line of JSON: {"members": [{"values": {AXIS: ...}, "scalars": {NAME:
/// {"value", "standard_error"}}}], "worth": {NAME: {ROW: {"percent", "mw"}}}}, null for what there
/// is not, without "worth" where the sweep has none.
[[nodiscard]] std::string sweep_table_json(const Manifest& manifest);

}  // namespace gigaload::tools::sweep
