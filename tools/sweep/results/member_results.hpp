#pragma once

#include <string_view>
#include <vector>

#include "tools/sweep/store/result_index.hpp"

namespace gigaload::tools::sweep {

/// Reads the scenario of the first member, since all of them have the same labels and times.
/// Throws InputError where its data files are not those with which it was expanded.
[[nodiscard]] scenarios::Loaded first_scenario(const Manifest& manifest);

/// Reads the scalars, [scalar][member], NaN for a member that is not done. Throws InputError for a
/// member with fewer results than the sweep has scalars.
[[nodiscard]] std::vector<std::vector<double>> member_scalars(const Manifest& manifest,
                                                              const ResultIndex& index);

/// Tells whether members differ in a key that begins so: an axis sets it.
[[nodiscard]] bool differ_in(const Plan& plan, std::string_view key);

/// Tells whether the members' years have samples of their own number (ensemble.until), in all of
/// them or in some.
[[nodiscard]] bool stop_by_error(const Manifest& manifest);

/// Counts the members that are not done.
[[nodiscard]] std::size_t members_missing(const Manifest& manifest, const ResultIndex& index);

}  // namespace gigaload::tools::sweep
