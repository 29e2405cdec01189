"""No text of a file, a name or a command line acts on the terminal that shows it.

The environment variable GIGALOAD names the program. Exits 77 (skipped) without h5py and numpy.
"""

import json
import unittest

from program import SMALL, ProgramTest, h5py
from sweep_case import SCENARIO, SweepTest, drawn

# a C0 and a C1 sequence, and what turns the order of what is read
ACTING = "\x1b[31m\x9b31m\u202egnp\u2066"
NAMED = "\\u001b[31m\\u009b31m\\u202egnp\\u2066"


class ControlCharacters(SweepTest, ProgramTest):
    def shown(self, answer):
        """All that the program said, which must not act."""
        text = answer.stdout + answer.stderr
        for character in "\x1b\x9b\u202e\u2066":
            self.assertNotIn(character, text)
        return text

    def test_titles_and_file_names(self):
        name = f"s{ACTING}.toml"
        toml = ACTING.replace("\x1b", "\\u001b").replace("\x9b", "\\u009b")
        self.write(name, SMALL.replace('"Small"', f'"{toml}"').replace('"Chips"', f'"{toml}"')
                   .replace("end = 2025-03-01", "end = 2025-01-10"))
        answer = self.call("run", name, "-o", "out.h5")
        self.assertExit(answer, 0)
        self.assertIn(NAMED, self.shown(answer))
        for words in (["info", "out.h5"], ["check", name], ["show", name]):
            self.shown(self.call(*words))
        self.shown(self.call("run", name, "--set", f"a{ACTING}=1"))
        self.shown(self.call("run", f"none{ACTING}.toml"))
        self.shown(self.call(f"{ACTING}"))
        with h5py.File(self.folder / "out.h5", "r+") as file:
            file.attrs["title"] = f"t{ACTING}"
        self.assertIn(f"t{NAMED}", self.shown(self.call("info", "out.h5")))

    def test_tables(self):
        self.write(f"u{ACTING}.csv", f"unit,capacity{ACTING}\n1,2\n")
        self.shown(self.call("adequacy", f"u{ACTING}.csv", f"u{ACTING}.csv"))

    def told(self, *words):
        """Calls a command, which must not act on the terminal; all that it said."""
        return self.shown(self.call(*words))

    def test_newer_commands(self):
        # JSON may hold what acts as it is, or as an escape
        for text in (json.dumps(ACTING), json.dumps(ACTING.replace("\x1b", ""), ensure_ascii=False)):
            self.write("claims.json", '{"cases": [{"name": %s, "parties": [%s, "b"], "e": [0, 3],'
                                      ' "liability": [[0, 1], [2, 0]]}]}' % (text, text))
            self.assertIn("31m?gnp", self.told("clear", "claims.json"))
            self.assertIn("31m", self.told("clear", "claims.json", "--json"))
            self.write("faulty.json", '{"cases": [{"name": %s, %s: 3, "e": %s}]}' % (text, text, text))
            self.told("clear", "faulty.json")
        trace = "time_s,power_mw\n" + "".join(f"{0.05 * i:.2f},100\n" for i in range(2000))
        self.write(f"t{ACTING}.csv", trace)
        self.assertIn(NAMED, self.told("swing", f"t{ACTING}.csv", "--rule", f"{ACTING}.toml"))
        self.told("swing", f"t{ACTING}.csv", "-o", f"p{ACTING}.svg")
        self.write("faulty.csv", trace + f"100{ACTING},{ACTING}\n")
        self.assertIn("31m?gnp", self.told("swing", "faulty.csv"))
        self.write("rule.toml", f'title = "{NAMED}"\n"{NAMED}" = 3\n')
        self.told("swing", f"t{ACTING}.csv", "--rule", "rule.toml")
        sites = "name,state,began,first_power,half_power,complete,capacity_mw\n" + "".join(
            f"s{ACTING}{i},TX,2020-01-{i + 1:02},2022-02-01,2022-{i % 9 + 3:02}-01,,100\n" for i in range(20))
        self.write(f"s{ACTING}.csv", sites)
        for words in ([], ["-o", f"p{ACTING}.toml"], ["--json"]):
            self.told("fit", f"s{ACTING}.csv", *words)
        self.write("faulty.csv", sites + f"s{ACTING},T{ACTING},2020{ACTING},,,,\n")
        self.assertIn("31m?gnp", self.told("fit", "faulty.csv"))
        toml = ACTING.replace("\x1b", "\\u001b").replace("\x9b", "\\u009b")
        self.write("small.toml", SMALL.replace('"Small"', f'"{toml}"').replace("[campus.ashburn]", (
            f'[campus.ashburn]\ntitle = "{toml}"')).replace("end = 2025-03-01", "end = 2025-01-10"))
        event = ("event", "small.toml", "--time", "2025-01-05T18:00Z")
        self.told(*event, "--trip", "campus.ashburn")
        self.assertIn(NAMED, self.told(*event, "--trip", f"campus.{ACTING}"))
        self.write("dips.csv", f"at_s,length_s,residual_pu,l{ACTING}\n0,{ACTING},0.5,\n")
        self.assertIn("gnp", self.told(*event, "--dips", "dips.csv"))
        self.told(*event, "--loss", f"15{ACTING} MW")
        self.assertExit(self.call("run", "small.toml", "-q", "-o", "out.h5"), 0)
        for words in (["info", "out.h5", "--campuses"], ["export", "out.h5", "--csv", f"t{ACTING}"],
                      ["export", "out.h5", "--xlsx", f"t{ACTING}.xlsx"],
                      ["export", "out.h5", "--csv", "t", "--table", f"years{ACTING}"],
                      ["info", "out.h5", "--table", f"years{ACTING}"],
                      ["export", "out.h5", "--csv", "t", "--region", f"VA{ACTING}"]):
            self.told(*words)

    def test_json_stays_json(self):
        self.write("small.toml", SCENARIO)
        self.assertExit(self.call("export", "small.toml", "--pras", "--year", 2025, "-o", "a.pras"), 0)
        with h5py.File(self.folder / "a.pras", "r+") as file:
            core = file["regions/_core"][...]
            core["name"][0] = "a\u202eb".encode()
            file["regions/_core"][...] = core
            for group in ("generators", "storages", "interfaces"):
                if group not in file:
                    continue
                table = file[f"{group}/_core"][...]
                for column in ("region", "region_from", "region_to"):
                    if column in (table.dtype.names or ()):
                        old = table[column] == b"VA_DOM"
                        table[column][old] = "a\u202eb".encode()
                file[f"{group}/_core"][...] = table
        answer = self.call("adequacy", "a.pras", "--samples", 10, "--json")
        self.shown(answer)
        if answer.returncode == 0:
            self.assertIn("a\u202eb", json.dumps(json.loads(answer.stdout), ensure_ascii=False))

    def test_sweeps(self):
        folder = f"f{ACTING}"
        self.expand(drawn(2), folder)
        self.shown(self.sweep("status", folder))
        script = self.sweep("slurm", folder, "--per-task", 1)
        self.assertIn("$'", self.shown(script))
        self.shown(self.sweep("slurm", folder, "--per-task", 1, "--partition", f"a\n{ACTING}", code=2))


if __name__ == "__main__":
    unittest.main(verbosity=2)
