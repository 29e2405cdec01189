"""Runs of 18 months that are killed at any moment of theirs, and go on to the same data.

    GIGALOAD=... python3 test_kills.py [KILLS [SEED]]

kills KILLS of them (default 3) with SIGKILL. Exits 77 (skipped) without h5py and numpy.
"""

import random
import sys
import time
import unittest

from program import SMALL, ProgramTest, h5py, np, started

KILLS = int(sys.argv[1]) if len(sys.argv) > 1 else 3
SEED = int(sys.argv[2]) if len(sys.argv) > 2 else 1
SCENARIO = SMALL.replace("end = 2025-03-01", "end = 2026-07-01") + "\n[ensemble]\nsamples = 100\n"


class Kills(ProgramTest):
    def hours_on_file(self):
        """The hours that the partial file holds, which can be read; None where there is none yet."""
        path = self.folder / "cut.h5.partial"
        if not path.exists():
            return None
        told = self.call("info", path)
        with h5py.File(path) as file:
            hours = file["time"].shape[0]
            self.assertExit(told, 0 if hours else 2)
            # the times are written last: what others have beyond them does not count
            self.assertGreaterEqual(file["grid_load"].shape[0], hours)
            self.assertFalse(np.isnan(file["grid_load"][:hours]).any())
        return hours

    def test_killed_at_any_moment(self):
        self.write("long.toml", SCENARIO)
        begin = time.monotonic()
        self.assertExit(self.call("run", "long.toml", "-o", "whole.h5", "--threads", "1"), 0)
        whole_s = time.monotonic() - begin
        moments, seen = random.Random(SEED), []
        while len(seen) < KILLS:
            process = started(["run", "long.toml", "-o", "cut.h5", "--threads", "1"], cwd=self.folder)
            time.sleep(moments.uniform(0.0, whole_s))
            process.kill()
            process.communicate(timeout=60)
            if (self.folder / "cut.h5").exists():  # it was done before
                self.assertSameData(self.folder / "whole.h5", self.folder / "cut.h5")
                (self.folder / "cut.h5").unlink()
                continue
            seen.append(self.hours_on_file())
            resumed = self.call("run", "long.toml", "-o", "cut.h5", "--threads", "2", "--resume")
            self.assertExit(resumed, 0)
            self.assertSameData(self.folder / "whole.h5", self.folder / "cut.h5")
            (self.folder / "cut.h5").unlink()
            left = [path.name for path in self.folder.glob("cut.h5*")]
            self.assertEqual(left, [])
        print(f"{len(seen)} kills in {whole_s:.1f} s: {sum(hours is None for hours in seen)} before "
              f"there was a file, {sum(bool(hours) for hours in seen)} with hours on file, all went on "
              "to the same data")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
