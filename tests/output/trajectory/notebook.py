"""Opens results of the small run as a notebook would: notebook.py WHOLE BARE PARTIAL ENSEMBLE"""

import sys

import numpy as np
import xarray as xr
import netCDF4

whole, bare, partial, ensemble = sys.argv[1:]
HOURS, EXCHANGES = 1973, 13
engines = ["h5netcdf", "netcdf4"]


def kind_of(name):
    return sum(name.encode()) % 61


def value(kind, row, column):
    if isinstance(kind, str):
        kind = kind_of(kind)
    return kind * 16384.0 + row + column / 8.0


def check_partial(path, engine):
    with xr.open_dataset(path, engine=engine) as ds:
        hours = ds.sizes["time"]
        assert hours == 6 * 168, hours
        assert np.array_equal(ds.demand.sel(region="VA").values, value("demand", np.arange(hours), 0))
        assert (np.diff(ds.time.values) == np.timedelta64(1, "h")).all()
    for group, variable in [("buildout", "energised"), ("exchange", "energy")]:
        with xr.open_dataset(path, engine=engine, group=group) as ds:
            assert ds.sizes["exchange_time"] == 6 and not np.isnan(ds[variable].values).any()
    with xr.open_dataset(path, engine=engine, group="summary") as ds:
        assert np.isnan(ds.energy.values).all()


def check_result(path, engine, full):
    with xr.open_dataset(path, engine=engine) as ds:
        assert ds.sizes["time"] == HOURS, ds.sizes
        assert ds.time.values[0] == np.datetime64("2025-11-19T00:00"), ds.time.values[0]
        assert ds.time.values[-1] == np.datetime64("2026-02-09T04:00"), ds.time.values[-1]
        assert ds.demand.dims == ("time", "region")
        assert ds.demand.dtype == np.float32
        virginia = ds.sel(region="VA")
        assert np.array_equal(virginia.grid_load.values, value("grid_load", np.arange(HOURS), 0))
        assert float(ds.co2.sel(region="MD", time="2026-01-01T00:00")) == value("co2", 43 * 24, 1)
        assert ds.demand.attrs["units"] == "MW" and ds.demand.attrs["long_name"]
        assert ds.demand.attrs["cell_methods"] == "time: mean"
        assert ds.co2.attrs["cell_methods"] == "time: sum"
        assert ds.attrs["Conventions"] == "CF-1.8"
        assert ds.attrs["schema"] == "gigaload-trajectories"
        assert 'name = "small"' in ds.attrs["scenario"]
        assert int(ds.attrs["seed"]) == 7
        assert "omitted" in ds.attrs if not full else "omitted" not in ds.attrs
        assert not np.isnan(ds.demand.values).any()
        if full:
            assert ds.generation.dims == ("time", "region", "technology")
            assert float(ds.generation.sel(region="MD", technology="gas_cc")[5]) == value("generation", 5, 2)
            assert ds.campus_load.dims == ("time", "campus")
            assert str(ds.campus_title.sel(campus="campus-2").values) == "Größe"
            assert list(ds.campus_region.values) == ["VA", "MD", "VA"]
            assert float(ds.campus_latitude.sel(campus="campus-1")) == 39.5
        else:
            assert "campus_load" not in ds and "generation" not in ds

    with xr.open_dataset(path, engine=engine, group="buildout") as ds:
        assert ds.sizes["exchange_time"] == EXCHANGES
        assert np.datetime64("2026-01-01T00:00") in ds.exchange_time.values
        assert ds.capacity.dims == ("exchange_time", "region", "technology")
        assert float(ds.capacity.sel(region="MD", technology="gas_cc")[3]) == value(50, 3, 2) + 1 / 3
        if full:
            assert ds.energised.dims == ("exchange_time", "campus")
            assert float(ds.energised.sel(campus="campus-1")[4]) == value(43, 4, 1) + 1 / 3
            assert float(ds.promise_gap.sel(deal="deal")[4]) == value(49, 4, 0) + 1 / 3

    with xr.open_dataset(path, engine=engine, group="exchange") as ds:
        assert ds.energy.sel(region="VA").sizes["exchange_time"] == EXCHANGES
        assert ds.energy.dtype == np.float64
        assert ds.storage_energy.dims == ("exchange_time", "region", "technology")
        total = ds.energy.sum("exchange_time")

    with xr.open_dataset(path, engine=engine, group="summary") as ds:
        assert list(ds.year.values) == [2025, 2026]
        assert list(ds.simulated_hours.values) == [43 * 24, HOURS - 43 * 24]
        assert ds.energy.dims == ("year", "region")
        assert np.allclose(ds.energy.sum("year"), total, rtol=1e-14)
        share = ds.data_centre_energy / ds.sales
        assert np.array_equal(ds.data_centre_share, share)
        assert float(ds.peak.sel(region="MD", year=2026)) == value("peak", EXCHANGES - 1, 1) + 1 / 3
        assert float(ds.generation.sel(region="VA", technology="battery", year=2025)) > 0


