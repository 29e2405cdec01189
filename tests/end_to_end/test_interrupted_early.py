"""A run that is interrupted before it has kept anything to go on from: nothing is promised that is not there.

The environment variable GIGALOAD names the program. Exits 77 (skipped) without h5py and numpy.
"""

import os
import shlex
import signal
import subprocess
import unittest

from program import SMALL, ProgramTest, started, wait_for_line

# where the first signal may meet it: in the first exchange, with and without samples, and in what comes before
CASES = {
    "samples": [],
    "no samples": ["--set", "ensemble.samples=0"],
    "calibration": ["--set", "calibration.enabled=true", "--set", "calibration.samples=100000"],
}


class InterruptedEarly(ProgramTest):
    def interrupt(self, *settings):
        process = started(["run", "small.toml", "-o", "cut.h5", "--threads", "1", *settings],
                          cwd=self.folder)
        lines = wait_for_line(process, "into cut.h5")  # the file is there, no hour is
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=120)
        self.assertEqual((process.returncode, out), (75, ""), err)
        return "".join(lines) + err

    def test_nothing_is_said_to_be_kept(self):
        self.write("small.toml", SMALL)
        for name, settings in CASES.items():
            with self.subTest(name):
                err = self.interrupt(*settings)
                self.assertIn("before anything could be kept that a run can go on from", err)
                self.assertNotIn("what is done is in", err)
                self.assertNotIn("To go on", err)
                self.assertFalse((self.folder / "cut.h5").exists())
                self.assertFalse((self.folder / "cut.h5.partial.state").exists())
                for path in self.folder.glob("cut.h5*"):
                    path.unlink()

    def test_the_command_that_is_named_begins_anew(self):
        self.write("small.toml", SMALL)
        self.assertExit(self.call("run", "small.toml", "-q", "-o", "whole.h5"), 0)
        command = shlex.split(self.interrupt().split("To start again:\n")[1])
        self.assertEqual(command[0], os.environ["GIGALOAD"])
        again = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, timeout=300)
        self.assertExit(again, 0)
        self.assertIn("it has nothing to go on from: starting at the beginning", again.stderr)
        self.assertNotIn("going on from 2025", again.stderr)
        self.assertSameData(self.folder / "whole.h5", self.folder / "cut.h5")
        left = [path.name for path in self.folder.glob("cut.h5.*")]
        self.assertEqual(left, [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
