"""Weather files in the forms in which they come: other ends of line, encodings, commas and empty fields are the
same air; a clock, a scale or rows that are not those of an EPW year are refused with their line.

The environment variable GIGALOAD names the program. Exits 77 (skipped) without h5py and numpy.
"""

import calendar
import math
import unittest

from program import ProgramTest, h5py, np

HEAD = ["LOCATION,Testville,VA,USA,MADE,999999,38.9,-77.4,-5.0,95.0", "DESIGN CONDITIONS,0",
        "TYPICAL/EXTREME PERIODS,0", "GROUND TEMPERATURES,0", "HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0",
        "COMMENTS 1,made", "COMMENTS 2,made", "DATA PERIODS,1,1,Data,Sunday, 1/ 1,12/31"]
REST = ["0", "0", "300"] + ["0"] * 7 + ["180", "2.0", "5", "5", "16.0", "77777", "9", "999999999", "100",
                                         "0.05", "0", "88", "0.2", "0.0", "1.0"]
YEAR, MONTH, DAY, HOUR, MINUTE, DRY, DEW, HUMIDITY, PRESSURE = 0, 1, 2, 3, 4, 6, 7, 8, 9
SCENARIO = """\
[run]
start = 2030-06-01
end = 2030-06-03

[grid]
regions = ["VA_DOM"]

[ensemble]
samples = 0

[weather.VA_DOM]
file = "x.epw"

[output]
weather = true
"""


def rows(year=2017, leap=False):
    found, day_of_year = [], 0
    for month in range(1, 13):
        for day in range(1, calendar.monthrange(2020 if leap else 2019, month)[1] + 1):
            day_of_year += 1
            for hour in range(1, 25):
                dry = (12 - 10 * math.cos(2 * math.pi * (day_of_year - 20) / 365)
                       - 5 * math.cos(2 * math.pi * (hour - 4) / 24))
                found.append([year, month, day, hour, 0, "?9", f"{dry:.1f}", f"{dry - 6:.1f}", "66", "100200",
                              *REST])
    return found


def with_head(line, text):
    return HEAD[:line] + [text] + HEAD[line + 1:]


def text_of(data, head=HEAD, end="\r\n"):
    return end.join(head + [",".join(map(str, row)) for row in data]) + end


def changed(field, value, first=3000, count=1):
    """The year with another field in some hours: a text, or what makes it of the row."""
    data = rows()
    for row in data[first:first + count]:
        row[field] = value(row) if callable(value) else value
    return text_of(data)


