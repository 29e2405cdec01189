"""How two HDF5 files of results differ.

Values are compared byte for byte, NaN's bits included, and told apart from what describes them:
units, long names, cell methods, names of dimensions. Where a file comes from (version, time,
command line) is no difference.
"""

from dataclasses import dataclass

import h5py
import numpy as np

# Attributes of a file that tell of its origin; every run has its own.
ORIGIN = {"command_line", "data_hashes", "git_revision", "history", "libraries", "program_version",
          "scenario", "scenario_hash", "settings", "source", "sweep"}
# Bookkeeping of HDF5's dimension scales and of netCDF: references into the file. The scales' names
# are compared in place of the first two.
BOOKKEEPING = {"DIMENSION_LIST", "REFERENCE_LIST", "_Netcdf4Coordinates", "_Netcdf4Dimid"}
# What schema 2 calls by another name: of groups, because the root's time has another length, and of
# quantiles, because xarray's Dataset.quantile() makes an axis of that name.
RENAMED = {"quantile": "sample_quantile",
           **{f"{group}/time{end}": f"{group}/exchange_time{end}" for end in ("", "_bnds")
              for group in ("buildout", "sensitivity", "exchange")}}
RENAMED_IN_SWEEPS = {**RENAMED, "quantile": "member_quantile",
                     **{f"{group}/quantile": f"{group}/member_quantile" for group in
                        ("hours", "buildout", "sensitivity", "exchange", "summary", "adequacy")}}
# What schema 2 holds in a type that CF 1.8 has: whole numbers of 64 bits are compared by value.
WIDE = {np.dtype(np.uint64), np.dtype(np.int64)}


@dataclass(frozen=True)
class Difference:
    """One difference: `kind` is "value", "shape", "type", "absent", "new" or "attribute"."""

    kind: str
    name: str
    detail: str = ""

    def __str__(self):
        told = "attribute differs" if self.kind == "attribute" else self.kind
        return f"{told}: {self.name}" + (f": {self.detail}" if self.detail else "")


def compare_files(kept_path, found_path):
    """Lists the differences of two files, and counts the values of the kept one."""
    with h5py.File(kept_path) as kept_file, h5py.File(found_path) as found_file:
        now = {} if schema_of(kept_file) == schema_of(found_file) else renamed(kept_file)
        kept, found = items(kept_file), items(found_file)
        kept = {now.get(name, name): item for name, item in kept.items()}
        count = len(kept)
        differences = [Difference("absent", name) for name in sorted(kept.keys() - found.keys())]
        differences += [Difference("new", name) for name in sorted(found.keys() - kept.keys())]
        for name in sorted(kept.keys() & found.keys()):
            differences += compare_values(name, value_of(kept[name]), value_of(found[name]))
        kept, found = described(kept_file), described(found_file)
        kept = {now.get(name, name): item for name, item in kept.items()}
        for name in sorted(kept.keys() & found.keys()):
            differences += compare_descriptions(name, kept[name], found[name], now)
    return differences, count


def schema_of(file):
    """Reads the major version of a file's schema; empty where it has none."""
    version = file.attrs.get("schema_version", b"")
    return (version.decode() if isinstance(version, bytes) else version).split(".")[0]


def renamed(file):
    """Finds the names of an older file that have another name now."""
    return RENAMED_IN_SWEEPS if "member" in file else RENAMED


def items(file):
    """Finds every value of a file by name: datasets, and the numbers among groups' attributes.

    Adequacy files hold the metrics of the whole system as attributes of the root; they are named
    "@name".
    """
    found = {}

    def add(name, item):
        if isinstance(item, h5py.Dataset):
            found[name] = item
            return
        for attribute in item.attrs:
            value = np.asarray(attribute_of(item, attribute))
            if value.dtype.kind in "biuf":
                found[f"{name}@{attribute}"] = value

    add("", file)
    file.visititems(add)
    return found


