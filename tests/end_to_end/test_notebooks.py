"""The notebooks of tools/notebooks run from start to end on a result, with plain xarray.

The first is the README's example as it is written there. Exits 77 (skipped) without Jupyter.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

from program import SMALL, ProgramTest

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = ROOT / "tools" / "notebooks"
RTS = ROOT / "tests" / "data" / "pras" / "rts.pras"
YEAR = ["--from", "2030-01-01", "--to", "2030-03-01", "--set", "ensemble.samples=4"]

SWEEP_SCENARIO = SMALL + "\n[ensemble]\nsamples = 0\n"
SWEEP = """\
scenario = "small.toml"
[design]
kind = "latin_hypercube"
members = 40
[axis.construction]
key = "stages.construction"
distribution = "uniform"
low = "0.2 yr"
high = "2 yr"
[axis.growth]
key = "demand.scale"
distribution = "uniform"
low = 0.9
high = 1.1
[scalar.energised]
variable = "buildout/energised"
campus = "frederick"
at = 2025-02-20
"""


def code_of(name):
    cells = json.loads((NOTEBOOKS / name).read_text())["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


class Notebooks(ProgramTest):
    def execute(self, name):
        """The executed notebook's outputs, after a run into us-33gw.h5."""
        environment = {**os.environ, "JUPYTER_CONFIG_DIR": str(self.folder / "config"),
                       "JUPYTER_RUNTIME_DIR": str(self.folder / "runtime"),
                       "IPYTHONDIR": str(self.folder / "ipython")}
        shutil.copy(NOTEBOOKS / name, self.folder)
        answer = subprocess.run(["jupyter-nbconvert", "--to", "notebook", "--execute",
                                 "--ExecutePreprocessor.timeout=300", "--output", "done.ipynb", name],
                                cwd=self.folder, env=environment, text=True, capture_output=True)
        self.assertEqual(answer.returncode, 0, answer.stderr)
        cells = json.loads((self.folder / "done.ipynb").read_text())["cells"]
        return [output for cell in cells for output in cell.get("outputs", [])]

    def pictures(self, outputs):
        return sum("image/png" in output.get("data", {}) for output in outputs)

    def test_run(self):
        self.assertExit(self.call("run", "us-33gw", *YEAR, "--quiet"), 0)
        outputs = self.execute("first_look.ipynb")
        self.assertEqual(self.pictures(outputs), 1)
        self.assertIn("VA", "".join("".join(o.get("text", "")) for o in outputs))
        outputs = self.execute("virginia_worst_week.ipynb")
        self.assertEqual(self.pictures(outputs), 1)
        self.assertRegex("".join(outputs[0]["text"]), r"VA: worst hour 2030-0[12]-\d\d.* UTC, load [1-9]")
        self.assertEqual(self.pictures(self.execute("adequacy_with_errors.ipynb")), 2)

    def test_pras(self):
        self.assertExit(self.call("adequacy", RTS, "--add-load", "700 MW", "--samples", "100",
                                  "-o", "rts.h5"), 0)
        self.assertEqual(self.pictures(self.execute("pras_comparison.ipynb")), 1)

    def test_sweep(self):
        self.write("small.toml", SWEEP_SCENARIO)
        self.write("sweep.toml", SWEEP)
        for words in (["expand", "sweep.toml", "-o", "members"], ["run", "members", "--quiet"],
                      ["gather", "members", "-o", "sweep.h5"]):
            self.assertExit(self.call("sweep", *words), 0)
        outputs = self.execute("sweep_sensitivities.ipynb")
        self.assertEqual(self.pictures(outputs), 2)
        self.assertRegex("".join(outputs[0]["text"]), r"^40 of 40 members, energised: [1-9]")

    def test_first_look_is_the_readme(self):
        example = re.search(r"```python\n(.*?)```", (ROOT / "README.md").read_text(), re.S).group(1)
        self.assertEqual(code_of("first_look.ipynb"), [example.rstrip("\n")])

    def test_they_are_clean_and_need_nothing_of_ours(self):
        for path in sorted(NOTEBOOKS.glob("*.ipynb")):
            with self.subTest(path.name):
                for cell in json.loads(path.read_text())["cells"]:
                    if cell["cell_type"] == "code":
                        self.assertEqual(cell["outputs"], [])
                        self.assertIsNone(cell["execution_count"])
                found = re.findall(r"^(?:import|from) (\w+)", "\n".join(code_of(path.name)), re.M)
                self.assertLessEqual(set(found), {"os", "matplotlib", "numpy", "pandas", "xarray"})


if __name__ == "__main__":
    if not shutil.which("jupyter-nbconvert"):
        print("skipped: no jupyter-nbconvert (packages jupyter-nbconvert, python3-ipykernel)")
        sys.exit(77)
    unittest.main(verbosity=2)
