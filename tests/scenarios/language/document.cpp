#include "scenarios/language/document.hpp"

#include <doctest/doctest.h>

#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload::scenarios;

namespace {
std::vector<Problem> problems_of(const Problems& problems) {
  try {
    problems.throw_if_any();
  } catch (const ScenarioError& error) {
    return error.problems();
  }
  return {};
}
}  // namespace

TEST_CASE("later layers win, the including file over all, overrides over everything") {
  const TestFolder folder;
  folder.write("base.toml", "[t]\na = 1\nb = 1\nc = 1\nd = 1\ne = 1\n");
  folder.write("one.toml", "include = [\"base.toml\"]\n[t]\nb = 2\nc = 2\nd = 2\ne = 2\n");
  folder.write("two.toml", "include = [\"base.toml\"]\n[t]\nc = 3\nd = 3\ne = 3\n");
  const auto main =
      folder.write("main.toml", "include = [\"one.toml\", \"sub/three\"]\n[t]\nd = 4\ne = 4\n");
  folder.write("sub/three.toml", "include = [\"../two.toml\"]\n");
  Problems problems;
  const auto document = read_document(main, {"t.e = 5", "t.e=6"}, folder.path(), problems);
  REQUIRE(document);
  CHECK(to_toml(document->root) == "\n[t]\na = 1\nb = 2\nc = 3\nd = 4\ne = 6\n");
  CHECK(document->name == "main");
  CHECK(document->folders.front() == folder.path());
  CHECK(problems.count() == 0);
}

TEST_CASE("a bare name is looked for among the shipped scenarios, with or without its ending") {
  const TestFolder folder;
  folder.write("shipped-x.toml", "a = 1\n");
  for (const char* name : {"shipped-x", "shipped-x.toml"}) {
    Problems problems;
    CHECK(read_document(name, {}, folder.path(), problems));
  }
  Problems problems;
  CHECK_FALSE(read_document("shipped-y", {}, folder.path(), problems));
  const auto found = problems_of(problems);
  REQUIRE(found.size() == 1);
  CHECK(found[0].file == "shipped-y");
  CHECK(found[0].line == 0);
  CHECK(found[0].message == "there is no such file; did you mean shipped-x?");
}

TEST_CASE("a folder of the shipped scenarios is found from anywhere, the reader's own before it") {
  const TestFolder folder;
  const auto shipped = folder.write("shipped/presets/dry.toml", "a = 1\n").parent_path();
  const auto main = folder.write("here/main.toml", "include = \"presets/dry.toml\"\n");
  const auto read = [&shipped](const std::filesystem::path& path) {
    Problems problems;
    const auto document = read_document(path, {}, shipped.parent_path(), problems);
    return document ? to_toml(document->root) : problems_of(problems).at(0).message;
  };
  CHECK(read(main) == "a = 1\n");
  folder.write("here/presets/dry.toml", "a = 2\n");
  CHECK(read(main) == "a = 2\n");
  // a path that leads elsewhere is that of one file
  const auto up = folder.write("here/up.toml", "include = \"../presets/dry.toml\"\n");
  CHECK(read(up).ends_with("presets/dry.toml: there is no such file"));
  const auto dot = folder.write("else/dot.toml", "include = \"./presets/dry.toml\"\n");
  CHECK(read(dot).ends_with("presets/dry.toml: there is no such file"));
}

TEST_CASE("includes that cannot be followed") {
  const TestFolder folder;
  const auto read = [&folder](const std::string& text) {
    const auto path = folder.write("main.toml", text);
    Problems problems;
    CHECK_FALSE(read_document(path, {}, folder.path(), problems));
    return problems_of(problems);
  };
  const auto missing = read("include = [\"none.toml\"]\n");
  REQUIRE(missing.size() == 1);
  CHECK(missing[0].line == 1);
  CHECK(missing[0].column == 12);
  CHECK(missing[0].key == "include");
  CHECK(missing[0].message == (folder.path() / "none.toml").string() + ": there is no such file");

  CHECK(read("include = \"none.toml\"\n")[0].message ==
        (folder.path() / "none.toml").string() + ": there is no such file");
  for (const char* text : {"include = 5\n", "include = {}\n", "include = [5]\n"}) {
    CHECK(read(text)[0].message == "a file such as \"us-2025.toml\" or a list of files is wanted");
  }
  CHECK(read("include = [\"main.toml\"]\n")[0].message ==
        (folder.path() / "main.toml").string() + " includes itself, directly or not");
  folder.write("other.toml", "include = [\"main.toml\"]\n");
  const auto cycle = read("\ninclude = [\"other.toml\"]\n");
  REQUIRE(cycle.size() == 1);
  CHECK(cycle[0].file == (folder.path() / "other.toml").string());

  folder.write("broken.toml", "a = = 1\n");
  folder.write("broken2.toml", "b = = 1\n");
  CHECK(read("include = [\"broken.toml\", \"broken2.toml\"]\n").size() == 2);
}

TEST_CASE("one file may be included by its name alone") {
  const TestFolder folder;
  folder.write("base.toml", "a = 1\n");
  const auto main = folder.write("main.toml", "include = \"base.toml\"\nb = 2\n");
  Problems problems;
  const auto document = read_document(main, {}, folder.path(), problems);
  REQUIRE(document);
  CHECK(to_toml(document->root) == "a = 1\nb = 2\n");
}

TEST_CASE("a folder hides no shipped scenario of its name") {
  const TestFolder folder;
  const auto shipped = folder.write("shipped/virginia.toml", "a = 1\n").parent_path();
  folder.write("here/virginia/x.txt", "");
  const auto main = folder.write("here/main.toml", "include = [\"virginia\"]\n");
  Problems problems;
  CHECK(read_document(main, {}, shipped, problems));
}

TEST_CASE("a result and a sweep are called what they are") {
  const TestFolder folder;
  const auto fault = [&folder](const std::string& text) {
    Problems problems;
    CHECK_FALSE(read_document(folder.write("x.toml", text), {}, folder.path(), problems));
    return problems_of(problems).at(0);
  };
  CHECK(fault("\x89HDF\r\n\x1a\n").message.starts_with("this is an HDF5 file"));
  CHECK(fault("{\"a\": 1}").message.starts_with("this is a JSON file and no scenario"));
  CHECK(fault("time,MW\n0,1\n").message.starts_with("this is a table of comma-separated values"));
  const Problem sweep = fault("scenario = \"us-33gw\"\n[axis.a]\nkey = \"b\"\n");
  CHECK(sweep.message.find("gigaload sweep expand") != std::string::npos);
  CHECK(sweep.line == 1);
}
