#include "tools/program/option_checks.hpp"

#include <doctest/doctest.h>

using namespace gigaload::tools;

TEST_CASE("whole numbers are in the option's own range, which the message names") {
  const WholeRange range{2, 1000};
  for (const char* text : {"2", "100", "1000"}) CHECK(whole_number_fault(text, range).empty());
  for (const char* text : {"1", "1001", "-5", "+5", "5.0", "1e2", "0x10", "", " 5", "5 ", "ten",
                           "18446744073709551616"}) {
    CAPTURE(text);
    CHECK(whole_number_fault(text, range).ends_with("is no whole number from 2 to 1000"));
  }
  CHECK(whole_number_fault("0100", range) == "\"0100\" begins with a zero; write 100");
  CHECK(whole_number_fault("0", {0, 5}).empty());
}

TEST_CASE("numbers are finite and in the range") {
  const RealRange share{0.0, 1.0};
  for (const char* text : {"0", "1", "0.5", ".5", "5e-1"}) {
    CHECK(real_number_fault(text, share).empty());
  }
  for (const char* text : {"1.01", "-0.1", "nan", "inf", "0,5", "0.5x", "", "5%"}) {
    CAPTURE(text);
    CHECK(real_number_fault(text, share).ends_with("is no number from 0 to 1"));
  }
}
