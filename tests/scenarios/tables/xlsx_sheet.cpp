#include "scenarios/tables/xlsx_sheet.hpp"

#include <doctest/doctest.h>

#include "tests/scenarios/sample_zip.hpp"

using namespace gigaload::scenarios;

namespace {

std::string workbook(const std::string& rows, const std::string& strings = {}) {
  return sample_zip(
      {{"xl/workbook.xml", "<workbook/>"},
       {"xl/sharedStrings.xml", "<?xml version=\"1.0\"?><sst>" + strings + "</sst>"},
       {"xl/worksheets/sheet2.xml", "<worksheet/>"},
       {"xl/worksheets/sheet1.xml",
        "<?xml version=\"1.0\"?>\n<worksheet><sheetData>" + rows + "</sheetData></worksheet>"}});
}

std::string text_of(const std::string& rows, const std::string& strings = {}) {
  const TextFile file = text_of_xlsx(workbook(rows, strings), 1 << 20);
  CHECK(file.fault.empty());
  return file.text;
}

}  // namespace

TEST_CASE("xlsx: numbers, texts of their own and shared ones, gaps") {
  CHECK(
      text_of("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>0</v></c></row>"
              "<row r=\"3\"><c r=\"A3\"><v>45322.5</v></c>"
              "<c r=\"B3\" t=\"inlineStr\"><is><t>a &amp; b</t></is></c>"
              "<c r=\"C3\" s=\"4\"><v>1.5</v></c></row>",
              "<si><t>ERCOT</t></si><si><r><t>Hour </t></r><r><t>Ending</t></r></si>") ==
      "Hour Ending,,ERCOT\n\n45322.5,a & b,1.5\n");
  CHECK(text_of("<x:row r=\"1\"><x:c r=\"A1\" t=\"str\"><x:v>1,5 \"</x:v></x:c></x:row>") ==
        "\"1,5 \"\"\"\n");
  CHECK(text_of("<row><c><v>1</v></c><c><v>2</v></c></row><row/>") == "1,2\n\n");
}

TEST_CASE("xlsx: the first tab that is shown, wherever its cells are kept") {
  const auto book = [](const std::string& head, const std::string& tabs) {
    const auto sheet = [](const std::string& value) {
      return "<worksheet><row><c><v>" + value + "</v></c></row></worksheet>";
    };
    return text_of_xlsx(
        sample_zip(
            {{"xl/workbook.xml", "<workbook>" + head + "<sheets>" + tabs + "</sheets></workbook>"},
             {"xl/_rels/workbook.xml.rels",
              "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/>"
              "<Relationship Target=\"/xl/worksheets/sheet2.xml\" Id=\"rId7\"/>"
              "</Relationships>"},
             {"xl/worksheets/sheet1.xml", sheet("1")},
             {"xl/worksheets/sheet2.xml", sheet("2")}}),
        1 << 20);
  };
  const std::string one = "<sheet name=\"notes\" sheetId=\"1\" r:id=\"rId1\"/>";
  const std::string two = "<sheet name=\"load\" sheetId=\"2\" r:id=\"rId7\"/>";
  CHECK(book("", one + two).text == "1\n");
  CHECK(book("", two + one).text == "2\n");
  CHECK(book("", "<sheet name=\"x\" state=\"veryHidden\" r:id=\"rId1\"/>" + two).text == "2\n");
  CHECK(book("", "<sheet name=\"x\" r:id=\"rId9\"/>").text == "1\n");
  CHECK(book("<workbookPr date1904=\"0\"/>", one).text == "1\n");
  CHECK(book("<workbookPr date1904=\"1\"/>", one).fault.find("from 1904") != std::string::npos);
}

TEST_CASE("xlsx: what is none, and what is too large") {
  CHECK(is_xlsx(workbook("")));
  CHECK_FALSE(is_xlsx("time,A\n"));
  CHECK_FALSE(is_xlsx(sample_zip({{"a.csv", "time,A\n"}})));
  CHECK(text_of_xlsx(sample_zip({{"xl/workbook.xml", ""}}), 1 << 20).fault ==
        "the workbook has no sheet");
  std::string rows;
  for (int i = 0; i < 1000; ++i) rows += "<row><c t=\"s\"><v>0</v></c></row>";
  CHECK(text_of_xlsx(workbook(rows, "<si><t>" + std::string(5000, 'x') + "</t></si>"), 1 << 20)
            .fault.find("more than 1 MiB") != std::string::npos);
  CHECK(text_of("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c><c r=\"A1\" t=\"s\"><v>99</v></c></row>") ==
        "\n");
  CHECK(text_of("<row r=\"1\"><c r=\"A1\"><v>1") == "");
}
