"""Systems of other programs, results and sweeps below 10 MB that claim more than they are
(hostile_files.py): each a function that writes one of a kind."""

import json
import os
import struct
import subprocess

from hostile_inputs import MB, TINY
from program import h5py, np


def run(folder, *words):
    subprocess.run([os.environ["GIGALOAD"], *words], cwd=folder, check=True, capture_output=True)


# Systems of other programs

def pras(path, steps, entities, chunk=None, values=None):
    kind = [("name", "S8"), ("category", "S8"), ("region", "S8")]
    with h5py.File(path, "w") as file:
        file.attrs.update(pras_dataversion=np.bytes_("v0.8.0"), timestep_unit=np.bytes_("h"),
                          start_timestamp=np.bytes_("2025-01-01T00:00:00+00:00"),
                          power_unit=np.bytes_("MW"), energy_unit=np.bytes_("MWh"),
                          timestep_count=steps, timestep_length=1)
        regions = file.create_group("regions")
        regions["_core"] = np.array([(b"A",)], dtype=[("name", "S8")])
        regions.create_dataset("load", (steps, 1), "u4", chunks=(min(steps, 100_000), 1))
        group = file.create_group("generators")
        core = np.zeros(entities, dtype=kind)
        core["name"] = np.arange(entities).astype("S8")
        core["region"] = b"A"
        group.create_dataset("_core", data=core, compression=1)
        for name in ("capacity", "failureprobability", "repairprobability"):
            group.create_dataset(name, (steps, entities), "u4" if name == "capacity" else "f8",
                                 chunks=chunk or (min(steps, 1000), min(entities, 100)),
                                 compression=1, fillvalue=1 if values is None else values)


def sparse_pras(path):
    pras(path, 8760, 200_000)


def long_pras(path):
    pras(path, 100_000_000, 1)


def wide_pras(path):
    pras(path, 1, 1_000_000)


def fat_chunks(path):
    pras(path, 8760, 40_000, chunk=(8760, 10_000))


# Results

def result(path, change):
    folder = path.parent
    (folder / "small.toml").write_text(TINY)
    run(folder, "run", "small.toml", "-q", "-o", path.name, "--restart")
    with h5py.File(path, "r+") as file:
        change(file)


def replaced(file, name, shape, kind, **options):
    del file[name]
    file.create_dataset(name, shape, kind, chunks=tuple(min(n, 4096) for n in shape), **options)


def sparse_result(path):
    result(path, lambda file: replaced(file, "demand", (2**40, 5), "f4"))


def long_time(path):
    result(path, lambda file: replaced(file, "time", (8_000_000,), "f8", fillvalue=np.nan))


def deflated_result(path):
    def change(file):
        for name in ("demand", "time"):
            del file[name]
        hours = file.create_dataset("time", (3_000_000,), "f8", chunks=(65536,), compression=1)
        hours[...] = 482_136.0
        file.create_dataset("demand", data=np.ones((3_000_000, 5), "f4"), chunks=(65536, 5),
                            compression=1)

    result(path, change)


def shared_labels(path):
    """Five texts of a megabyte each."""
    def change(file):
        del file["region_title"]
        text = "x" * MB
        kind = h5py.string_dtype()
        titles = file.create_dataset("region_title", (5,), kind)
        titles[...] = [text] * 5

    result(path, change)


def many_attributes(path):
    def change(file):
        for i in range(2000):
            file.attrs[f"a{i}"] = "x" * 4000

    result(path, change)


# Sweeps

SWEEP = 'scenario = "small.toml"\n[axis.draw]\nkey = "run.seed"\nfrom = 1\nto = 3\ncount = 3\n'


def sweep_folder(path):
    folder = path.parent
    (folder / "small.toml").write_text(TINY)
    (folder / "s.toml").write_text(SWEEP)
    run(folder, "sweep", "expand", "s.toml", "-o", path.name)
    run(folder, "sweep", "run", path.name, "-q")


def long_manifest(path):
    sweep_folder(path)
    lines = (path / "manifest.jsonl").read_text().splitlines()
    head = json.loads(lines[0])
    head["members"] = 10**18
    (path / "manifest.jsonl").write_text(
        json.dumps(head) + "\n" + (lines[1] + "\n") * (9 * MB // len(lines[1])))


def wide_manifest(path):
    sweep_folder(path)
    lines = (path / "manifest.jsonl").read_text().splitlines()
    member = json.loads(lines[1])
    member["values"]["draw"] = [1] * 3_000_000
    (path / "manifest.jsonl").write_text("\n".join([lines[0], json.dumps(member), *lines[2:]]))


def fat_head(path):
    sweep_folder(path)
    text = (path / "manifest.jsonl").read_text()
    head, rest = text.split("\n", 1)
    head = json.loads(head)
    head["data"] = [["a", "b"]] * 900_000
    (path / "manifest.jsonl").write_text(json.dumps(head, separators=(",", ":")) + "\n" + rest)


def claiming_part(path):
    sweep_folder(path)
    part = path / "part-0000.gls"
    data = bytearray(part.read_bytes())
    values = data.rindex(b"lrecord\n") + 40  # of a record's head: their number
    struct.pack_into("<Q", data, values, 2**36)
    part.write_bytes(bytes(data) + b"\0" * (9 * MB))


def repeated_part(path):
    sweep_folder(path)
    part = path / "part-0000.gls"
    data = part.read_bytes()
    head = data.index(b"\n", data.index(b"\n") + 1) + 1
    records = data[head:]
    part.write_bytes(data[:head] + records * (9 * MB // len(records)))


def many_members(path):
    (path.parent / "small.toml").write_text(TINY)
    path.write_text(SWEEP.replace("to = 3", "to = 4000000000").replace("count = 3",
                                                                     "count = 4000000000"))


def many_axes(path):
    (path.parent / "small.toml").write_text(TINY)
    axes = "".join(f'[axis.a{i}]\nkey = "campus.ashburn.capacity"\nvalues = ["1 GW", "2 GW"]\n'
                   for i in range(100_000))
    path.write_text(SWEEP + axes)


def many_axis_values(path):
    (path.parent / "small.toml").write_text(TINY)
    path.write_text(SWEEP.replace("from = 1\nto = 3\ncount = 3",
                                  "values = [" + "1," * 4_000_000 + "]"))