def described(file):
    """Finds all that carries attributes by name: the root, groups and datasets."""
    found = {"/": file}
    file.visititems(found.__setitem__)
    return found


def attribute_of(item, name):
    value = item.attrs[name]
    return value.shape if isinstance(value, h5py.Empty) else value


def value_of(item):
    """Reads a dataset; None stands for one without a value."""
    if isinstance(item, h5py.Dataset):
        return None if item.shape is None else np.asarray(item[...])
    return item


def same(a, b):
    if a.dtype.hasobject:  # strings of any length; repr, because NaN is unequal to itself
        return repr(a.tolist()) == repr(b.tolist())
    return a.tobytes() == b.tobytes()


def compare_values(name, kept, found):
    if kept is None or found is None:
        return [] if kept is found else [Difference("shape", name, "one of them has no value")]
    if kept.shape != found.shape:
        return [Difference("shape", name, f"{kept.shape}, now {found.shape}")]
    if kept.dtype in WIDE and found.dtype.kind in "if":
        kept, found = kept.astype(float), found.astype(float)
    if kept.dtype != found.dtype:
        return [Difference("type", name, f"{kept.dtype}, now {found.dtype}")]
    if same(kept, found):
        return []
    if kept.dtype.kind not in "biuf":
        return [Difference("value", name, first_unequal(kept, found))]
    return [Difference("value", name, numeric_detail(kept, found))]


def first_unequal(kept, found):
    """Says where two arrays of texts or records differ first."""
    for place in np.ndindex(kept.shape):
        if repr(kept[place]) != repr(found[place]):
            return f"{kept[place]!r}, now {found[place]!r} at {list(place)}"
    return "same texts in other bytes"


def numeric_detail(kept, found):
    """Says how many numbers differ, and where the relative difference is largest."""
    a, b = kept.astype(float).ravel(), found.astype(float).ravel()
    unlike = (a != b) & ~(np.isnan(a) & np.isnan(b))
    count = np.count_nonzero(unlike)
    if count == 0:
        return "equal numbers of other bits: sign of zero, or NaN's"
    with np.errstate(all="ignore"):
        relative = np.abs(a - b) / np.maximum(np.abs(a), np.abs(b))
    relative[unlike & ~np.isfinite(relative)] = np.inf  # NaN or infinite on one side
    relative[~unlike] = 0.0
    worst = int(np.argmax(relative))
    place = [int(i) for i in np.unravel_index(worst, kept.shape)]
    return (f"{count} of {a.size} values, largest relative difference {relative[worst]:.3g} at "
            f"{place}: {float(a[worst])!r}, now {float(b[worst])!r}")


def compare_descriptions(name, kept, found, now):
    """Lists the attributes that differ; `now`: axes of the kept one that have another name."""
    a, b = description(kept, now), description(found, {})
    differences = []
    for attribute in sorted(a.keys() | b.keys()):
        if a.get(attribute) != b.get(attribute):
            detail = f"{attribute}: {a.get(attribute, 'none')}, now {b.get(attribute, 'none')}"
            differences.append(Difference("attribute", name, detail))
    return differences


def description(item, now):
    """Reads all that describes a dataset or a group, as texts; of fixed or of any length."""
    found = {}
    for name in item.attrs:
        value = attribute_of(item, name)
        is_group_number = (isinstance(item, h5py.Group) and
                           np.asarray(value).dtype.kind in "biuf")  # see items()
        if name not in ORIGIN | BOOKKEEPING and not is_group_number:
            plain = np.asarray(value).tolist()
            found[name] = repr(plain.decode() if isinstance(plain, bytes) else plain)
    if isinstance(item, h5py.Dataset) and item.shape is not None:
        axes = [["/" + now.get(scale.name[1:], scale.name[1:]) for scale in axis.values()]
                for axis in item.dims]
        if any(axes):
            found["axes"] = repr(axes)
    return found
