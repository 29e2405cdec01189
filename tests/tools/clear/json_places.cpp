#include "tools/clear/json_places.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace gigaload::tools;

TEST_CASE("the places of values in a JSON text") {
  const std::string text = R"({"a": 1, "b/c" : [-2.5 ,3,[4], {"d":"x"}], "e":{"~":null},)"
                           "\n\t"
                           R"("f":[5],"g":true})";
  const auto check = [&text](const char* pointer, const char* begins) {
    CAPTURE(pointer);
    const JsonPlaces places = json_places(text, {pointer});
    CHECK(places.faults.empty());
    REQUIRE(places.offsets.size() == 1);
    CHECK(text.substr(places.offsets.at(pointer)).starts_with(begins));
  };
  check("", "{\"a\"");
  check("/a", "1, ");
  check("/b~1c", "[-2.5");
  check("/b~1c/0", "-2.5 ,");
  check("/b~1c/1", "3,[");
  check("/b~1c/2", "[4]");
  check("/b~1c/2/0", "4]");
  check("/b~1c/3", "{\"d\"");
  check("/b~1c/3/d", "\"x\"");
  check("/e", "{\"~\"");
  check("/e/~0", "null");
  check("/f/0", "5]");
  check("/g", "true}");
  CHECK(json_places(text, {"/h", "/b~1c/4"}).offsets.empty());
  CHECK(pointer_part("b/c~") == "b~1c~0");
}

TEST_CASE("the faults of a JSON text") {
  const auto check = [](const std::string& text, std::size_t offset, const char* message) {
    CAPTURE(text);
    const JsonPlaces places = json_places(text);
    REQUIRE(places.faults.size() == 1);
    CHECK(places.faults[0].offset == offset);
    CAPTURE(places.faults[0].message);
    CHECK(places.faults[0].message.starts_with(message));
  };
  check("[1, nan]", 5, "syntax error while parsing value - invalid literal");
  check("[1,", 3, "syntax error while parsing value - unexpected end of input");
  check("", 0, "syntax error while parsing value - unexpected end of input");
  check("[1e999]", 5, "number overflow");
  check(R"({"a":1, "b":[{"a":2}], "a":3})", 23, "the key 'a' stands twice");
  check(std::string(kDeepestJson + 1, '['), kDeepestJson, "more than 16 brackets");
  const std::string deep = std::string(kDeepestJson, '[') + std::string(kDeepestJson, ']');
  CHECK(json_places(deep).faults.empty());
}
