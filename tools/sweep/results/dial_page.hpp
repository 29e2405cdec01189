#pragma once

/// A sweep's dial is a page with a slider for each axis and the adequacy of every area under them:
/// all members' numbers are in the page, which needs no network.

#include <string>
#include <string_view>

#include "tools/sweep/store/manifest.hpp"

namespace gigaload::tools::sweep {

/// Throws InputError for a sweep that is not a whole grid, or has no table of adequacy.
void check_has_dial(const Manifest& manifest);

/// Returns all that the page shows, as the text of a script element: axes with their points and
/// what each sets, [set], years, areas, and for each metric of adequacy among the sweep's tables
/// its values and standard errors, [member * years + year][area], null for members that are not
/// done. Throws InputError as check_has_dial() does, and for more numbers than a page takes.
[[nodiscard]] std::string dial_json(const Manifest& manifest);

/// Returns the page. Throws InputError as dial_json() does, and where this program was built
/// without the template.
[[nodiscard]] std::string dial_page(const Manifest& manifest);

}  // namespace gigaload::tools::sweep
