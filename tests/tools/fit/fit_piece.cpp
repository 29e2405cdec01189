#include "tools/fit/fit_piece.hpp"

#include <doctest/doctest.h>

#include <sstream>

#include "grid/core/error.hpp"
#include "tests/tools/fit/small_fit.hpp"
#include "tools/program/page_file.hpp"

using namespace gigaload;

TEST_CASE("a piece of a scenario has the stages, and where they come from in comments") {
  sim::StageFit fit = tests::small_fit();
  const sim::StageFitOptions options = tests::small_options();
  const std::string piece = tools::fit_piece(tests::told_of(fit, options));
  CHECK(piece.starts_with(tools::kPieceHead));
  CHECK(piece.find("\n[stages]\nconstruction = \"2.84 yr\"") != std::string::npos);
  CHECK(piece.find("\nconstruction_shape = 11 ") != std::string::npos);
  CHECK(piece.find("\nconstruction_cancellation = \"0.1176 1/yr\"") != std::string::npos);
  CHECK(piece.find("SHA-256 abc") != std::string::npos);
  std::istringstream lines(piece);
  for (std::string line; std::getline(lines, line);) {  // a file's name cannot break out
    CAPTURE(line);
    CHECK((line.empty() || line[0] == '#' || line[0] == '[' || line.starts_with("construction")));
  }
  fit.law.mean_y = 400.0;
  CHECK_THROWS_AS(static_cast<void>(tools::fit_piece(tests::told_of(fit, options))), InputError);
}
