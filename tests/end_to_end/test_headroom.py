"""`gigaload headroom` as a person calls it, against numpy and against the published study.

The program is the environment's GIGALOAD; hourly demand of 2022 to 2024 is in GIGALOAD_REFERENCE,
and what needs it is skipped where it is not.
"""

import datetime
import gzip
import json
import os
import unittest
import zipfile
import zoneinfo
from pathlib import Path

from program import ProgramTest, np

REFERENCE = Path(os.environ.get("GIGALOAD_REFERENCE", ""))
FILES = [REFERENCE / f"hourly_demand_mw_by_region_{year}.csv.gz" for year in (2022, 2023, 2024)]
LIMITS = ("0.25%", "0.5%", "1%")

# Norris, Profeta, Patino-Echeverri, Cowie-Haskell, "Rethinking Load Growth", Duke University 2025,
# figure 8: GW at 0.5 %, demand of 2016 to 2024
PUBLISHED_GW = {"PJM": 17.8, "MISO": 14.8, "ERCOT": 10.0, "SPP": 9.7, "SOCO": 7.7}
CODES = {"ERCOT": "ERCO", "SPP": "SWPP", "CAISO": "CISO", "NYISO": "NYIS", "ISONE": "ISNE"}
# The study's 22 balancing authorities, of which it gives 76, 98 and 126 GW at 0.25, 0.5 and 1 %,
# 85, 177 and 366 h a year on average and events of 1.7, 2.1 and 2.5 h
ALL = ("PJM MISO ERCOT SPP CAISO NYISO ISONE SOCO TVA FPL DUK FPC CPLE SC SCEG BPAT AZPS PACE SRP "
       "PSCO PACW PGE").split()
PUBLISHED_ALL = {"0.25%": (76, 85, 1.7), "0.5%": (98, 177, 2.1), "1%": (126, 366, 2.5)}
# ERCOT's yearly peaks from 2016 to 2021 [GW] as ERCOT published them (remembered, not from a file)
ERCOT_PEAKS_GW = (71.1, 69.5, 73.5, 74.8, 74.3, 73.7)


def reference():
    """All hours of the reference, read without the program: time stamps, MW of each authority."""
    times, rows = [], []
    for path in FILES:
        with gzip.open(path, "rt") as file:
            names = file.readline().strip().split(",")[1:]
            for line in file:
                time, _, values = line.partition(",")
                times.append(time)
                rows.append(np.array(values.split(","), dtype=float))
    values = np.array(rows)
    return times, {name: sum(values[:, i] for i, column in enumerate(names)
                             if column.split("-")[0] == CODES.get(name, name)) for name in ALL}


def held(months, demand):
    """The peak that holds in each hour."""
    summer = demand[np.isin(months, (6, 7, 8))].max()
    winter = demand[np.isin(months, (12, 1, 2))].max()
    return np.where((months >= 4) & (months <= 10), summer, winter)


def by_bisection(demand, peak, limit):
    """The new load, found by halving its interval."""
    low, high = 0.0, 1e6
    for _ in range(100):
        middle = 0.5 * (low + high)
        cut = np.clip(demand + middle - peak, 0.0, middle)
        low, high = (middle, high) if cut.mean() <= limit * middle else (low, middle)
    return low


