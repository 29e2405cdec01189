"""What a sweep costs above its members' simulations, and how status and gather grow.

GIGALOAD=build/release/tools/gigaload python3 tests/bench/bench_sweep.py [MEMBERS]

A Latin hypercube of MEMBERS (10000) members of a small scenario, run by one thread, and a tenth
of it. Overhead of a member: processor time of expand, or wall time of run, over the members, less
what they spent in the simulation.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SCENARIO = """\
[run]
start = 2025-01-01
end = 2025-01-02

[grid]
regions = ["VA_DOM"]

[ensemble]
samples = 0

[campus.ashburn]
region = "VA_DOM"
capacity = "1.5 GW"
stage = "construction"
"""

SWEEP = """\
scenario = "small.toml"

[design]
kind = "latin_hypercube"
members = {members}

[axis.construction]
key = "stages.construction"
distribution = "uniform"
low = "1 yr"
high = "4 yr"

[axis.capacity]
key = "campus.ashburn.capacity"
distribution = "uniform"
low = "1 GW"
high = "3 GW"
"""


def call(folder, *words):
    """Wall time [s], processor time [s], peak memory [MB] and stdout of the program."""
    start = time.perf_counter()
    process = subprocess.Popen([os.environ["GIGALOAD"], "sweep", *words], cwd=folder, text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    out = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"gigaload sweep {' '.join(words)}: exit status {status}")
    return (time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024,
            out)


def measure(folder, members):
    (folder / "small.toml").write_text(SCENARIO)
    (folder / "sweep.toml").write_text(SWEEP.format(members=members))
    print(f"{members} members")
    wall, processor, memory, _ = call(folder, "expand", "sweep.toml", "-o", "sweep")
    print(f"  expand   {wall:8.2f} s  {1e3 * processor / members:6.3f} ms a member  {memory:5.0f} MB")
    wall, processor, memory, _ = call(folder, "run", "sweep", "--jobs", "1")
    print(f"  run      {wall:8.2f} s  {1e3 * wall / members:6.3f} ms a member  {memory:5.0f} MB, processor "
          f"{1e3 * processor / members:6.3f} ms a member")
    status_wall, _, memory, out = call(folder, "status", "sweep")
    simulation = float(re.search(r"([0-9.e+-]+) s of it in the simulation", out).group(1))
    print(f"    of it in the simulation {1e3 * simulation:6.3f} ms a member, overhead "
          f"{1e3 * (wall / members - simulation):6.3f} ms a member")
    print(f"  status   {status_wall:8.2f} s  {1e3 * status_wall / members:6.3f} ms a member  {memory:5.0f} MB")
    wall, _, memory, _ = call(folder, "gather", "sweep", "-o", "all.h5")
    print(f"  gather   {wall:8.2f} s  {1e3 * wall / members:6.3f} ms a member  {memory:5.0f} MB")
    print(f"  files in the folder: {len(list((folder / 'sweep').iterdir()))}")


def main():
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 10000
    for members in (most // 10, most):
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder), members)


if __name__ == "__main__":
    main()
