"""A sweep as a job array on a real Slurm: a task is stopped in the middle, requeued, and the data
are those of one process.

Skipped (exit code 77) with a word where Slurm cannot be started.
"""

import os
import signal
import sys
import unittest
from pathlib import Path

import one_machine_slurm
from sweep_case import SweepTest, drawn

reason = one_machine_slurm.missing()
if reason:
    print(f"skipped: {reason}")
    sys.exit(77)


def process_of(index):
    """The process that runs the task whose first member is `index`."""
    for entry in Path("/proc").iterdir():
        try:
            words = (entry / "cmdline").read_bytes().split(b"\0")
            if b"sweep" in words and words[words.index(b"--index") + 1] == str(index).encode():
                return int(entry.name)
        except (OSError, ValueError):
            continue
    return None


class JobArray(SweepTest):
    def missing_of(self, first, count):
        missing = self.sweep("status", "array", "--missing").stdout.strip()
        numbers = set()
        for word in filter(None, missing.split(",")):
            low, _, high = word.partition("-")
            numbers.update(range(int(low), int(high or low) + 1))
        return sorted(n for n in numbers if first <= n < first + count)

    def test_eight_tasks_one_of_them_requeued(self):
        self.expand(drawn(200), "one")
        self.sweep("run", "one")
        self.expand(drawn(200), "array")
        script = self.sweep("slurm", "array", "--per-task", 25).stdout
        self.assertIn("#SBATCH --array=0-7\n", script)
        self.write("job.sh", script)
        with one_machine_slurm.OneMachineSlurm() as slurm:
            submitted = slurm.run("sbatch", "--parsable", "job.sh", cwd=self.folder)
            self.assertEqual(submitted.returncode, 0, submitted.stderr)
            job = submitted.stdout.strip()
            stopped = []

            def stop_the_fourth_task():
                process = process_of(75)
                if process is None:
                    return False
                left = len(self.missing_of(75, 25))
                if left in (0, 25):
                    return False
                os.kill(process, signal.SIGSTOP)
                stopped.append(process)
                return True

            slurm.until(stop_the_fourth_task, "task 3 in the middle")
            left = self.missing_of(75, 25)
            self.assertTrue(0 < len(left) < 25, left)
            requeued = slurm.run("scontrol", "requeue", f"{job}_3")
            self.assertEqual(requeued.returncode, 0, requeued.stderr)
            slurm.until(lambda: not slurm.run("squeue", "-h", "-j", job).stdout.strip(),
                        "the end of the array", seconds=180)
            log = (self.folder / f"slurm-{job}_3.out").read_text()
        self.assertIn("interrupted", log)
        self.assertIn("were done before", log)
        status = self.sweep("status", "array").stdout
        self.assertIn("200 done, 0 failed, 0 missing", status)
        self.assertLessEqual(len(self.parts("array")), 8)
        self.assertSameData(self.gather("one", "one.h5"), self.gather("array", "array.h5"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
