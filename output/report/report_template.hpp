#pragma once

#include <string>
#include <string_view>

namespace gigaload::output {

/// Holds the page of a report as it was bundled at build time from output/report/, inside the
/// program.
struct ReportTemplate {
  std::string_view html;
  /// Says why the page could not be bundled, and what to do; empty where it was.
  std::string missing;
};
[[nodiscard]] ReportTemplate report_template();

/// Returns the page of a sweep's dial, bundled in the same way from the same folder.
[[nodiscard]] ReportTemplate dial_template();

}  // namespace gigaload::output
