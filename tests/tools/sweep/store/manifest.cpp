#include "tools/sweep/store/manifest.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "grid/core/error.hpp"
#include "tests/tools/sweep_case.hpp"

using namespace gigaload;
using namespace gigaload::tools::sweep;

namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string refusal(const fs::path& folder, const std::string& text) {
  std::ofstream(manifest_path(folder), std::ios::binary) << text;
  try {
    const Manifest manifest(folder);
  } catch (const InputError& error) {
    return error.what();
  }
  return {};
}

std::string replaced(std::string text, const std::string& old, const std::string& by) {
  const std::size_t at = text.find(old);
  REQUIRE(at != std::string::npos);
  return text.replace(at, old.size(), by);
}

}  // namespace

TEST_CASE("a manifest of other kinds or deep nesting is refused as bad input") {
  const SweepFolder sweep;
  const fs::path folder = sweep.expanded(3);
  const std::string good = text_of(manifest_path(folder));
  CHECK(refusal(folder, good).empty());
  const std::string deep = std::string(200'000, '[') + std::string(200'000, ']');
  const std::string last = good.substr(good.rfind("{\"chain\""));
  const std::vector<std::string> bad = {
      "",
      "\n",
      "5\n",
      "[]\n",
      "{}\n",
      deep + "\n",
      std::string(200'000, '[') + "\n",
      "{\"gigaload_sweep\":" + deep + "}\n",
      "{\"gigaload_sweep\":[2]}\n",
      "{\"gigaload_sweep\":2}\n",
      replaced(good, last, "{\"chain\":5}\n"),
      replaced(good, last, "{\"chain\":" + deep + "}\n"),
      replaced(good, last, "5\n"),
      replaced(good, last, ""),
      replaced(good, "\"members\":3", "\"members\":-1"),
      replaced(good, "\"members\":3", "\"members\":1e300"),
      replaced(good, "\"members\":3", "\"members\":18446744073709551615"),
      replaced(good, "\"members\":3", "\"members\":\"3\""),
      replaced(good, "\"created\":\"", "\"created\":7,\"x\":\""),
      replaced(good, "\"data\":[[", "\"data\":[[[[["),
      replaced(good, "{\"member\":1", "{\"member\":[]"),
      replaced(good, "{\"member\":1", "{\"member\":" + deep),
      replaced(good, "\"values\":{", "\"values\":{\"number\":null,\"x\":{"),
      replaced(good, "\"seed\":1", "\"seed\":-1"),
  };
  for (const std::string& text : bad) {
    CAPTURE(text.substr(0, 200));
    CHECK_FALSE(refusal(folder, text).empty());
  }
  CHECK(refusal(folder, good).empty());
}

TEST_CASE("a pipe of a manifest's name is not waited for") {
  const SweepFolder sweep;
  const fs::path folder = sweep.path() / "pipe";
  fs::create_directory(folder);
  REQUIRE(mkfifo(manifest_path(folder).c_str(), 0600) == 0);
  CHECK_THROWS_AS(Manifest{folder}, InputError);
}
