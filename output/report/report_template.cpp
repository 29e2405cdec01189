#include "output/report/report_template.hpp"

// Of report_template.S, which holds the file that CMake made.
extern "C" {
extern const char gigaload_report_template[];
extern const char gigaload_report_template_end[];
extern const char gigaload_dial_template[];
extern const char gigaload_dial_template_end[];
}

namespace gigaload::output {

namespace {

/// Stands before the reason that bundle.cmake writes where it could not bundle the page.
constexpr std::string_view kMissingMark = "missing: ";

/// `command` is what the program cannot do without the page.
ReportTemplate template_of(const char* begin, const char* end, const std::string& command) {
  const std::string_view text(begin, static_cast<std::size_t>(end - begin));
  if (!text.starts_with(kMissingMark)) return {text, {}};
  return {{},
          "this gigaload was built without the page of " + command + ": " +
              std::string(text.substr(kMissingMark.size()))};
}

}  // namespace

ReportTemplate report_template() {
  return template_of(gigaload_report_template, gigaload_report_template_end, "a report");
}

ReportTemplate dial_template() {
  return template_of(gigaload_dial_template, gigaload_dial_template_end, "a sweep");
}

}  // namespace gigaload::output
