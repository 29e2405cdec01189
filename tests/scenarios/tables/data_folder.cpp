#include "scenarios/tables/data_folder.hpp"

#include <doctest/doctest.h>

#include "scenarios/text/sha256.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload::scenarios;

TEST_CASE("tables are hashed byte for byte, by name, each once") {
  const TestFolder folder;
  folder.write("b.csv", "x\n1\n");
  folder.write("a.csv", "x\n2\n");
  Problems problems;
  DataFolder data(folder.path(), problems);
  CHECK(data.table("b.csv").number(0, "x") == 1.0);
  CHECK(data.table("a.csv").number(0, "x") == 2.0);
  CHECK(data.table("b.csv").rows() == 1);
  REQUIRE(data.hashes().size() == 2);
  CHECK(data.hashes()[0] == std::pair<std::string, std::string>("a.csv", sha256("x\n2\n")));
  CHECK(data.hashes()[1].first == "b.csv");
  CHECK(problems.count() == 0);
}

TEST_CASE("a missing table is a problem, a missing folder is none of its own") {
  const TestFolder folder;
  Problems problems;
  DataFolder data(folder.path(), problems);
  CHECK(data.table("none.csv").is_absent());
  CHECK(problems.count() == 1);
  DataFolder nowhere(folder.path() / "nowhere", problems);
  CHECK_FALSE(nowhere.is_there());
  CHECK(nowhere.table("none.csv").is_absent());
  CHECK(problems.count() == 1);
}

TEST_CASE("a table that need not be there is read where it is") {
  const TestFolder folder;
  folder.write("a.csv", "x\n2\n");
  Problems problems;
  DataFolder data(folder.path(), problems);
  CHECK(data.table_if_there("a.csv").number(0, "x") == 2.0);
  CHECK(data.table_if_there("none.csv").is_absent());
  CHECK(data.hashes().size() == 1);
  CHECK(problems.count() == 0);
}

TEST_CASE("tables that a folder may do without, and tables outside of it") {
  const TestFolder folder;
  folder.write("data/a.csv", "x\n2\n");
  const auto outside = folder.write("mine/b.csv", "x\n3\n");
  Problems problems;
  DataFolder data(folder.path() / "data", problems);
  CHECK(data.has("a.csv"));
  CHECK_FALSE(data.has("b.csv"));
  CHECK(data.table_outside(outside).number(0, "x") == 3.0);
  REQUIRE(data.hashes().size() == 1);
  CHECK(data.hashes()[0].first == "b.csv");
  CHECK(problems.count() == 0);
  CHECK(data.table_outside(folder.path() / "nowhere/b.csv").is_absent());
  CHECK(problems.count() == 1);
}

TEST_CASE("tables that are laid over a folder are read in place of its own") {
  const TestFolder folder;
  folder.write("data/a.csv", "x\n1\n");
  folder.write("data/b.csv", "x\n2\n");
  folder.write("mine/b.csv", "x\n3\n");
  folder.write("mine/c.csv", "x\n4\n");
  Problems problems;
  DataFolder data(folder.path() / "data", problems);
  data.lay_over(folder.path() / "mine");
  CHECK(data.table("a.csv").number(0, "x") == 1.0);
  CHECK(data.table("b.csv").number(0, "x") == 3.0);
  CHECK(data.has("c.csv"));
  CHECK(data.table_if_there("c.csv").number(0, "x") == 4.0);
  const auto hashes = data.hashes();
  REQUIRE(hashes.size() == 3);
  CHECK(hashes[1].second == sha256("x\n3\n"));
  CHECK(problems.count() == 0);
}

TEST_CASE("a link to nowhere that is laid over a table is a problem") {
  const TestFolder folder;
  folder.write("data/a.csv", "x\n1\n");
  folder.write("mine/b.csv", "x\n1\n");
  std::filesystem::create_symlink("nowhere.csv", folder.path() / "mine/a.csv");
  Problems problems;
  DataFolder data(folder.path() / "data", problems);
  data.lay_over(folder.path() / "mine");
  CHECK(data.table("a.csv").is_absent());
  CHECK(problems.count() == 1);
}
