"""`gigaload init` as a person calls it: what it writes runs as it is, and what is there stays.

The program is the environment's GIGALOAD.
"""

import json
import re
import shutil
import unittest
from pathlib import Path

from program import ProgramTest, h5py, np

PAGE = Path(__file__).parents[2] / "docs" / "own_grid.md"
DATA = Path(__file__).parents[2] / "scenarios" / "data"


class Init(ProgramTest):
    def done(self, *arguments):
        answer = self.call(*arguments)
        self.assertExit(answer, 0)
        return answer

    def eue(self, *arguments):
        answer = self.done("adequacy", *arguments, "--samples", 200, "--json")
        return json.loads(answer.stdout)["system"]["eue"]["value"]

    def test_a_grid_of_ones_own(self):
        answer = self.done("init", "mine", "--own")
        self.assertIn("mine/mine.toml", answer.stdout)
        for name in "units", "load", "lines", "storage", "demand_response", "profiles":
            self.assertIn(f"mine/grid/{name}.csv", answer.stdout)
        self.done("check", "mine/mine.toml")
        self.assertGreater(self.eue("mine/grid"), 0)
        with_campus = self.eue("mine/mine.toml", "--year", 2026)
        without = self.eue("mine/mine.toml", "--year", 2026, "--without-campuses")
        self.assertGreater(with_campus, without)
        # the coal plant goes at the beginning of 2028, a smaller one comes
        self.assertGreater(self.eue("mine/mine.toml", "--year", 2028), with_campus)
        self.done("run", "mine/mine.toml", "-o", "mine.h5", "--quiet", "--set",
                  "ensemble.samples=20", "--set", "run.start=2027-12-01", "--set",
                  "run.end=2028-02-01", "--set", "output.generation=true")
        with h5py.File(self.folder / "mine.h5") as result:
            names = [name.decode() for name in result["technology"]]
            coal = result["generation"][:, :, names.index("coal")].sum(axis=1)
            self.assertGreater(coal[:31 * 24].min(), 0)
            np.testing.assert_array_equal(coal[31 * 24:], 0)
        self.done("host", "mine/mine.toml", "--region", "North", "--year", 2026, "--samples", 50)

    def test_scenarios_of_the_page(self):
        self.done("init", "mine", "--own")
        (self.folder / "mine" / "tables").mkdir()
        shutil.copy(DATA / "fuel_prices.csv", self.folder / "mine" / "tables")
        whole = re.findall(r"```toml\n(.*?)```", PAGE.read_text(), re.S)
        self.assertEqual(len(whole), 3)
        for text in whole:
            self.write("mine/page.toml", text)
            self.done("check", "mine/page.toml")

    def test_a_table_in_place_of_a_shipped_one(self):
        (self.folder / "tables").mkdir()
        rows = []
        for row in (DATA / "fuel_prices.csv").read_text().splitlines():
            cells = row.split(",")
            if cells[:2] == ["natural_gas", "South_Atlantic"]:
                cells[3] = str(3 * float(cells[3]))
            rows.append(",".join(cells))
        (self.folder / "tables" / "fuel_prices.csv").write_text("\n".join(rows) + "\n")
        # prices by month, which go before, end in 2026
        small = self.write("small.toml", "[run]\nstart = 2027-01-01\nend = 2027-01-08\n[grid]\n"
                           'regions = ["VA"]\n')
        gas = []
        for more in [], ["--set", 'grid.overlay="tables"']:
            self.done("run", small, "-o", f"{len(gas)}.h5", "--quiet", *more)
            with h5py.File(self.folder / f"{len(gas)}.h5") as result:
                names = [name.decode() for name in result["technology"]]
                gas.append(result["exchange/generation"][..., names.index("gas_cc")].sum())
                hashes = result.attrs["data_hashes"].decode()
        self.assertLess(gas[1], gas[0])  # coal goes first
        self.assertIn("fuel_prices.csv", hashes)
        answer = self.done("check", small, "--set", 'grid.overlay="tables"')
        self.assertIn("fuel_prices.csv of ", answer.stderr)
        (self.folder / "tables" / "fuel_price.csv").write_text("x\n")
        answer = self.call("check", small, "--set", 'grid.overlay="tables"')
        self.assertExit(answer, 2)
        self.assertIn("did you mean fuel_prices.csv?", answer.stderr)

    def test_faults_in_the_tables(self):
        self.done("init", "mine", "--own")
        units = self.folder / "mine" / "grid" / "units.csv"
        whole = units.read_text()
        for old, new, wanted in (("coal,North", "coal,Nrth", "Nrth"),
                                 ("coal,250", "coal,-250", "capacity_mw"),
                                 ("gas_cc,300,2", "gas_c,300,2", "gas_cc"),
                                 ("2028-01-01\n", "soon\n", "soon")):
            self.assertIn(old, whole)
            units.write_text(whole.replace(old, new, 1))
            for arguments in (["check", "mine/mine.toml"], ["adequacy", "mine/grid"]):
                answer = self.call(*arguments)
                self.assertExit(answer, 2)
                self.assertIn(wanted, answer.stderr)
                self.assertIn("mine/grid/", answer.stderr)

    def test_a_part_of_a_shipped_scenario(self):
        self.done("init", "part", "--from", "us-33gw", "--regions", "VA,NC,MD")
        text = (self.folder / "part" / "part.toml").read_text()
        self.assertIn('include = "us-33gw.toml"', text)
        self.assertIn("# Lines that are cut", text)
        answer = self.done("check", "part/part.toml")
        self.assertIn("of 72 regions", answer.stderr)
        self.assertGreaterEqual(self.eue("part/part.toml", "--year", 2030), 0)
        self.done("init", "ring", "--from", "us-33gw", "--regions", "VA,NC,MD", "--neighbours")
        self.done("check", "ring/ring.toml", "--set", 'imports.VA="5 GW"')

    def test_a_part_of_a_scenario_of_ones_own(self):
        (self.folder / "studies").mkdir()
        self.write("studies/base.toml", "[run]\nstart = 2026-01-01\nend = 2027-01-01\n")
        self.done("init", "studies/part", "--from", "studies/base.toml", "--regions", "TX")
        text = (self.folder / "studies" / "part" / "part.toml").read_text()
        self.assertIn('include = "../base.toml"', text)
        self.done("check", "studies/part/part.toml")

    def test_what_is_there_stays(self):
        self.write("mine", "a file")
        answer = self.call("init", "mine", "--own")
        self.assertExit(answer, 2)
        self.assertIn("there already", answer.stderr)
        self.assertEqual((self.folder / "mine").read_text(), "a file")
        for arguments in (["mine"], ["a b", "--own"], ["new", "--from", "us-33gw"],
                          ["new", "--from", "us-33gw", "--regions", "XX"],
                          ["new", "--from", "none", "--regions", "VA"]):
            self.assertExit(self.call("init", *arguments), 2)
        self.assertFalse((self.folder / "new").exists())
        self.assertEqual(list(self.folder.glob("*.partial")), [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
