#include "output/report/page_template.hpp"

#include "grid/core/error.hpp"

namespace gigaload::output {

std::string script_text(const nlohmann::json& data) {
  const std::string plain = data.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  std::string text;
  text.reserve(plain.size());
  for (const char c : plain) {
    if (c == '<') {
      text += "\\u003c";
    } else {
      text += c;
    }
  }
  return text;
}

std::string filled_page(std::string_view page_template, std::string_view data) {
  const std::size_t mark = page_template.find(kReportDataMark);
  if (mark == std::string_view::npos) throw InternalError("the page's template has no mark");
  std::string page(page_template.substr(0, mark));
  page += data;
  page += page_template.substr(mark + kReportDataMark.size());
  return page;
}

}  // namespace gigaload::output
