"""Tables, workbooks, scenarios and weather below 10 MB that claim more than they are (hostile_files.py):
each a function that writes one of a kind."""

import gzip
import zipfile

from program import SMALL, np

MB = 1_000_000
LARGEST = 10 * MB
TINY = SMALL.replace("end = 2025-03-01", "end = 2025-01-10")


def packed(path, text, times):
    """A gzip file of a text that is there many times."""
    with gzip.open(path, "wb", 9) as file:
        for _ in range(times):
            file.write(text)


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


def packed_files(path):
    path.mkdir()
    for i in range(4):
        packed_rows(path / f"{i}.csv.gz")


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
    campus = '[campus.c%x]\nregion="VA_DOM"\ncapacity="1 MW"\n'
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
    path.write_text(TINY + '\n[weather.VA_DOM]\nfile = "air.csv"\n')
    (path.parent / "air.csv").write_text(text)


def wide_weather(path):
    weather(path, "time," + "".join(f"c{i}," for i in range(19_000)) + "t\n"
            + ("1" + "," * 19_001 + "\n") * 500)


def long_weather(path):
    weather(path, "time,dry_bulb_degC\n" + "1,1\n" * 2_400_000)


def epw(path, text):
    path.write_text(TINY + '\n[weather.VA_DOM]\nfile = "air.epw"\n')
    (path.parent / "air.epw").write_text(text)


EPW_HEAD = ("LOCATION,City,ST,USA,TMY3,1,38.9,-77,-5,10\n" + "DESIGN CONDITIONS,0\n" * 3
            + "HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0\n" + "COMMENTS 1,\n" * 2
            + "DATA PERIODS,1,1,Data,Sunday, 1/ 1,12/31\n")


def wide_epw(path):
    epw(path, EPW_HEAD + "," * (LARGEST - 1000))


def long_epw(path):
    epw(path, EPW_HEAD + "2001,1,1,1,0,?,1,1,50,101325\n" * 330_000)


# Claims and traces of power

def deep_claims(path):
    path.write_text('{"cases":' + "[" * (LARGEST - 100))


def many_cases(path):
    path.write_text('{"cases":[' + ",".join(["{}"] * (LARGEST // 3 - 100)) + "]}")


def long_claims(path):
    path.write_text('{"cases":[{"name":"a","e":[1],"external":[0],"liability":[[' + ",".join("0" * (LARGEST // 2 - 100)) + "]]}]}")


def packed_readings(path):
    with gzip.open(path, "wb", 9) as file:
        file.write(b"time_s,power_mw\n")
        for _ in range(20_000):
            file.write(b"1,1\n" * 1000)


def wide_trace(path):
    path.write_text("time_s,power_mw" + ",c" * (LARGEST // 2 - 100) + "\n1,1\n")
