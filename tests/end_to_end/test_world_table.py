"""The table of results beside what is published, of files made here. Exits 77 (skipped) without h5py."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

try:
    import h5py
    import numpy as np
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

SCRIPT = Path(__file__).parents[2] / "tools" / "world_table.py"
HOURS_TO_2030 = 24 * (np.datetime64("2030-01-01") - np.datetime64("1970-01-01")).astype(int)


class WorldTable(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def result(self, name, with_campuses):
        """Two regions of Virginia and one of Maryland, the years 2029 and 2030."""
        path = self.folder / name
        with h5py.File(path, "w") as file:
            file["region_state"] = np.array(["VA", "VA", "MD"], dtype=h5py.string_dtype())
            summary = file.create_group("summary")
            summary["year"] = [2029, 2030]
            summary["data_centre_energy"] = [[1e6, 1e6, 1e6], [100e6, 20e6, 80e6]]
            summary["sales"] = [[2e6, 2e6, 2e6], [200e6, 40e6, 160e6]]
            summary["water_direct"] = [[1e6, 1e6, 1e6], [40e6, 20e6, 20e6]]
            if with_campuses:
                file.attrs["data_centre_campuses"] = np.bytes_("inside")
                summary["data_centre_energy_path"] = [[1e6, 1e6, 1e6], [100e6, 50e6, 100e6]]
                summary["data_centre_energy_promised"] = [[1e6, 1e6, 1e6], [150e6, 50e6, 100e6]]
                build_out = file.create_group("buildout")
                build_out["exchange_time"] = HOURS_TO_2030 + np.array([0, 8592])
                build_out["exchange_time"].attrs["units"] = np.bytes_("hours since 1970-01-01 00:00:00")
                build_out["energised"] = [[1000.0, 500.0], [4000.0, 1250.0]]
                build_out["promised_machines"] = [2000.0, 9000.0]
        return str(path)

    def rows(self, *words):
        answer = subprocess.run([sys.executable, str(SCRIPT), *words], text=True, capture_output=True,
                                timeout=60)
        self.assertEqual(answer.returncode, 0, answer.stderr)
        cells = [[cell.strip() for cell in line.strip("|").split("|")]
                 for line in answer.stdout.splitlines() if line.startswith("|")]
        return answer.stdout, {row[0]: row[1:] for row in cells}

    def test_a_table_of_two(self):
        text, rows = self.rows(self.result("a.h5", True), self.result("b.h5", False), "--years", "2030")
        self.assertEqual(rows["campuses with power at the end of 2030 [GW]"], ["5.2", "–", ""])
        self.assertEqual(rows["machines promised by the end of 2030 [GW]"][0], "9.0")
        built = rows["all data centres in 2030, as built [TWh]"]
        self.assertEqual(built[:2], ["200", "200"])
        self.assertIn("578–782", built[2])
        self.assertEqual(rows["as pathed [TWh]"][:2], ["250", "–"])
        self.assertEqual(rows["as promised [TWh]"][:2], ["300", "–"])
        self.assertEqual(rows["share of the country's sales in 2030 [%]"][:2], ["50.0", "50.0"])
        self.assertEqual(rows["share of Virginia's sales in 2030 [%]"][:2], ["50.0", "50.0"])
        self.assertIn("39–57", rows["share of Virginia's sales in 2030 [%]"][2])
        self.assertEqual(rows["water for cooling in 2030 [GL]"][0], "80")
        self.assertEqual(rows["the same for a kWh at the meter [L]"][0], "0.40")
        self.assertIn('`a`: `data_centres.campuses = "inside"`', text)

    def test_a_year_that_is_not_there(self):
        answer = subprocess.run([sys.executable, str(SCRIPT), self.result("a.h5", True), "--years", "2031"],
                                text=True, capture_output=True, timeout=60)
        self.assertNotEqual(answer.returncode, 0)
        self.assertIn("a has no 2031", answer.stderr)


if __name__ == "__main__":
    unittest.main()
