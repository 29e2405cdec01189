#pragma once

/// Writes a result as one HTML page that needs no network: the page's program, style and map come
/// as a template from output/report/, the figures from the file.

#include <string>
#include <string_view>

#include "output/report/page_template.hpp"
#include "output/result/result_file.hpp"

namespace gigaload::output {

/// Returns all that the page shows, as JSON. `file_name` is what the page calls the result. Throws
/// InputError where the file holds no hour.
[[nodiscard]] std::string report_json(const ResultFile& file, const std::string& file_name);

/// Returns the page. Throws InputError as report_json does, and where this program was built
/// without the template: the message says what was missing.
[[nodiscard]] std::string report_page(const ResultFile& file, const std::string& file_name);

/// Does the same with a given template, in which kReportDataMark stands where the figures go.
[[nodiscard]] std::string report_page(const ResultFile& file, const std::string& file_name,
                                      std::string_view page_template);

}  // namespace gigaload::output