class Headroom(ProgramTest):
    def ask(self, files, region, limit):
        answer = self.call("headroom", *files, "--region", region, "--limit", limit, "--json")
        self.assertExit(answer, 0)
        return json.loads(answer.stdout)

    def a_year(self, change=lambda lines: lines):
        """A load of 80 MW with 400 h of 100 MW in July and one such hour in January."""
        lines = ["time,north [x]"]
        for day in np.arange("2023-01-01", "2024-01-01", dtype="datetime64[D]"):
            for hour in range(24):
                peak = str(day)[5:7] == "07" and int(str(day)[8:]) <= 20 or (
                    str(day) == "2023-01-09" and hour == 18)
                lines.append(f"{day}T{hour:02}:00Z,{100 if peak else 80}")
        return self.write("year.csv", "\n".join(change(lines)) + "\n")

    def test_two_levels_have_the_closed_form(self):
        peak_share = (20 * 24 + 1) / 8760
        found = self.ask([self.a_year()], "north [x]", "20%")
        self.assertAlmostEqual(found["headroom_mw"], (1 - peak_share) * 20 / 0.8, places=9)
        self.assertEqual(self.ask([self.a_year()], "north [x]", "5 %")["headroom_mw"], 0)

    def test_text_says_the_same(self):
        answer = self.call("headroom", self.a_year(), "--region", "north [x]", "--limit", "20%")
        self.assertExit(answer, 0)
        self.assertIn("north [x]: 0.02 GW of constant new load if 20 % of it is curtailed",
                      answer.stdout)
        self.assertEqual(answer.stderr, "")

    def test_outliers_are_told_and_left_out(self):
        year = self.a_year()
        usual = self.ask([year], "north [x]", "20%")["headroom_mw"]
        for value in ("8000", "0", "-80", "1e-3"):
            with self.subTest(value=value):
                bad = self.a_year(lambda lines, value=value: [
                    line.replace(",80", "," + value) if "2023-05-05T10" in line else line
                    for line in lines])
                answer = self.call("headroom", bad, "--region", "north [x]", "--limit", "20%")
                self.assertExit(answer, 0)
                self.assertIn("warning: 2023-05-05T10:00:00+00:00: ", answer.stderr)
                self.assertIn("80 MW in the hour before, 80 MW in the hour after", answer.stderr)
                self.assertIn("1 h look misreported and are used as they are; --drop-outliers",
                              answer.stderr)
                answer = self.call("headroom", bad, "--region", "north [x]", "--limit", "20%",
                                   "--drop-outliers", "--json")
                self.assertExit(answer, 0)
                found = json.loads(answer.stdout)
                self.assertEqual((found["outlier_hours"], found["outliers_dropped"]), (1, True))
                self.assertAlmostEqual(found["headroom_mw"], usual, delta=1e-3 * usual)

    def test_hours_told_by_their_ends_are_of_the_days_they_belong_to(self):
        begins = self.ask([self.a_year()], "north [x]", "20%")

        def ends(lines):
            stamps = [line.split(",")[0] for line in lines[1:]] + ["2024-01-01T00:00Z"]
            return lines[:1] + [f"{stamp},{line.split(',')[1]}"
                                for stamp, line in zip(stamps[1:], lines[1:])]
        answer = self.call("headroom", self.a_year(ends), "--region", "north [x]", "--limit", "20%",
                           "--json")
        self.assertExit(answer, 0)
        self.assertIn("time stamps are taken as ends of their hours (assumed: the first is 01:00, "
                      "the last 00:00)", answer.stderr)
        found = json.loads(answer.stdout)
        for key in ("first", "last", "headroom_mw", "events_a_year"):
            self.assertEqual(found[key], begins[key])

    def test_a_workbook_of_ercot_is_its_table(self):
        texas = zoneinfo.ZoneInfo("America/Chicago")
        begin = datetime.datetime(2024, 1, 1, 6, tzinfo=datetime.timezone.utc)
        rows, lines = [], ["Hour Ending,COAST,ERCOT"]
        for i in range(8784):
            local = (begin + datetime.timedelta(hours=i)).astimezone(texas)
            stamp = f"{local:%m/%d/%Y} {local.hour + 1:02}:00"
            load = 40000 + 1000 * (local.hour - 12) + i % 700
            lines.append(f"{stamp},1,{load}")
            rows.append(f'<row r="{i + 2}"><c r="A{i + 2}" t="inlineStr"><is><t>{stamp}</t></is></c>'
                        f'<c r="B{i + 2}"><v>1</v></c><c r="C{i + 2}"><v>{load}</v></c></row>')
        book = self.folder / "Native_Load_2024.xlsx"
        with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as file:
            file.writestr("xl/workbook.xml", "<workbook/>")
            file.writestr("xl/sharedStrings.xml", "<sst><si><t>Hour Ending</t></si><si><t>COAST</t>"
                          "</si><si><t>ERCOT</t></si></sst>")
            file.writestr("xl/worksheets/sheet1.xml", '<worksheet><sheetData><row r="1">'
                          + "".join(f'<c r="{c}1" t="s"><v>{i}</v></c>' for i, c in enumerate("ABC"))
                          + "</row>" + "".join(rows) + "</sheetData></worksheet>")
        found = self.ask([book], "ERCOT", "0.5%")
        self.assertEqual(found, self.ask([self.write("a.csv", "\n".join(lines))], "ERCOT", "0.5%"))
        self.assertEqual(found["first"], "2024-01-01T00:00:00-06:00")
        self.assertIn("ERCOT native load: ends of their hours", found["time_stamps"])

    def test_bad_input_is_named(self):
        year = self.a_year()
        for limit in ("0%", "100%", "-1%", "0.5", "1 MW", "nan %", ""):
            answer = self.call("headroom", year, "--region", "north [x]", f"--limit={limit}")
            self.assertExit(answer, 2)
            self.assertIn("--limit", answer.stderr)
            self.assertEqual(answer.stdout, "")
        answer = self.call("headroom", year, "--region", "north [y]")
        self.assertExit(answer, 2)
        self.assertIn("did you mean north [x]?", answer.stderr)
        gap = self.a_year(lambda lines: lines[:100] + lines[124:])
        answer = self.call("headroom", gap, "--region", "north [x]")
        self.assertExit(answer, 2)
        self.assertIn("year.csv:101:1:", answer.stderr)
        self.assertIn("24 hours are missing", answer.stderr)
        answer = self.call("headroom", self.a_year(lambda lines: lines[:5000]), "--region",
                           "north [x]")
        self.assertExit(answer, 2)
        self.assertIn("a year, 8760 hours, is the least", answer.stderr)

    def test_parts_of_years_and_hours_above_the_peak_are_remarked(self):
        def longer(lines):
            lines[2000] = lines[2000].replace(",80", ",300")  # March
            return lines + [f"2024-01-{day:02}T{hour:02}:00Z,80" for day in range(1, 31)
                            for hour in range(24)]
        answer = self.call("headroom", self.a_year(longer), "--region", "north [x]")
        self.assertExit(answer, 0)
        self.assertIn("1.08 years", answer.stderr)
        self.assertIn("in 1 hours the existing load alone", answer.stderr)


