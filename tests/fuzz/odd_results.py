"""Result files of odd shapes and types: valid HDF5, but not what a result holds.

    GIGALOAD=... python3 odd_results.py [FILES [SEED]]

makes FILES of them (default 100) from a small result and gives each to `gigaload info` and
`gigaload report`, one in four to `gigaload compare` too, which have to end with 0 or 2, within their
bounds of time and with no signal. A file that does not is kept in the current folder. Exits 77
(skipped) without h5py and numpy.
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import repeat
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "end_to_end"))
from program import SMALL, h5py, np

TEXT = h5py.string_dtype()
SECONDS = 60  # that no small file may take
NUMBERS = (np.int8, np.uint16, np.int32, np.int64, np.uint64, np.float16, np.float32, np.float64,
           np.longdouble)


def odd_values(rng):
    """Values of kinds that no attribute or variable of a result has, or has elsewhere."""
    length = rng.choice((0, 1, 2, 3, 7, 1000))
    return rng.choice((
        lambda: rng.choice((0, 1, -1, 2**31, 2**63 - 1, 1e300, float("nan"), float("inf"))),
        lambda: np.uint64(2**64 - 1),
        lambda: np.zeros(length, rng.choice(NUMBERS)),
        lambda: np.zeros((length, 2), rng.choice(NUMBERS)),
        lambda: np.zeros((1, 1, 1, 1), rng.choice(NUMBERS)),
        lambda: np.array(["text"] * length, dtype=TEXT),
        lambda: np.array([["text"] * 2] * length, dtype=TEXT),
        lambda: np.bytes_(b"x" * max(length, 1)),
        lambda: np.array([b"ab"] * length, dtype="S2"),
        lambda: rng.choice(("", "x", "-1", "9999-99-99T99:00:00Z", "1.0", "2.0", "\0", "\x1b[1m",
                            "x" * 60000)),
        lambda: np.zeros(length, np.dtype([("a", "f8"), ("b", "S3")])),
        lambda: np.zeros((), np.dtype([("a", "f8")])),
        lambda: np.zeros(length, np.dtype(("f8", (3,)))),
        lambda: np.zeros(length, bool),
        lambda: np.void(b"opaque"),
        lambda: h5py.Empty(rng.choice(("f8", "i4", TEXT))),
        lambda: np.zeros(length, np.complex128),
    ))()


def change_attribute(file, names, rng):
    target = file if rng.random() < 0.6 else file[rng.choice(names[h5py.Dataset])]
    attributes = [n for n in target.attrs if n not in ("DIMENSION_LIST", "REFERENCE_LIST")]
    if not attributes:
        return
    name = rng.choice(attributes)
    del target.attrs[name]
    if rng.random() < 0.85:
        target.attrs.create(name, odd_values(rng))


def names_by_kind(given):
    """Paths of all datasets and of all groups; what an odd file lost of them is a KeyError."""
    found = {h5py.Dataset: [], h5py.Group: []}
    with h5py.File(given) as file:
        file.visititems(lambda path, item: found[type(item)].append("/" + path))
    return found


def other_shape(shape, rng):
    shape = list(shape)
    action = rng.randrange(6)
    if action == 0:
        return ()
    if action == 1:
        return (*shape, rng.choice((0, 1, 2)))
    if action == 2 and len(shape) > 1:
        return tuple(shape[1:])
    if action == 3 and shape:
        shape[rng.randrange(len(shape))] = rng.choice((0, 1, 2, 5, 1000))
    elif action == 4 and shape:
        shape[rng.randrange(len(shape))] += rng.choice((-1, 1))
    else:
        rng.shuffle(shape)
    return tuple(max(n, 0) for n in shape)


def claimed(file, name, shape, rng):
    """A dataset that claims more than is there."""
    shape = [max(n, 1) for n in shape] or [1]
    shape[rng.randrange(len(shape))] = rng.choice((10**6, 2**31, 2**40, 2**55))
    file.create_dataset(name, shape, rng.choice(("f4", "f8", "i4", TEXT)),
                        chunks=tuple(min(n, 64) for n in shape), maxshape=[None] * len(shape))


def change_dataset(file, names, rng):
    item = file[rng.choice(names[h5py.Dataset])]
    name, shape, dtype = item.name, item.shape or (), item.dtype
    action = rng.randrange(12)
    if action == 0 and dtype.kind in "fiu" and item.size:
        values = item[...].reshape(-1)
        with np.errstate(all="ignore"):
            values[rng.randrange(values.size)] = np.array(
                rng.choice((0, -1, 1e9, 1e18, float("nan"), float("inf")))).astype(dtype)
        item[...] = values.reshape(item.shape)
        return
    if action == 1 and item.chunks and item.maxshape[0] is None:
        item.resize(rng.choice((0, 1, shape[0] // 2, shape[0] + 1, 100 * shape[0])), axis=0)
        return
    del file[name]
    if action == 2:
        return
    if action == 3:
        claimed(file, name, shape, rng)
    elif action == 4:
        file.create_group(name)
    elif action == 5:
        file[name] = rng.choice((h5py.SoftLink("/region"), h5py.SoftLink(name),
                                 h5py.ExternalLink("/dev/zero", "/"), h5py.ExternalLink("x", "/x")))
    elif action == 6:
        file[name] = file[rng.choice(names[h5py.Dataset])]
    elif action == 7:
        value = odd_values(rng)
        file[name] = value if not isinstance(value, str) else np.array(value, dtype=TEXT)
    elif action == 8:
        file.create_dataset(name, shape, rng.choice(NUMBERS))
    elif action == 9:
        length = shape[0] if shape else 1
        file.create_dataset(name, (length,), "f8", external=[("/dev/zero", 0, 8 * max(length, 1))])
    elif action == 10:
        file.create_dataset(name, shape, dtype=TEXT)
    else:
        small = other_shape(shape, rng)
        if np.prod([float(n) for n in small]) < 1e6:
            file.create_dataset(name, small, dtype if rng.random() < 0.7 else "i2")


def change_group(file, names, rng):
    item = file[rng.choice(names[h5py.Group])]
    name = item.name
    action = rng.randrange(4)
    if action == 0:
        item["loop"] = file["/"]
        return
    other = rng.choice(names[h5py.Group])
    del file[name]
    if action == 1:
        file[name] = np.zeros(3)
    elif action == 2 and other in file:
        file[name] = file[other]
    elif action == 3:
        file[name] = h5py.SoftLink(name)


def make(given, names, path, rng):
    shutil.copyfile(given, path)
    with h5py.File(path, "r+") as file:
        for _ in range(rng.choice((1, 1, 1, 2, 3))):
            change = rng.choices((change_attribute, change_dataset, change_group), (4, 8, 1))[0]
            try:
                change(file, names, rng)
            except (AttributeError, KeyError, OSError, RuntimeError, TypeError, ValueError):
                pass  # what this HDF5 does not write, or what was changed before


def small_result(folder):
    (folder / "small.toml").write_text(
        SMALL.replace("end = 2025-03-01", "end = 2025-01-10") + "\n[ensemble]\nsamples = 3\n")
    subprocess.run([os.environ["GIGALOAD"], "run", "small.toml", "-q", "-o", "given.h5"],
                   cwd=folder, check=True)
    return folder / "given.h5"


def faults_of(given, names, seed, number, folder):
    """Exit codes, the slowest command's seconds, and what is not as it should be of one odd file."""
    path, page = folder / f"odd-{seed}-{number}.h5", folder / f"odd-{number}.html"
    make(given, names, path, random.Random(f"{seed} {number}"))
    codes, faults, slowest = [], [], 0.0
    commands = [["info", path], ["report", path, "-o", page]]
    if number % 4 == 0:  # reads as they do
        commands.append(["compare", given, path])
    for words in commands:
        start = time.monotonic()
        answer = subprocess.run([os.environ["GIGALOAD"], *words], capture_output=True, timeout=300)
        seconds = time.monotonic() - start
        slowest = max(slowest, seconds)
        codes.append(answer.returncode)
        late = seconds > SECONDS or b"not read within" in answer.stderr
        crashed = b"crashes" in answer.stderr
        if answer.returncode not in (0, 2) or late or crashed:
            faults.append(f"{words[0]}: {answer.returncode}: {answer.stderr[-300:]}")
    if faults:
        shutil.copyfile(path, path.name)
    for file in (path, page):
        file.unlink(missing_ok=True)
    return codes, slowest, [f"{path.name}: {fault}" for fault in faults]


def main():
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    codes, bad, slowest = Counter(), 0, 0.0
    with tempfile.TemporaryDirectory(prefix="gigaload odd ") as name, ProcessPoolExecutor() as pool:
        folder = Path(name)
        given = small_result(folder)
        one = partial(faults_of, given, names_by_kind(given), seed)
        for answers, seconds, faults in pool.map(one, range(files), repeat(folder), chunksize=8):
            codes.update(answers)
            slowest = max(slowest, seconds)
            bad += len(faults)
            for fault in faults:
                print(fault, flush=True)
    print(f"{files} files, exit codes {dict(codes)}, slowest {slowest:.1f} s, "
          f"{bad} not as they should be")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
