#include "output/report/report_template.hpp"

// Of report_template.S, which holds the file that CMake made.
extern "C" {
extern const char gigaload_report_template[];
extern const char gigaload_report_template_end[];
}

namespace gigaload::output {

namespace {

/// Stands before the reason that bundle.cmake writes where it could not bundle the page.
constexpr std::string_view kMissingMark = "missing: ";

}  // namespace

ReportTemplate report_template() {
  const std::string_view text(
      gigaload_report_template,
      static_cast<std::size_t>(gigaload_report_template_end - gigaload_report_template));
  if (!text.starts_with(kMissingMark)) return {text, {}};
  return {{},
          "this gigaload was built without the page of a report: " +
              std::string(text.substr(kMissingMark.size()))};
}

}  // namespace gigaload::output
