#pragma once

#include <functional>
#include <optional>
#include <string>

#include "output/hdf5/hdf5_handle.hpp"
#include "output/variables/variables.hpp"

namespace gigaload::output {

/// Returns how long an axis is; nothing where there is no such axis.
using AxisLength = std::function<std::optional<hsize_t>(Axis)>;

/// Opens a dataset that lies in the file itself: a link could lead anywhere, into a circle or into
/// another file. Throws Hdf5Error.
[[nodiscard]] Dataset open_own(const File& file, const std::string& path);

/// Opens a variable of a result that somebody gave us, at `path`, and holds it against the table of
/// variables: it lies in the file itself, has as many axes as the table says, each as long as
/// `length_of` says, texts or numbers of at most 64 bits, and no more bytes than a file of that
/// size can hold. A first axis of time, and one whose own variable this is, may have any length: a
/// killed program leaves more rows in some variables than in others. Throws Hdf5Error.
[[nodiscard]] Dataset open_checked(const File& file, const std::string& path,
                                   const Variable& variable, const AxisLength& length_of);

/// Finds a variable of the table by its path; null if there is none.
[[nodiscard]] const Variable* find_variable(const std::string& path);

}  // namespace gigaload::output
