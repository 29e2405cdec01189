#!/usr/bin/env python3
"""The main job as a whole process: seconds and memory, by threads, hours and regions.

    tests/bench/bench_run.py build/release/tools/gigaload [REPEATS]

Prints the least of REPEATS (default 3) runs each, taken in turns, so that a noisy machine strikes all.
"""

import os
import sys
import tempfile
import time

WEST = '["AZ", "CA", "CO", "ID", "MT", "NM", "NV", "OR", "UT", "WA", "WY"]'
CASES = {
    "us-33gw, 12 years, 2 threads": ["us-33gw", "--threads", "2"],
    "us-33gw, 12 years, 1 thread": ["us-33gw", "--threads", "1"],
    "us-33gw, 6 years, 2 threads": ["us-33gw", "--threads", "2", "--to", "2031-01-01"],
    "us-33gw, 3 years, 2 threads": ["us-33gw", "--threads", "2", "--to", "2028-01-01"],
    "us-2024, 2 years, 72 regions": ["us-2024", "--threads", "2"],
    "us-2024, 2 years, 16 regions": ["us-2024", "--threads", "2", "--set", "grid.regions=" + WEST],
}


def measure(program, arguments, folder):
    path = os.path.join(folder, "bench.h5")
    start = time.perf_counter()
    pid = os.posix_spawn(program, [program, "run", *arguments, "-o", path, "--quiet"],
                         os.environ)
    _, status, usage = os.wait4(pid, 0)
    seconds = time.perf_counter() - start
    if status != 0:
        sys.exit(f"{program} {' '.join(arguments)} failed")
    return (seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024,
            os.path.getsize(path) / 1e6)


def main():
    program = os.path.abspath(sys.argv[1])
    repeats = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    found = {name: [] for name in CASES}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(repeats):
            for name, arguments in CASES.items():
                found[name].append(measure(program, arguments, folder))
    print(f"{'case':34} {'wall s':>7} {'CPU s':>7} {'MB':>6} {'file MB':>8}")
    for name, runs in found.items():
        wall, cpu, memory, size = (min(run[i] for run in runs) for i in range(4))
        print(f"{name:34} {wall:7.2f} {cpu:7.2f} {memory:6.0f} {size:8.0f}")


if __name__ == "__main__":
    main()
