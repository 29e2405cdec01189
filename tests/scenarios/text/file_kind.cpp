#include "scenarios/text/file_kind.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace gigaload::scenarios;

TEST_CASE("a file of another kind is told, and the command that reads it") {
  const auto told = [](const char* text, FileKind wanted) {
    return other_kind(text, wanted, "thing that is wanted");
  };
  CHECK(told("time_s,power_mw\n0,1\n", FileKind::json) ==
        "this is a table of comma-separated values and no thing that is wanted; gigaload swing "
        "reads traces of power, gigaload headroom hourly loads, gigaload fit tables of sites");
  const struct {
    const char* text;
    FileKind kind;
    const char* words;
  } samples[] = {
      {"\x89HDF\r\n\x1a\n", FileKind::hdf5, "gigaload info"},
      {"\xef\xbb\xbf{\"a\": 1}", FileKind::json, "gigaload clear"},
      {" [\n {\"a\": 1}]", FileKind::json, "gigaload clear"},
      {"# a comment, with a comma\n\n[run]\n", FileKind::toml, "gigaload check"},
      {"title = \"a, b\"\n", FileKind::toml, "gigaload check"},
      {"[[limit]]\nname = \"a\"\n", FileKind::toml, "gigaload check"},
      {"# a comment\nregion,mw\n", FileKind::table, "gigaload headroom"},
      {"<!DOCTYPE html>", FileKind::page, "a browser"},
      {"<svg>", FileKind::page, "a browser"},
  };
  for (const auto& [text, kind, words] : samples) {
    CAPTURE(text);
    CHECK(told(text, kind).empty());
    for (const FileKind wanted :
         {FileKind::hdf5, FileKind::json, FileKind::toml, FileKind::table, FileKind::page}) {
      if (wanted != kind) CHECK(told(text, wanted).find(words) != std::string::npos);
    }
  }
  for (const char* text : {"", "# only a comment", "nothing known", "\n\n", "["}) {
    CAPTURE(text);
    CHECK(told(text, FileKind::toml).empty());
    CHECK(told(text, FileKind::table).empty());
  }
}