@unittest.skipUnless(all(path.exists() for path in FILES), "the hourly demand is not here")
class Published(ProgramTest):
    ask = Headroom.ask

    @classmethod
    def setUpClass(cls):
        cls.times, cls.demand = reference()
        ends = np.array(cls.times, dtype="datetime64[h]")
        begins = ends - np.timedelta64(1, "h")
        cls.months = begins.astype("datetime64[M]").astype(int) % 12 + 1

    def small_file(self, region):
        """The authority's sum alone, which the program reads faster than all columns."""
        return self.write(f"{region}.csv", f"utc_hour_ending,{region}\n" + "".join(
            f"{time},{mw!r}\n" for time, mw in zip(self.times, self.demand[region].tolist())))

    def test_five_regions(self):
        whole = self.ask(FILES, "PJM", "0.5%")  # the files as they are, nineteen columns
        self.assertEqual(len(whole["columns"]), 19)
        print("\nconstant new load [GW] (hours a year, mean event [h]), demand of 2022 to 2024\n"
              f"{'':7}" + "".join(f"{limit:>22}" for limit in LIMITS) + "   published at 0.5 %")
        for region, published in PUBLISHED_GW.items():
            file = self.small_file(region)
            demand = self.demand[region]
            peak = held(self.months, demand)
            line = f"{region:7}"
            for limit in LIMITS:
                found = self.ask([file], region, limit)
                share = float(limit[:-1]) / 100
                cut = np.clip(demand + found["headroom_mw"] - peak, 0, None)
                on = np.concatenate([[0], (cut > 0).astype(int)])
                with self.subTest(region=region, limit=limit):
                    self.assertEqual(found["hours"], len(demand))
                    self.assertAlmostEqual(found["headroom_mw"],
                                           by_bisection(demand, peak, share), places=4)
                    self.assertAlmostEqual(found["curtailed_hours_a_year"],
                                           on.sum() * 8760 / len(demand), places=9)
                    self.assertAlmostEqual(found["mean_event_h"],
                                           on.sum() / (np.diff(on) == 1).sum(), places=9)
                line += "{:>22}".format(f"{found['headroom_mw'] / 1000:6.2f} "
                                        f"({found['curtailed_hours_a_year']:.0f}, "
                                        f"{found['mean_event_h']:.1f})")
                if limit == "0.5%":
                    half_percent = found["headroom_mw"] / 1000
                    if region == "PJM":
                        self.assertEqual(found["headroom_mw"], whole["headroom_mw"])
            print(f"{line}{published:18.1f}")
            # The study's threshold is the highest peak of nine years, its curtailment the mean of
            # them: where the load grew towards 2024 its earlier years lie far below that peak and
            # make room. Hence never more here, and about the same where the peak has hardly grown
            # since 2016 (PJM, MISO, SOCO).
            self.assertLess(half_percent, published)
            if region in ("PJM", "MISO", "SOCO"):
                self.assertGreater(half_percent, 0.85 * published)

    def test_growth_since_2016_is_the_difference_in_texas(self):
        # ERCOT's peak went from 71 to 86 GW. With six more years of the shape of 2022, scaled to
        # their peaks, the published figure comes out.
        demand = self.demand["ERCOT"]
        peak = held(self.months, demand)
        year = slice(0, 8760)
        top = demand[year].max() / 1000
        more = [demand[year] * gw / top for gw in ERCOT_PEAKS_GW]
        longer = by_bisection(np.concatenate([demand, *more]),
                              np.concatenate([peak, *[peak[year]] * len(more)]), 0.005) / 1000
        shorter = by_bisection(demand, peak, 0.005) / 1000
        print(f"\nERCOT with six earlier years at their peaks: {longer:.2f} GW at 0.5 %, published "
              f"{PUBLISHED_GW['ERCOT']}; without them {shorter:.2f}")
        self.assertAlmostEqual(longer, PUBLISHED_GW["ERCOT"], delta=0.5)

    def test_all_22_authorities(self):
        files = [self.small_file(region) for region in ALL]
        print("\n22 balancing authorities, demand of 2022 to 2024, in brackets published (2016 to "
              "2024):")
        for limit in LIMITS:
            found = [self.ask([file], region, limit) for file, region in zip(files, ALL)]
            total = sum(one["headroom_mw"] for one in found) / 1000
            hours = np.mean([one["curtailed_hours_a_year"] for one in found])
            event = np.mean([one["mean_event_h"] for one in found])
            kept = np.mean([one["share_with_50_percent_kept"] for one in found])
            gw, published_hours, published_event = PUBLISHED_ALL[limit]
            print(f"{limit:>6}: {total:6.1f} ({gw}) GW, {hours:.0f} ({published_hours}) h a year, "
                  f"events of {event:.1f} ({published_event}) h, half kept in {100 * kept:.0f} %")
            self.assertTrue(0.65 * gw < total < gw, total)
            self.assertTrue(0.7 * published_hours < hours < published_hours, hours)
            # The study does not say what it counts as an event. Its lengths are half of ours at
            # every limit, as they are where beginnings and ends are both counted.
            self.assertAlmostEqual(event / 2, published_event, delta=0.25)
        print("   the published event lengths are half of what unbroken hours give, at each limit")


if __name__ == "__main__":
    unittest.main()
