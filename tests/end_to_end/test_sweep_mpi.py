"""A sweep under mpirun: the ranks share the members, and one of them may die.

Skipped (exit code 77) with a word where there is no mpirun.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
import unittest
from pathlib import Path

from sweep_case import SweepTest, drawn

MPIRUN = shutil.which("mpirun")
if MPIRUN is None:
    print("skipped: no mpirun")
    sys.exit(77)


def ranks_of(launcher):
    """The processes that mpirun has started."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == launcher.pid and b"sweep" in (entry / "cmdline").read_bytes():
                found.append(int(entry.name))
        except (OSError, ValueError, IndexError):
            continue
    return found


class Ranks(SweepTest):
    MEMBERS = 200

    def start(self, ranks, folder, words=()):
        """mpirun of a sweep; `words` come before the program and its words."""
        options = ["--oversubscribe", "-np", str(ranks)]
        if os.geteuid() == 0:
            options.insert(0, "--allow-run-as-root")
        return subprocess.Popen([MPIRUN, *options, *words, os.environ["GIGALOAD"], "sweep", "run",
                                 folder], cwd=self.folder, text=True, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE)

    def done(self, folder):
        return int(self.sweep("status", folder).stdout.split(":")[1].split()[0])

    def test_any_number_of_ranks_gives_the_same_data(self):
        self.expand(drawn(self.MEMBERS), "one")
        self.sweep("run", "one", "--jobs", "1")
        whole = self.gather("one", "one.h5")
        for ranks in (1, 2, 4):
            folder = f"ranks{ranks}"
            self.expand(drawn(self.MEMBERS), folder)
            launcher = self.start(ranks, folder)
            _, err = launcher.communicate(timeout=300)
            self.assertEqual(launcher.returncode, 0, err)
            self.assertEqual(self.done(folder), self.MEMBERS)
            self.assertLessEqual(len(self.parts(folder)), ranks)
            self.assertSameData(whole, self.gather(folder, f"{folder}.h5"))

    def test_a_failed_member_ends_no_other_rank(self):
        values = ", ".join(["1000000", *map(str, range(2, self.MEMBERS))])
        self.expand('scenario = "small.toml"\n[axis.samples]\nkey = "ensemble.samples"\n'
                    f"values = [{values}]\n", "failing")
        # a million samples do not fit
        launcher = self.start(2, "failing", ["bash", "-c", 'ulimit -v 600000; exec "$0" "$@" --jobs 1'])
        _, err = launcher.communicate(timeout=300)
        self.assertEqual(launcher.returncode, 4, err)
        self.assertIn(f"{self.MEMBERS - 2} done, 1 failed, 0 missing",
                      self.sweep("status", "failing").stdout)

    def test_a_rank_is_killed(self):
        self.expand(drawn(self.MEMBERS), "one")
        self.sweep("run", "one")
        self.expand(drawn(self.MEMBERS), "killed")
        launcher = self.start(4, "killed")
        deadline = time.monotonic() + 120
        while True:
            self.assertIsNone(launcher.poll(), "it ended before a rank could be killed")
            self.assertLess(time.monotonic(), deadline)
            if self.parts("killed") and self.done("killed") > 0:
                ranks = ranks_of(launcher)
                if ranks:
                    break
        os.kill(ranks[0], signal.SIGKILL)
        launcher.communicate(timeout=120)
        self.assertNotEqual(launcher.returncode, 0)
        done = self.done("killed")
        self.assertGreater(done, 0)
        answer = self.sweep("run", "killed")
        self.assertIn(f"{done} of {self.MEMBERS} were done before", answer.stderr)
        self.assertEqual(self.done("killed"), self.MEMBERS)
        self.assertSameData(self.gather("one", "one.h5"), self.gather("killed", "killed.h5"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
