"""Files below 10 MB that claim more than they are: each a function that writes one of a kind.

`CASES` lists them with the commands that read them.
"""

import gzip
import json
import os
import struct
import subprocess
import zipfile

from program import SMALL, h5py, np

MB = 1_000_000
LARGEST = 10 * MB
TINY = SMALL.replace("end = 2025-03-01", "end = 2025-01-10")


def packed(path, text, times):
    """A gzip file of a text that is there many times."""
    with gzip.open(path, "wb", 9) as file:
        for _ in range(times):
            file.write(text)


def run(folder, *words):
    subprocess.run([os.environ["GIGALOAD"], *words], cwd=folder, check=True, capture_output=True)


# Tables

def tiny_fields(path):
    row = b"2024-01-01" + b",1" * 4000 + b"\n"
    head = b"time" + b"".join(b",c%d" % i for i in range(4000)) + b"\n"
    path.write_bytes(head + row * ((LARGEST - len(head)) // len(row)))


def short_rows(path):
    path.write_bytes(b"time,A\n" + b"1,1\n" * (LARGEST // 4 - 10))


def empty_lines(path):
    path.write_bytes(b"time,A\n1,1\n" + b"\n" * (LARGEST - 20))


def one_line(path):
    path.write_bytes(b"," * (LARGEST - 1))


def quotes(path):
    path.write_bytes(b"time,A\n" + b'"","\n' * (LARGEST // 5 - 10))


def packed_fields(path):
    packed(path, b"1" + b",1" * 15_000 + b"\n", 8_900)  # 255 MiB of text


def packed_rows(path):
    packed(path, b"2024-01-01,1\n" * 1000, 20_000)


def packed_lines(path):
    packed(path, b"\n" * MB, 260)


def packed_too_much(path):
    packed(path, b"1" * MB, 5000)


def times_of_quarters(path):
    """Half a century of quarters of an hour, which is a table as it should be."""
    with gzip.open(path, "wt") as file:
        file.write("time,A\n")
        for day in np.arange("1975-01-01", "2025-01-01", dtype="datetime64[D]"):
            file.write("".join(f"{day}T{q // 4:02d}:{q % 4 * 15:02d}:00Z,{q}\n" for q in range(96)))


# Workbooks

def workbook(path, sheet, strings=b"<sst></sst>"):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/sharedStrings.xml", strings)
        archive.writestr("xl/worksheets/sheet1.xml", sheet)


def many_cells(path):
    workbook(path, b"<row>" + b"<c><v>1</v></c>" * 3_000_000 + b"</row>")


def far_cells(path):
    workbook(path, b'<row><c r="XFD1"><v>1</v></c></row>' * 1_300_000)


def far_rows(path):
    workbook(path, b'<row r="1048576"><c r="A1"><v>1</v></c></row>' * 1_000_000)


def shared_texts(path):
    long = b"<si><t>" + b"x" * 40_000 + b"</t></si>"
    workbook(path, b'<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>' * 700_000,
             b"<sst>" + long + b"</sst>")


def many_texts(path):
    workbook(path, b"<row><c><v>1</v></c></row>", b"<si><t/></si>" * 3_600_000)


# Scenarios

def many_keys(path):
    path.write_text("".join(f"k{i:x} = 1\n" for i in range(900_000))[:LARGEST - 20])


def many_campuses(path):
    campus = '[campus.c%x]\nregion="VA"\ncapacity="1 MW"\n'
    path.write_text(TINY + "\n" + "".join(campus % i for i in range(200_000)))


def many_values(path):
    path.write_text("x = [" + "1," * (LARGEST // 2 - 10) + "]\n")


def deep_values(path):
    path.write_text("x = " + "[" * (LARGEST - 10))


def dotted_key(path):
    path.write_text(".".join("a" for _ in range(LARGEST // 2 - 10)) + " = 1\n")


def long_text(path):
    path.write_text('title = "' + "\\u0041" * ((LARGEST - 20) // 6) + '"\n')


def long_comment(path):
    path.write_text(TINY + "#" * (LARGEST - len(TINY) - 10) + "\n")


def many_phases(path):
    phases = "phases = [" + "{by = 2025-01-01, power = \"1 MW\"}," * 200_000 + "]\n"
    path.write_text(TINY.replace('capacity = "500 MW"', phases))


def many_samples(path):
    path.write_text(TINY + "\n[ensemble]\nsamples = 2000000000\n")


def long_unit(path):
    path.write_text(TINY.replace('"500 MW"', '"500 ' + "m." * 4_000_000 + 'MW"'))


def high_power(path):
    path.write_text(TINY.replace('"500 MW"', '"500 MW^' + "9" * 1000 + '"'))


def many_included(path):
    for i in range(60):
        (path.parent / f"part{i}.toml").write_text("#" * 160_000 + "\n")
    names = ", ".join(f'"part{i}.toml"' for i in range(60))
    path.write_text(f"include = [{names}]\n" + TINY)


# Weather

def weather(path, text):
    path.write_text(TINY + '\n[weather.VA]\nfile = "air.csv"\n')
    (path.parent / "air.csv").write_text(text)


def wide_weather(path):
    weather(path, "time," + "".join(f"c{i}," for i in range(19_000)) + "t\n"
            + ("1" + "," * 19_001 + "\n") * 500)


def long_weather(path):
    weather(path, "time,dry_bulb_degC\n" + "1,1\n" * 2_400_000)


def epw(path, text):
    path.write_text(TINY + '\n[weather.VA]\nfile = "air.epw"\n')
    (path.parent / "air.epw").write_text(text)


EPW_HEAD = ("LOCATION,City,ST,USA,TMY3,1,38.9,-77,-5,10\n" + "DESIGN CONDITIONS,0\n" * 3
            + "HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0\n" + "COMMENTS 1,\n" * 2
            + "DATA PERIODS,1,1,Data,Sunday, 1/ 1,12/31\n")


def wide_epw(path):
    epw(path, EPW_HEAD + "," * (LARGEST - 1000))


def long_epw(path):
    epw(path, EPW_HEAD + "2001,1,1,1,0,?,1,1,50,101325\n" * 330_000)


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
    result(path, lambda file: replaced(file, "demand", (2**40, 4), "f4"))


def long_time(path):
    result(path, lambda file: replaced(file, "time", (8_000_000,), "f8", fillvalue=np.nan))


def deflated_result(path):
    def change(file):
        for name in ("demand", "time"):
            del file[name]
        hours = file.create_dataset("time", (3_000_000,), "f8", chunks=(65536,), compression=1)
        hours[...] = 482_136.0
        file.create_dataset("demand", (3_000_000, 4), "f4", chunks=(65536, 4), compression=1)[...] = 1

    result(path, change)


def shared_labels(path):
    """Four texts of a megabyte each."""
    def change(file):
        del file["region_title"]
        text = "x" * MB
        kind = h5py.string_dtype()
        titles = file.create_dataset("region_title", (4,), kind)
        titles[...] = [text] * 4

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


HEADROOM = (["headroom", "FILE", "--region", "A"], ["headroom", "FILE", "--region", "c1"])
SCENARIO = (["check", "FILE"], ["show", "FILE"], ["adequacy", "FILE", "--year", "2025"])
RESULT = (["info", "FILE"], ["report", "FILE", "-o", "page.html"], ["compare", "FILE", "FILE"])
FOLDER = (["sweep", "status", "FILE"], ["sweep", "gather", "FILE", "-o", "all.h5"])
DESIGN = (["sweep", "expand", "FILE", "-o", "folder"],)

CASES = {
    **{make: ("load.csv", HEADROOM)
       for make in (tiny_fields, short_rows, empty_lines, one_line, quotes)},
    **{make: ("load.csv.gz", HEADROOM)
       for make in (packed_fields, packed_rows, packed_lines, packed_too_much, times_of_quarters)},
    **{make: ("load.xlsx", HEADROOM)
       for make in (many_cells, far_cells, far_rows, shared_texts, many_texts)},
    **{make: ("s.toml", SCENARIO)
       for make in (many_keys, many_campuses, many_values, deep_values, dotted_key, long_text,
                    long_comment, many_phases, many_samples, long_unit, high_power, many_included,
                    wide_weather, long_weather, wide_epw, long_epw)},
    **{make: ("system.pras", (["adequacy", "FILE", "--samples", "10"],))
       for make in (sparse_pras, long_pras, wide_pras, fat_chunks)},
    **{make: ("run.h5", RESULT)
       for make in (sparse_result, long_time, deflated_result, shared_labels, many_attributes)},
    **{make: ("sweep", FOLDER)
       for make in (long_manifest, wide_manifest, fat_head, claiming_part, repeated_part)},
    **{make: ("design.toml", DESIGN) for make in (many_members, many_axes, many_axis_values)},
}
