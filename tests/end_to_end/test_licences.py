"""Every table that is shipped or tested with has its makers and terms in LICENSES/README.md."""

import re
import unittest
from fnmatch import fnmatchcase
from pathlib import Path

ROOT = Path(__file__).parents[2]
TERMS = ROOT / "LICENSES"


def rows():
    """File pattern, makers, names of terms and changes, by row of the table of tables."""
    section = (TERMS / "README.md").read_text().split("## Tables")[1].split("\n## ")[0]
    for line in section.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| `"):
            yield cells[0].strip("`"), cells[1], re.findall(r"`([^`]+)`", cells[2]), cells[3]


def tables():
    for folder in ["scenarios/data", "tests/data"]:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file():
                yield path.relative_to(ROOT).as_posix()


class LicencesTest(unittest.TestCase):
    def test_every_table_has_one_row(self):
        patterns = [row[0] for row in rows()]
        for table in tables():
            found = [pattern for pattern in patterns if fnmatchcase(table, pattern)]
            self.assertEqual(len(found), 1, f"{table} has {found} in LICENSES/README.md; it takes "
                                            "one row with maker, terms and changes")

    def test_every_row_has_a_table(self):
        for pattern, *_ in rows():
            self.assertTrue(any(fnmatchcase(table, pattern) for table in tables()), pattern)

    def test_rows_are_filled_in(self):
        self.assertGreater(len(list(rows())), 20)
        for pattern, makers, terms, changes in rows():
            self.assertTrue(makers, pattern)
            self.assertTrue(terms, pattern)
            if terms != ["BSD-3-Clause"]:
                self.assertTrue(changes, pattern)

    def test_every_name_of_terms_is_a_text_and_the_reverse(self):
        named = {name for _, _, terms, _ in rows() for name in terms}
        texts = {path.stem for path in TERMS.glob("*.txt")}
        self.assertEqual(named, texts)

    def test_attribution_names_its_makers(self):
        for pattern, makers, terms, _ in rows():
            if "CC-BY-4.0" in terms:
                self.assertRegex(makers, "Ruggles|Open Energy Transition|Epoch AI", pattern)


if __name__ == "__main__":
    unittest.main()
