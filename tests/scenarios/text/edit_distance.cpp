#include "scenarios/text/edit_distance.hpp"

#include <doctest/doctest.h>

#include <ctime>
#include <string>
#include <vector>

using gigaload::scenarios::edit_distance;
using gigaload::scenarios::nearest;
using gigaload::scenarios::suggestion;

TEST_CASE("edit distance: known pairs") {
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("abc", "abc") == 0);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("kitten", "sitting") == 3);
  CHECK(edit_distance("ab", "ba") == 1);
  CHECK(edit_distance("ca", "abc") == 3);  // no part is edited twice
  CHECK(edit_distance("capacity", "capcity") == 1);
}

TEST_CASE("edit distance is symmetric and zero only for equals") {
  for (const char* a : {"region", "regions", "reigon", "x"}) {
    for (const char* b : {"region", "latitude", "x", ""}) {
      CHECK(edit_distance(a, b) == edit_distance(b, a));
      CHECK((edit_distance(a, b) == 0) == (std::string(a) == b));
    }
  }
}

TEST_CASE("nearest offers what may be meant and nothing else") {
  CHECK(nearest("capasity", {"region", "capacity"}) == "capacity");
  CHECK(nearest("Region", {"region", "capacity"}) == "region");
  CHECK(nearest("VX", {"WV", "VA", "TX"}) == "VA");
  CHECK_FALSE(nearest("cooling", {"region", "capacity"}));
  CHECK_FALSE(nearest("x", {"a"}));
  CHECK_FALSE(nearest(std::string(1000, 'a'), {std::string(1000, 'a')}));
  CHECK(suggestion("titel", {"title"}) == "; did you mean title?");
  CHECK(suggestion("titel", {"run"}).empty());
}

TEST_CASE("candidates as long as the lines of a file take no time") {
  const std::string name(64, 'a');
  std::vector<std::string> candidates(2'000, std::string(5'000, 'a'));
  candidates.push_back(std::string(63, 'a'));
  const std::clock_t begin = std::clock();
  CHECK(nearest(name, candidates) == candidates.back());
  CHECK(std::clock() - begin < CLOCKS_PER_SEC / 5);
}
