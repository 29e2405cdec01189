"""The fragments of scenarios in README.md and docs/ are taken by the program as they stand."""

import re
import shutil
import unittest
from pathlib import Path

from program import ProgramTest

ROOT = Path(__file__).parents[2]


def fragments(name):
    return re.findall(r"```toml\n(.*?)```", (ROOT / name).read_text(), re.S)


class DocsTest(ProgramTest):
    def check(self, text):
        answer = self.call("check", self.write("s.toml", text))
        self.assertExit(answer, 0)
        return answer

    def test_readme(self):
        scenario, given_grid, sweep = fragments("README.md")
        self.check(scenario)
        shutil.copy(ROOT / "tests" / "data" / "pras" / "rts.pras", self.folder)
        self.check(given_grid)
        self.write("sweep.toml", sweep)
        self.assertExit(self.call("sweep", "expand", "sweep.toml", "-o", "members"), 0)

    def test_extending(self):
        whole = fragments("docs/extending.md")
        self.assertGreaterEqual(len(whole), 5)
        for text in whole:
            with self.subTest(text):
                self.check(text)

    def test_files_that_the_pages_name(self):
        for page in [*sorted((ROOT / "docs").glob("*.md")), *sorted(ROOT.glob("*.md"))]:
            for name in re.findall(r"`((?:grid|sim|scenarios|output|tools|tests|docs|cmake)/[\w./-]+)`",
                                   page.read_text()):
                if "NAME" not in name:
                    self.assertTrue((ROOT / name).exists(), f"{page.name}: {name}")

    def test_functions_that_the_pages_name(self):
        for page in sorted((ROOT / "docs").glob("*.md")):
            for function, file in re.findall(r"`(\w+)\(\)`\s+\(`([\w./-]+)`\)", page.read_text()):
                self.assertRegex((ROOT / file).read_text(), rf"\b{function}\(", f"{page.name}: {file}")


if __name__ == "__main__":
    unittest.main()
