#include "tools/terminal/markup.hpp"

#include <doctest/doctest.h>

using namespace gigaload::tools;

TEST_CASE("what acts in a page is written so that it does not") {
  CHECK(markup_text("a <b> & \"c\"") == "a &lt;b&gt; &amp; &quot;c&quot;");
  CHECK(markup_text("a\x1b\xff") == "a??");
  CHECK(markup_text("").empty());
}
