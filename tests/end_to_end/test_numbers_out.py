"""Tables of a result: `info --table`, `--json`, `--csv` and `export --csv`, `--xlsx` hold the numbers of the
file, the examples of docs/numbers_out.md work, and bad uses are told.

The environment variable GIGALOAD names the program. Exits 77 (skipped) without h5py and numpy; an
example is skipped where its reader is not installed.
"""

import csv
import importlib.util
import io
import json
import re
import shutil
import subprocess
import sys
import unittest
import zipfile
from pathlib import Path

from program import SMALL, ProgramTest, finished, h5py, np

PAGE = Path(__file__).resolve().parents[2] / "docs" / "numbers_out.md"
SAMPLED = SMALL.replace("end = 2025-03-01", "end = 2025-01-15") + "\n[ensemble]\nsamples = 20\n"


def blocks(language):
    return re.findall(rf"```{language}\n(.*?)```", PAGE.read_text(), re.S)


def has_module(name):
    return importlib.util.find_spec(name) is not None


class NumbersOut(ProgramTest):
    @classmethod
    def setUpClass(cls):
        cls.kept = ProgramTest("assertExit")
        cls.kept.setUp()
        cls.kept.write("run.toml", SAMPLED)
        cls.kept.assertExit(cls.kept.call("run", "run.toml", "-o", "run.h5", "-q"), 0)

    @classmethod
    def tearDownClass(cls):
        cls.kept.doCleanups()

    def setUp(self):
        super().setUp()
        shutil.copy(self.kept.folder / "run.h5", self.folder)

    def table(self, name, *arguments):
        answer = self.call("info", "run.h5", "--table", name, "--csv", *arguments)
        self.assertExit(answer, 0)
        return list(csv.DictReader(io.StringIO(answer.stdout)))

    def check_column(self, rows, key, dataset):
        """A column of a table against the file, bit by bit."""
        values = dataset[...].ravel()
        found = np.array([row[key] if row[key] else "nan" for row in rows]).astype(values.dtype)
        np.testing.assert_array_equal(found, values, err_msg=key)

    def test_csv_has_the_numbers_of_the_file(self):
        with h5py.File(self.folder / "run.h5") as file:
            for table, group in (("years", "summary"), ("adequacy", "adequacy"), ("hours", "/"),
                                 ("hours_by_campus", "/"), ("hours_by_technology", "/"),
                                 ("build_out", "buildout"), ("exchanges", "exchange"),
                                 ("adequacy_by_month_hour_of_day", "adequacy")):
                rows = self.table(table)
                numbers = [key for key in rows[0] if key in file[group]
                           and file[group][key].dtype.kind == "f" and file[group][key].ndim > 1]
                self.assertGreater(len(numbers), 0, table)
                for key in numbers:
                    self.check_column(rows, key, file[group][key])
            names = [name.decode() for name in file["region"][...]]
        rows = self.table("hours")
        self.assertEqual([row["region"] for row in rows[:len(names)]], names)
        self.assertEqual(rows[0]["time"], "2025-01-01T00:00:00Z")
        self.assertEqual(rows[-1]["time"], "2025-01-14T23:00:00Z")

    def test_filters(self):
        rows = self.table("hours")
        self.assertEqual(self.table("hours", "--region", "MD", "--year", "2025"),
                         [row for row in rows if row["region"] == "MD"])
        self.assertEqual(len(self.table("adequacy", "--region", "eastern")), 1)

    def test_json_and_csv_are_the_same_numbers(self):
        answer = self.call("info", "run.h5", "--table", "hours", "--json")
        self.assertExit(answer, 0)
        told = json.loads(answer.stdout)
        rows = self.table("hours")
        self.assertEqual(len(told["rows"]), len(rows))
        for one, other in zip(told["rows"], rows):
            for column in told["columns"]:
                value = other[column["name"]]
                if column["type"] not in ("text", "time"):
                    value = float(value) if value else None
                self.assertEqual(one[column["name"]], value)
        whole = self.call("info", "run.h5", "--json")
        self.assertExit(whole, 0)
        whole = json.loads(whole.stdout)
        with h5py.File(self.folder / "run.h5") as file:
            areas = [name.decode() for name in file["adequacy/area"][...]]
            self.assertEqual(whole["adequacy"]["eastern"]["2025"]["eue"],
                             file["adequacy/eue"][0, areas.index("eastern")])
        self.assertTrue(whole["complete"])

    def test_list_of_columns(self):
        answer = self.call("info", "run.h5", "--csv")
        self.assertExit(answer, 0)
        listed = {(row["table"], row["column"]): row for row in
                  csv.DictReader(io.StringIO(answer.stdout))}
        with h5py.File(self.folder / "run.h5") as file:
            unit = file["adequacy/eue"].attrs["units"]
            self.assertEqual(listed["adequacy", "eue"]["unit"],
                             unit.decode() if isinstance(unit, bytes) else unit)
            listed_names = {column for _, column in listed}
            missing = []
            file.visititems(lambda name, item: missing.append(name) if isinstance(item, h5py.Dataset)
                            and item.name.split("/")[-1] not in listed_names else None)
        # ends of intervals, and axes' own numbers and lengths
        self.assertEqual([name for name in missing if not name.endswith("_bnds")
                          and not name.split("/")[-1] == "bnds"], [])

    def test_export_of_all(self):
        self.assertExit(self.call("export", "run.h5", "--csv", "all", "--hours"), 0)
        with (self.folder / "all" / "columns.csv").open(newline="") as file:
            tables = {row["table"] for row in csv.DictReader(file)}
        self.assertEqual({path.stem for path in (self.folder / "all").iterdir()},
                         tables | {"columns"})
        for table in ("years", "hours"):
            text = self.call("info", "run.h5", "--table", table, "--csv").stdout
            self.assertEqual((self.folder / "all" / f"{table}.csv").read_text(), text)
        self.assertEqual([p.name for p in self.folder.glob("*.partial*")], [])

    def test_bad_uses(self):
        (self.folder / "mine").mkdir()
        for words, part in (
                (("info", "run.h5", "--table", "yaers"), "it has "),
                (("info", "run.h5", "--year", "2025"), "--table"),
                (("info", "run.h5", "--table", "years", "--year", "2031"), "2031"),
                (("info", "run.h5", "--table", "years", "--region", "TX"), "TX"),
                (("export", "run.h5"), "--csv"),
                (("export", "run.h5", "--csv", "mine"), "left as it is"),
                (("export", "run.h5", "--csv", "x", "--table", "yaers"), "yaers"),
                (("export", "none.h5", "--csv", "x"), "no such file"),
                (("export", "run.h5", "--csv", "x", "--seed", "3"), "--pras"),
                (("export", "run.h5", "--parquet", "x"), "duckdb")):
            with self.subTest(words):
                answer = self.call(*words)
                self.assertExit(answer, 2)
                self.assertIn(part, answer.stderr)
                self.assertFalse((self.folder / "x").exists())
        self.assertEqual(list((self.folder / "mine").iterdir()), [])

    def test_compare(self):
        self.write("more.toml", SAMPLED.replace("scale = 1.1", "scale = 1.12"))
        self.assertExit(self.call("run", "more.toml", "-o", "more.h5", "-q"), 0)
        answer = self.call("compare", "run.h5", "more.h5", "--json")
        self.assertExit(answer, 0)
        told = json.loads(answer.stdout)
        with h5py.File(self.folder / "run.h5") as a, h5py.File(self.folder / "more.h5") as b:
            at = (0, [name.decode() for name in a["adequacy/area"][...]].index("eastern"))
            eue = told["adequacy"]["eastern"]["2025"]["eue"]
            self.assertEqual(eue["difference"], b["adequacy/eue"][at] - a["adequacy/eue"][at])
            np.testing.assert_allclose(
                eue["standard_error"], np.hypot(a["adequacy/eue_standard_error"][at],
                                                b["adequacy/eue_standard_error"][at]))
        self.assertIn("demand.scale", [setting["key"] for setting in told["settings"]])
        self.assertIn("ashburn", told["campuses"])
        several = json.loads(self.call("compare", "run.h5", "more.h5", "run.h5", "--json").stdout)
        self.assertEqual(several["comparisons"][0], told)

    def made(self):
        """Calls what the page's shell lines call, but workbooks where the program makes none."""
        for line in blocks("sh")[0].splitlines():
            words, _, to = line.partition(" > ")
            answer = finished(words.split()[1:], cwd=self.folder)
            if "--xlsx" in words and "libxlsxwriter" in answer.stderr:
                continue
            self.assertExit(answer, 0)
            if to:
                (self.folder / to).write_text(answer.stdout)

    def expected(self):
        with h5py.File(self.folder / "run.h5") as file:
            return (file["summary/energy"][0].sum() / 1e6,
                    file["grid_load"][...].astype(float).sum(axis=1).max())

    def said(self, *words, **options):
        answer = subprocess.run(words, cwd=self.folder, text=True, capture_output=True, timeout=300,
                                check=False, **options)
        self.assertExit(answer, 0)
        return [float(number) for number in re.findall(r"\d+\.?\d*(?:e[+-]?\d+)?", answer.stdout)]

    def test_pandas(self):
        if not has_module("pandas"):
            self.skipTest("pandas is not installed")
        self.made()
        np.testing.assert_allclose(self.said(sys.executable, "-c", blocks("python")[0]),
                                   self.expected(), rtol=1e-6)

    def test_duckdb(self):
        if not has_module("duckdb"):
            self.skipTest("duckdb is not installed")
        self.made()
        import duckdb
        with duckdb.connect() as connection:
            found = []
            for statement in blocks("sql")[0].split(";\n"):
                text = statement.replace("'tables/", f"'{self.folder}/tables/")
                text = text.replace("'some/", f"'{self.folder}/some/")
                text = text.replace("'hours.parquet'", f"'{self.folder}/hours.parquet'")
                if text.strip():
                    found.append(connection.execute(text).fetchall())
        np.testing.assert_allclose([found[0][0][1], found[2][0][0]], self.expected(), rtol=1e-6)

    def test_r(self):
        if shutil.which("Rscript") is None:
            self.skipTest("R is not installed")
        self.made()
        (self.folder / "read.R").write_text("options(digits = 15)\n" + blocks("r")[0])
        numbers = [number for number in self.said("Rscript", "read.R") if number != 1.0]
        np.testing.assert_allclose(numbers, self.expected(), rtol=1e-6)

    def test_workbook(self):
        answer = self.call("export", "run.h5", "--xlsx", "run.xlsx")
        if answer.returncode == 2 and "libxlsxwriter" in answer.stderr:
            self.assertFalse((self.folder / "run.xlsx").exists())
            self.skipTest("the program was built without libxlsxwriter")
        self.assertExit(answer, 0)
        with zipfile.ZipFile(self.folder / "run.xlsx") as book:
            sheets = re.findall(r'<sheet name="(\w+)"', book.read("xl/workbook.xml").decode())
            self.assertEqual(sheets[0], "columns")
            place = sheets.index("years") + 1
            sheet = book.read(f"xl/worksheets/sheet{place}.xml").decode()
        names = self.table("years")
        column = chr(ord("A") + list(names[0]).index("energy"))
        cells = re.findall(rf'<c r="{column}\d+"[^>]*><v>([^<]*)</v>', sheet)
        with h5py.File(self.folder / "run.h5") as file:
            np.testing.assert_allclose([float(cell) for cell in cells[-len(names):]],
                                       file["summary/energy"][...].ravel(), rtol=1e-15)
        if has_module("openpyxl"):
            found = self.said(sys.executable, "-c", blocks("python")[1])
            self.assertEqual(found[-1], len(names) + 1)


if __name__ == "__main__":
    unittest.main()
