"""The files that name the version agree on it."""

import re
import unittest
from pathlib import Path

ROOT = Path(__file__).parents[2]


def found(name, pattern):
    return re.search(pattern, (ROOT / name).read_text(), re.M)[1]


class ReleaseTest(unittest.TestCase):
    def test_one_version(self):
        version = found("CMakeLists.txt", r"^project\(gigaload VERSION ([\d.]+)")
        self.assertEqual(found("CITATION.cff", r"^version: ([\d.]+)$"), version)
        self.assertEqual(found("CHANGELOG.md", r"^## \[(\d[\d.]+)\]"), version)

    def test_one_date_of_release(self):
        self.assertEqual(found("CITATION.cff", r"^date-released: ([\d-]+)$"),
                         found("CHANGELOG.md", r"^## \[\d[\d.]+\] - ([\d-]+)$"))

    def test_compatibility_names_the_library_of_this_version(self):
        minor = found("CMakeLists.txt", r"^project\(gigaload VERSION (\d+\.\d+)\.")
        self.assertIn(f"find_package(gigaload {minor})", (ROOT / "docs/compatibility.md").read_text())


if __name__ == "__main__":
    unittest.main()
