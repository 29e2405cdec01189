#pragma once

#include <string>
#include <string_view>

namespace gigaload::output {

/// The page of a report as it was bundled at build time from output/report/, inside the program.
struct ReportTemplate {
  std::string_view html;
  /// Where it could not be bundled: why, and what to do. Else empty.
  std::string missing;
};
[[nodiscard]] ReportTemplate report_template();

}  // namespace gigaload::output