ALL = {"first": 0, "count": 8760}
CITY = "LOCATION,Zürich-Fluntern,VA,USA,MADE,999999,38.9,-77.4,-5.0,95.0"
COMMENT = 'COMMENTS 1,NCDC data, period of record 2004-2018, "TMYx", see http://example.org?a=1,2'
# the same air, whatever is around it
SAME = {
    "ends of line of Unix": text_of(rows(), end="\n").encode(),
    "a byte order mark": b"\xef\xbb\xbf" + text_of(rows()).encode(),
    "a city in Latin 1": text_of(rows(), with_head(0, CITY)).encode("latin-1"),
    "comments with commas": text_of(rows(), with_head(5, COMMENT)).encode(),
    "headers with empty fields": text_of(rows(), [line + "," * 20 for line in HEAD]).encode(),
    "rows with an empty field more": text_of([row + [""] for row in rows()]).encode(),
    "rows of 32 fields": text_of([row[:32] for row in rows()]).encode(),
    "spaces behind commas": text_of([[f" {field}" for field in row] for row in rows()]).encode(),
    "empty lines at the end": text_of(rows()).encode() + b"\r\n\r\n",
    "minute 60": text_of([row[:4] + ["60"] + row[5:] for row in rows()]).encode(),
    "years of many": text_of([[1990 + row[MONTH], *row[1:]] for row in rows()]).encode(),
    "pressure with an exponent": changed(PRESSURE, "1.002E+05", **ALL).encode(),
}
# refused, with the line and what is said
REFUSED = {
    "dry bulb in kelvin": (changed(DRY, lambda row: f"{float(row[DRY]) + 273.15:.1f}", **ALL), 9, "dry bulb"),
    "dry bulb in fahrenheit": (changed(DRY, lambda row: f"{1.8 * float(row[DRY]) + 32:.1f}", **ALL), None,
                               "dry bulb|Fahrenheit"),
    "pressure in hectopascal": (changed(PRESSURE, "1002", **ALL), 9, "pressure"),
    "pressure in kilopascal": (changed(PRESSURE, "100.2", **ALL), 9, "pressure"),
    "a day that lacks a dry bulb": (changed(DRY, "99.9", count=30), 3009, "30 h lack a dry bulb"),
    "a dry bulb that is no number": (changed(DRY, "nan"), 3009, "nan"),
    "a dew point above the dry bulb": (changed(DEW, "45.0"), 3009, "dew point"),
    "hours from 0": (text_of([[*row[:3], row[HOUR] - 1, *row[4:]] for row in rows()]), 9, "hour from 1 to 24"),
    "an hour twice": (text_of(rows()[:7000] + rows()[6999:]), 7009, "a second time"),
    "no zone": (text_of(rows(), with_head(0, HEAD[0].replace("-5.0", ""))), 1, "time zone"),
    "a zone in words": (text_of(rows(), with_head(0, HEAD[0].replace("-5.0", "UTC-5"))), 1, "time zone"),
    "two periods": (text_of(rows(), with_head(7, "DATA PERIODS,2,1,A,Sunday,1/1,6/30,B,Sunday,7/1,12/31")), 8,
                    "one data period"),
    "three months": (text_of([row for row in rows() if 6 <= row[MONTH] <= 8]), None, "lack a dry bulb"),
    "semicolons": (text_of(rows()).replace(",", ";"), 1, "LOCATION|semicolon"),
    "a city with a comma": (text_of(rows(), with_head(0, HEAD[0].replace("Testville", '"Reston, Dulles"'))), 1,
                            "latitude"),
    "no dates of daylight saving": (text_of(rows(), with_head(4, "HOLIDAYS/DAYLIGHT SAVINGS")), 5, "DAYLIGHT"),
    "an end of file of DOS": (text_of(rows()) + "\x1a", 8769, "1 fields"),
    "half a line": (text_of(rows())[:-120], 8768, "fields"),
}


class EpwForms(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("s.toml", SCENARIO)

    def check(self, content):
        (self.folder / "x.epw").write_bytes(content)
        return self.call("check", "s.toml")

    def air(self, content):
        (self.folder / "x.epw").write_bytes(content)
        self.assertExit(self.call("run", "s.toml", "-q", "-o", "out.h5"), 0)
        with h5py.File(self.folder / "out.h5") as file:
            found = file["dry_bulb"][...].ravel(), file["wet_bulb"][...].ravel()
        (self.folder / "out.h5").unlink()
        return found

    def test_the_same_air(self):
        dry, wet = self.air(text_of(rows()).encode())
        self.assertEqual(dry.shape, (48,))
        # 00:00 UTC of 1 June is between the readings at the ends of hours 18 and 19 of 31 May, in UTC-5
        noted = [float(row[DRY]) for row in rows()]
        at = (31 + 28 + 31 + 30 + 30) * 24 + 18
        self.assertAlmostEqual(dry[0], 0.5 * (noted[at] + noted[at + 1]), places=4)
        for name, content in SAME.items():
            with self.subTest(name):
                of_form = self.air(content)
                np.testing.assert_array_equal(of_form[0], dry)
                np.testing.assert_array_equal(of_form[1], wet)

    def test_a_leap_year_with_and_without_its_last_day(self):
        leap = rows(2020, leap=True)
        no_end = [row for row in leap if (row[MONTH], row[DAY]) != (12, 31)]
        for data in (leap, no_end):
            answer = self.check(text_of(data, with_head(4, "HOLIDAYS/DAYLIGHT SAVINGS,Yes,0,0,0")).encode())
            self.assertExit(answer, 0)
            self.assertRegex(answer.stdout + answer.stderr, "29 February|31 December|leap")

    def test_refused_with_its_line(self):
        for name, (text, line, words) in REFUSED.items():
            with self.subTest(name):
                answer = self.check(text.encode())
                self.assertExit(answer, 2)
                self.assertRegex(answer.stderr, rf"x\.epw:{line or '[0-9]+'}[:,].*({words})")
                self.assertLess(len(answer.stderr), 20_000)  # one fault is no 8,760

    def test_another_encoding(self):
        answer = self.check(text_of(rows()).encode("utf-16"))
        self.assertExit(answer, 2)
        self.assertIn("x.epw", answer.stderr)


if __name__ == "__main__":
    unittest.main(verbosity=2)
