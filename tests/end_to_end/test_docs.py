"""The fragments of scenarios in README.md and docs/ are taken by the program as they stand."""

import re
import shutil
import unittest
from pathlib import Path

from program import ProgramTest

ROOT = Path(__file__).parents[2]


FOLDERS = ["LICENSES", "cmake", "docs", "findings", "grid", "output", "scenarios", "sim", "tests",
           "tools"]


def files(*endings):
    """The files of the tree with such a name, those of build folders left out."""
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in endings and path.is_file() and "node_modules" not in path.parts:
                yield path
    yield from (path for path in sorted(ROOT.glob("*")) if path.suffix in endings)


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
        named = 0
        for page in files(".md"):
            for name in re.findall(rf"`((?:{'|'.join(FOLDERS)})/[\w./-]+)`", page.read_text()):
                if "NAME" not in name:
                    self.assertTrue((ROOT / name).exists(), f"{page.relative_to(ROOT)}: {name}")
                    named += 1
        self.assertGreater(named, 100)

    def test_functions_that_the_pages_name(self):
        named = 0
        for page in sorted((ROOT / "docs").glob("*.md")):
            for function, file in re.findall(r"`([\w:]+)\(\)`\s+\(`([\w./-]+)`\)", page.read_text()):
                source = re.sub(r"<\w+>::", "::", (ROOT / file).read_text())  # A<T>::b is A::b
                self.assertRegex(source, rf"\b{function}\(", f"{page.name}: {file}")
                named += 1
        self.assertGreater(named, 9)

    def test_facts_that_sources_name(self):
        facts = (ROOT / "scenarios/data/FACTS.md").read_text()
        keys = (ROOT / "scenarios/data/SOURCES.md").read_text()
        named = 0
        for path in files(".md", ".cpp", ".hpp", ".py", ".toml"):
            for page, kind, key in re.findall(r"(FACTS|SOURCES)\.md,\s+(section|row) (\w+)",
                                              path.read_text()):
                found = rf"^## Section {key}:" if kind == "section" else rf"^\| {key} \|"
                self.assertRegex(facts if page == "FACTS" else keys, re.compile(found, re.M),
                                 f"{path.relative_to(ROOT)}: {page}.md, {kind} {key}")
                named += 1
        self.assertGreater(named, 20)


if __name__ == "__main__":
    unittest.main()