def check_ensemble(path, engine):
    areas = ["all", "eastern", "VA", "MD"]
    with xr.open_dataset(path, engine=engine) as ds:
        assert int(ds.attrs["ensemble_samples"]) == 100
        assert ds.shortfall_quantile.dims == ("time", "region", "sample_quantile")
        assert list(ds["sample_quantile"].values) == [0.5, 0.95]
        assert ds["sample_quantile"].attrs["units"] == "1"
        worst = ds.shortfall_quantile.sel(region="MD", sample_quantile=0.95)
        assert worst.dtype == np.float32 and float(worst[100]) == value("shortfall_quantile", 100, 3)
        assert ds.lolp.dims == ("time", "region") and ds.lolp.attrs["units"] == "1"
        assert np.array_equal(ds.shortfall_derated.sel(region="VA").values, value("shortfall_derated", np.arange(HOURS), 0))
        assert "mean over the samples" in ds.shortfall.attrs["long_name"]
        assert "area" not in ds.dims
        spread = ds[["lolp", "grid_load"]].quantile([0.1, 0.9])  # makes an axis "quantile"
        assert spread.lolp.dims == ("quantile",)
    with xr.open_dataset(path, engine=engine, group="exchange") as ds:
        assert ds.perfect_capacity.dims == ("exchange_time", "region")
        assert ds.perfect_capacity.attrs["units"] == "MW"
    with xr.open_dataset(path, engine=engine, group="adequacy") as ds:
        assert list(ds.year.values) == [2025, 2026] and list(ds.area.values) == areas
        metrics = {"lolh": "h", "eue": "MW h", "neue": "1e-6", "event_days": "d", "events": "1",
                   "event_hours": "h", "event_energy": "MW h", "cvar": "MW h"}
        for name, unit in metrics.items():
            metric = ds[name]
            error = ds[metric.attrs["ancillary_variables"]]
            assert error.name == name + "_standard_error", error.name
            for variable in (metric, error):
                assert variable.dims == ("year", "area") and variable.dtype == np.float64
                assert variable.attrs["units"] == unit and variable.attrs["long_name"]
            last = EXCHANGES - 1
            assert float(error.sel(year=2026, area="MD")) == value(name + "_standard_error", last, 3) + 1 / 3
            if name != "lolh":
                assert float(metric.sel(year=2026, area="eastern")) == value(name, last, 1) + 1 / 3
        by_hour = {"lolh_by_month_hour", "eue_by_month_hour"}
        risk = by_hour | {"event_days_by_month", "winter_share", "winter_share_standard_error",
                          "winter_share_of_eue", "longest_event_hours", "largest_shortfall"}
        assert set(ds.data_vars) == {"area_kind", "simulated_hours", *metrics, *risk,
                                     *(m + "_standard_error" for m in metrics)}
        for name in by_hour:
            assert ds[name].dims == ("year", "area", "month", "hour_of_day")
            assert ds[name].shape[2:] == (12, 24)
        assert ds.area_kind.values.tolist() == ["all", "interconnection", "region", "region"]


def check_netcdf(path, groups):
    with netCDF4.Dataset(path) as nc:
        assert nc.dimensions["time"].isunlimited() and nc.dimensions["time"].size == HOURS
        assert nc["demand"].units == "MW"
        assert netCDF4.num2date(nc["time"][0], nc["time"].units).isoformat() == "2025-11-19T00:00:00"
        assert set(nc.groups) == groups
        for group in [nc, *nc.groups.values()]:
            for variable in group.variables.values():
                assert variable.long_name, variable
                assert variable[...].shape == variable.shape
        assert list(nc["region"][:]) == ["VA", "MD"]
        assert nc["demand"].chunking() == [672, 2]
        assert nc["demand"].filters()["zlib"] and nc["demand"].filters()["shuffle"]


for engine in engines:
    check_result(whole, engine, True)
    check_result(bare, engine, False)
    check_partial(partial, engine)
    check_ensemble(ensemble, engine)
groups = {"buildout", "exchange", "summary"}
for path in (whole, bare):
    check_netcdf(path, groups)
check_netcdf(ensemble, groups | {"adequacy"})
