#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace gigaload::output {

/// Stands in a page's template where its figures go.
inline constexpr std::string_view kReportDataMark = "{{gigaload-data}}";

/// Returns JSON as the text of a script element: nothing in it can end the element.
[[nodiscard]] std::string script_text(const nlohmann::json& data);

/// Returns the page with `data`, a text of script_text(), at its mark.
[[nodiscard]] std::string filled_page(std::string_view page_template, std::string_view data);

}  // namespace gigaload::output
