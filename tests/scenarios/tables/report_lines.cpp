#include "scenarios/tables/report_lines.hpp"

#include <doctest/doctest.h>

using namespace gigaload::scenarios;

TEST_CASE("report lines: a plain table stays as it is") {
  const auto report = table_of_report("time,A\n2024-01-01,1\n2024-01-02,2\n");
  CHECK(report.text == "time,A\n2024-01-01,1\n2024-01-02,2\n");
  CHECK(report.separator == ',');
  CHECK_FALSE(report.decimal_comma);
  CHECK(table_of_report("").text.empty());
  CHECK(table_of_report("time\n2024\n").text == "time\n2024\n");
}

TEST_CASE("report lines: titles, footers, blank rows and a header that comes again") {
  const auto report = table_of_report(
      "Hourly load\nof 2024,\"a, b\"\n\ntime,A,B\r\n1,2,3\r\n,,\r\ntime,A,B\r\n4,\"5,000\",6\r\n"
      "End of report\n");
  CHECK(report.text == "\n\n\ntime,A,B\n1,2,3\n\n\n4,\"5,000\",6\n\n");
}

TEST_CASE("report lines: titles and footers of a workbook have as many fields as the table") {
  CHECK(table_of_report("Load,,\n,,\n,A,B\n1,2,3\n").text == "\n\n,A,B\n1,2,3\n");
  CHECK(table_of_report("a,b,c\n1,2,3\n4,5,\nTotal,,\n").text == "a,b,c\n1,2,3\n4,5,\n\n");
  CHECK(table_of_report(",A\n1,2\n").text == ",A\n1,2\n");
}

TEST_CASE("report lines: a row of another length within the table is kept for its problem") {
  CHECK(table_of_report("a,b\n1,2\n3\n4,5\n").text == "a,b\n1,2\n3\n4,5\n");
}

TEST_CASE("report lines: semicolons and tabs") {
  const auto semicolons = table_of_report("time;A\n1.1.2024;25063,5\n2.1.2024;25064,5\n");
  CHECK(semicolons.separator == ';');
  CHECK(semicolons.decimal_comma);
  CHECK_FALSE(table_of_report("time;A\n1.1.2024;25063.5\n2.1.2024;25064.5\n").decimal_comma);
  CHECK(table_of_report("time\tA\n1\t2\n3\t4\n").separator == '\t');
}

TEST_CASE("report lines: lines that are marked") {
  const auto report = table_of_report(
      "\"C\",\"Real-Time Hourly System Load Report\"\n\"H\",\"Date\",\"Total Load\"\n"
      "\"H\",\"Date\",\"MW\"\n\"D\",\"01/01/2024\",10\n\"D\",\"01/02/2024\",11\n\"T\",2,\"\"\n");
  CHECK(report.text ==
        "\n\"H\",\"Date\",\"Total Load\"\n\n\"D\",\"01/01/2024\",10\n\"D\",\"01/02/2024\",11\n\n");
}

TEST_CASE("report lines: carriage returns alone end lines") {
  CHECK(table_of_report("a,b\r1,2\r").text == "a,b\n1,2\n");
}
