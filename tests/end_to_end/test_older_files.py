"""A result of an older schema is still read by `info` and `report`. Needs h5py for what the tests share."""

import gzip
import json
import re
import unittest
from pathlib import Path

from program import ProgramTest, h5py

OLD = Path(__file__).resolve().parents[1] / "data" / "results" / "schema_1.h5.gz"


class Schema1(ProgramTest):
    def setUp(self):
        super().setUp()
        self.result = self.folder / "old.h5"
        self.result.write_bytes(gzip.decompress(OLD.read_bytes()))

    def test_info(self):
        answer = self.call("info", "old.h5")
        self.assertExit(answer, 0)
        text = answer.stdout
        self.assertIn("48 of 48 hours, complete", text)
        # 1 GW of chips and 0.5 GW of sites are the same machines
        self.assertRegex(text, r"Chips +chips +0\.00 / 1\.00")
        self.assertRegex(text, r"Sites +sites +0\.00 / 0\.50")
        self.assertRegex(text, r"all deals +machines +0\.00 / 1\.00")
        self.assertRegex(text, r"all regions +2025 \(part\) +1\.5 ± 0\.5")
        # variables are told by the names that the file has
        for line in ("buildout/time +2", "quantile +3", r"shortfall_quantile\(time, region, quantile\)",
                     r"exchange/energy\(time, region\)"):
            self.assertRegex(text, line)
        self.assertNotIn("exchange_time", text)

    def test_report(self):
        answer = self.call("report", "old.h5")
        if "built without the page" in answer.stderr:
            self.skipTest(answer.stderr)
        self.assertExit(answer, 0)
        page = (self.folder / "old.html").read_text()
        data = json.loads(re.search(r'id="gigaload-data"[^>]*>(.*?)</script>', page, re.S).group(1))
        self.assertEqual(data["build_out"]["machines"]["promised"][0],
                         data["build_out"]["deals"][0]["promised"][0])
        with h5py.File(self.result) as file:
            self.assertEqual(data["build_out"]["time"], list(file["buildout/time"][...]))
        months = data["traces"][0]["expected"][0]
        self.assertEqual(months[:-1], [None] * 11)  # outside the run
        self.assertGreater(months[-1], 0)

    def test_what_it_reads_is_said(self):
        with h5py.File(self.result, "r+") as file:
            file.attrs["schema_version"] = "7.0"
        answer = self.call("info", "old.h5")
        self.assertExit(answer, 2)
        self.assertIn("schema version 7.0, this program reads 1.x to 2.x", answer.stderr)


if __name__ == "__main__":
    unittest.main(verbosity=2)
