"""Files below 10 MB that claim more than they are.

`CASES` lists what writes one of a kind with its name and the commands that read it.
"""

from hostile_inputs import (
    deep_claims, deep_values, dotted_key, empty_lines, far_cells, far_rows, high_power, long_comment,
    long_claims, long_epw, long_text, long_unit, long_weather, many_campuses, many_cases, many_cells, many_included,
    many_keys, many_phases, many_samples, many_texts, many_values, one_line, packed_fields,
    packed_files, packed_lines, packed_readings, packed_rows, packed_too_much, quotes, shared_texts, short_rows,
    times_of_quarters, tiny_fields, wide_epw, wide_trace, wide_weather)
from hostile_results import (
    claiming_part, deflated_result, fat_chunks, fat_head, long_manifest, long_pras,
    long_time, many_attributes, many_axes, many_axis_values, many_members,
    repeated_part, shared_labels, sparse_pras, sparse_result, wide_manifest, wide_pras)

HEADROOM = (["headroom", "FILE", "--region", "A"], ["headroom", "FILE", "--region", "c1"])
HEADROOMS = (["headroom", *(f"FILE/{i}.csv.gz" for i in range(4)), "--region", "A"],)
SCENARIO = (["check", "FILE"], ["show", "FILE"], ["adequacy", "FILE", "--year", "2025"])
RESULT = (["info", "FILE"], ["report", "FILE", "-o", "page.html"], ["compare", "FILE", "FILE"])
FOLDER = (["sweep", "status", "FILE"], ["sweep", "gather", "FILE", "-o", "all.h5"])
DESIGN = (["sweep", "expand", "FILE", "-o", "folder"],)

CASES = {
    **{make: ("load.csv", HEADROOM)
       for make in (tiny_fields, short_rows, empty_lines, one_line, quotes)},
    **{make: ("load.csv.gz", HEADROOM)
       for make in (packed_fields, packed_rows, packed_lines, packed_too_much, times_of_quarters)},
    packed_files: ("loads", HEADROOMS),
    **{make: ("load.xlsx", HEADROOM)
       for make in (many_cells, far_cells, far_rows, shared_texts, many_texts)},
    **{make: ("claims.json", (["clear", "FILE"],)) for make in (deep_claims, many_cases, long_claims)},
    packed_readings: ("trace.csv.gz", (["swing", "FILE"],)),
    wide_trace: ("trace.csv", (["swing", "FILE"],)),
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
