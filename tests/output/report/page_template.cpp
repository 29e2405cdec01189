#include "output/report/page_template.hpp"

#include <doctest/doctest.h>

#include "grid/core/error.hpp"

using namespace gigaload;
using namespace gigaload::output;

TEST_CASE("page template: figures stand at the mark, and nothing in them ends a script") {
  const std::string text = script_text({{"a", "</script>"}, {"b", "caf\xe9"}});
  CHECK(text.find('<') == std::string::npos);
  CHECK(nlohmann::json::parse(text)["a"] == "</script>");
  CHECK(filled_page("<i>{{gigaload-data}}</i>", "{}") == "<i>{}</i>");
  CHECK_THROWS_AS((void)filled_page("<i></i>", "{}"), InternalError);
}
