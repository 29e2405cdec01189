#include "scenarios/measured/power_trace_file.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <string>

#include "scenarios/text/scenario_error.hpp"
#include "tests/temporary_folder.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

PowerTraceFile read(const std::string& text) {
  const tests::TemporaryFolder folder;
  std::ofstream(folder / "trace.csv") << text;
  return read_power_trace(folder / "trace.csv");
}

/// The first fault of a trace.
Problem fault_of(const std::string& text) {
  try {
    static_cast<void>(read(text));
  } catch (const ScenarioError& error) {
    return error.problems().front();
  }
  return {};
}

void check_fault(const std::string& rows, unsigned line, unsigned column, const char* words) {
  const Problem fault = fault_of("time_s,power_mw\n" + rows);
  CAPTURE(fault.message);
  CHECK(fault.line == line);
  CHECK(fault.column == column);
  CHECK(fault.message.find(words) != std::string::npos);
}

}  // namespace

TEST_CASE("columns stand in any order, beside others, comments and empty lines") {
  const auto file = read("# measured\n\"power_mw\",note,time_s\r\n10,a,0\r\n\n12,b, 0.5\n11,,1\n");
  CHECK(file.readings == 3);
  CHECK(file.even.trace.step_s == 0.5);
  CHECK(file.even.trace.power_mw == std::vector<double>{10.0, 12.0, 11.0});
  REQUIRE(file.notices.size() == 1);
  CHECK(file.notices[0] == "1 column not looked at: note");
}

TEST_CASE("a gap is told with its line") {
  const auto file = read("time_s,power_mw\n0,1\n1,1\n# off\n2,1\n7,1\n8,1\n9,2\n");
  CHECK(file.even.trace.power_mw.size() == 10);
  REQUIRE(file.notices.size() == 2);
  CHECK(file.notices[0].find("steps of 1 to 5 s") != std::string::npos);
  CHECK(file.notices[1].find("trace.csv:6: a gap of 5 s from 2 s on") != std::string::npos);
}

TEST_CASE("faults have their line and column") {
  check_fault("0,1\n1,\n", 3, 3, "a power in MW is missing");
  check_fault("0,1\n,2\n", 3, 1, "a time in seconds is missing");
  check_fault("0,1\n1,nan\n", 3, 3, "\"nan\"");
  check_fault("0,1\n1,inf\n", 3, 3, "\"inf\"");
  check_fault("0,1\n1,1e9\n", 3, 3, "not between");
  check_fault("0,1\n1,5 MW\n", 3, 3, "\"5 MW\"");
  check_fault("0,1\n1,5\n1,6\n", 4, 1, "twice");
  check_fault("0,1\n2,5\n1,6\n", 4, 1, "before");
  check_fault("0,1\n1\n", 3, 1, "1 field, the header has 2");
  check_fault("0,1\n1,2,3\n", 3, 1, "3 fields");
  check_fault("0,1\n", 0, 0, "at least two readings");
  check_fault("0,1\n1,1\n2,1\n1e11,1\n", 0, 0, "steps of 1 s");
}

TEST_CASE("headings that are missing or twice there are told") {
  CHECK(fault_of("").message.find("empty") != std::string::npos);
  CHECK(fault_of("time,power_mw\n0,1\n").message.find("time_s is missing") != std::string::npos);
  CHECK(fault_of("time_s,power_mw,time_s\n").message == "two columns time_s");
  CHECK_THROWS_AS(read_power_trace("/no/such/trace.csv"), ScenarioError);
}

TEST_CASE("a file of faults is not read to its end") {
  std::string rows;
  for (int i = 0; i < 5000; ++i) rows += "x,y\n";
  try {
    static_cast<void>(read("time_s,power_mw\n" + rows));
    FAIL("it was taken");
  } catch (const ScenarioError& error) {
    CHECK(error.count() < 50);
  }
}
