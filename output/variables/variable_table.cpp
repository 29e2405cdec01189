#include "output/variables/variable_table.hpp"

#include "output/variables/entities.hpp"

namespace gigaload::output {

namespace {

using sim::BuildOutFrame;
using sim::Estimates;
using sim::ExchangeSums;
using sim::Frame;
using sim::SensitivityFrame;
using sim::YearAdequacy;

// Rows of the table below, by kind.
Variable text(const char* name, Axis axis, Labels labels, const char* long_name) {
  return {Place::root, name, {axis}, Storage::text, labels, "", long_name};
}

Variable campus_number(const char* name, Numbers numbers, const char* unit, const char* long_name,
                       const char* standard_name = "") {
  return {Place::root, name, {Axis::campus}, Storage::f64, numbers, unit, long_name, standard_name};
}

Variable hourly(const char* name, std::vector<Axis> axes, Hourly source, const char* unit,
                const char* cell_methods, const char* long_name) {
  axes.insert(axes.begin(), Axis::time);
  return {Place::root, name, std::move(axes), Storage::f32, source, unit,
          long_name,   "",   cell_methods};
}

Variable air(const char* name, Hourly source, const char* long_name, const char* standard_name) {
  Variable variable = hourly(name, {Axis::region}, source, "degC", "time: mean", long_name);
  variable.standard_name = standard_name;
  return variable;
}

Variable state(const char* name, std::vector<Axis> axes, BuildOutRow source,
               const char* long_name) {
  axes.insert(axes.begin(), Axis::time);
  return {Place::build_out, name, std::move(axes), Storage::f64, source, "MW",
          long_name,        "",   "time: point"};
}

Variable derivative(const char* name, Axis axis, SensitivityRow source, const char* long_name) {
  return {Place::sensitivity, name,   {Axis::time, Axis::parameter, axis},
          Storage::f64,       source, "",
          long_name,          "",     "time: point"};
}

Variable solver(const char* name, BuildOutNumber source, const char* long_name) {
  return {Place::build_out, name, {Axis::time}, Storage::f64, source, "1",
          long_name,        "",   "time: point"};
}

Variable time_axis(Place place, const char* long_name) {
  return {place, "time", {Axis::time}, Storage::f64, Stamp::begin, kTimeUnits, long_name, "time"};
}

Variable time_bounds(Place place) {
  return {place,         "time_bnds", {Axis::time, Axis::bounds},          Storage::f64,
          Stamp::bounds, kTimeUnits,  "begin and end of the interval, UTC"};
}

/// What is summed by exchange and by year.
struct Account {
  const char* name;
  SumsRow source;
  const char* unit;
  const char* long_name;
  YearRule rule;
  bool by_technology = false;
  bool by_campus = false;  // instead of by region
};

const Account kAccounts[] = {
    {"energy", &ExchangeSums::energy, "MW h",
     "energy asked of the region's grid, campuses and losses included", YearRule::sum},
    {"campus_energy", &ExchangeSums::campus_energy, "MW h",
     "energy asked for by the listed campuses", YearRule::sum},
    {"data_centre_energy", &ExchangeSums::data_centre_energy, "MW h",
     "energy asked for by all data centres, listed campuses included", YearRule::sum},
    {"data_centre_energy_promised", &ExchangeSums::data_centre_energy_promised, "MW h",
     "energy of all data centres had every deal's promise been kept by its date, and nothing else "
     "been "
     "built",
     YearRule::sum},
    {"sales", &ExchangeSums::sales, "MW h",
     "energy at the customers' meters, data centres and campuses included", YearRule::sum},
    {"peak", &ExchangeSums::peak, "MW", "highest hour of grid load", YearRule::maximum},
    {"unserved_energy", &ExchangeSums::unserved_energy, "MW h",
     "firm load not served; mean over the samples of the ensemble where there is one",
     YearRule::sum},
    {"unserved_hours", &ExchangeSums::unserved_hours, "h",
     "hours with firm load not served; mean over the samples of the ensemble where there is one",
     YearRule::sum},
    {"net_import", &ExchangeSums::net_import, "MW h",
     "imports less exports over the region's interfaces", YearRule::sum},
    {"water_direct", &ExchangeSums::water_direct, "m3",
     "water consumed by the data centres' cooling", YearRule::sum},
    {"water_indirect", &ExchangeSums::water_indirect, "m3",
     "water consumed by the region's power plants", YearRule::sum},
    {"data_centre_water_indirect", &ExchangeSums::data_centre_water_indirect, "m3",
     "water consumed by power plants, here and where imports come from, for the data centres",
     YearRule::sum},
    {"co2", &ExchangeSums::co2, "t", "CO2 of the region's power plants", YearRule::sum},
    {"campus_curtailed_energy", &ExchangeSums::campus_curtailed_energy, "MW h",
     "campus load not served; mean over the samples of the ensemble where there is one",
     YearRule::sum},
    {"water_shortfall", &ExchangeSums::water_shortfall, "m3",
     "water that the campuses' cooling wanted beyond their allowances", YearRule::sum},
    {"water_limited_energy", &ExchangeSums::water_limited_energy, "MW h",
     "campus load given up for want of water", YearRule::sum},
    {"deferred_energy", &ExchangeSums::deferred_energy, "MW h",
     "flexible campus load put off; mean over the samples of the ensemble", YearRule::sum},
    {"recovered_energy", &ExchangeSums::recovered_energy, "MW h",
     "flexible campus load made up for; mean over the samples of the ensemble", YearRule::sum},
    {"onsite_energy", &ExchangeSums::onsite_energy, "MW h",
     "campus load served by plants behind the campuses' meters", YearRule::sum},
    {"generation", &ExchangeSums::generation, "MW h",
     "net generation; of storage discharge less charge", YearRule::sum, true},
    {"campus_work", &ExchangeSums::campus_work, "MW h",
     "IT energy with which the reference generation of accelerators would do the campus' work",
     YearRule::sum, false, true},
};

std::vector<Axis> axes_of(const Account& account, Axis first) {
  std::vector<Axis> axes{first, account.by_campus ? Axis::campus : Axis::region};
  if (account.by_technology) axes.push_back(Axis::technology);
  return axes;
}

Variable of_exchange(const Account& account) {
  return {Place::exchange,
          account.name,
          axes_of(account, Axis::time),
          Storage::f64,
          account.source,
          account.unit,
          account.long_name,
          "",
          account.rule == YearRule::maximum ? "time: maximum" : "time: sum"};
}

Variable of_year(const Account& account) {
  return {Place::summary,
          account.name,
          axes_of(account, Axis::year),
          Storage::f64,
          account.source,
          account.unit,
          account.long_name,
          "",
          account.rule == YearRule::maximum ? "year: maximum" : "year: sum",
          account.rule};
}

/// A metric of adequacy, beside it its standard error.
struct Metric {
  const char* name;
  Estimates YearAdequacy::* estimates;
  const char* unit;
  const char* long_name;
  const char* error_name;
  const char* error_long_name;
};

const Metric kMetrics[] = {
    {"lolh", &YearAdequacy::lolh, "h", "hours of the year with firm load not served",
     "lolh_standard_error", "standard error of lolh over the samples"},
    {"eue", &YearAdequacy::eue, "MW h", "expected unserved energy of the year",
     "eue_standard_error", "standard error of eue over the samples"},
    {"neue", &YearAdequacy::neue, "1e-6", "expected unserved energy of the energy asked for",
     "neue_standard_error", "standard error of neue over the samples"},
    {"event_days", &YearAdequacy::event_days, "d",
     "days of the year with firm load not served: loss-of-load expectation",
     "event_days_standard_error", "standard error of event_days over the samples"},
    {"events", &YearAdequacy::events, "1",
     "runs of hours with firm load not served in the year: events", "events_standard_error",
     "standard error of events over the samples"},
    {"event_hours", &YearAdequacy::event_hours, "h", "mean length of an event",
     "event_hours_standard_error", "standard error of event_hours over the samples"},
    {"event_energy", &YearAdequacy::event_energy, "MW h", "mean unserved energy of an event",
     "event_energy_standard_error", "standard error of event_energy over the samples"},
    {"cvar", &YearAdequacy::cvar, "MW h",
     "conditional value at risk: mean unserved energy of the year in the worst samples",
     "cvar_standard_error", "standard error of cvar over the samples"},
};

Variable of_area(const char* name, EstimateRow source, const char* unit, const char* long_name) {
  return {Place::adequacy, name, {Axis::year, Axis::area}, Storage::f64, source, unit, long_name};
}

Variable calendar(Place place, const char* name, Calendar source, const char* unit,
                  const char* long_name) {
  return {place, name, {Axis::year}, Storage::i32, source, unit, long_name};
}

}  // namespace

std::vector<Variable> variable_table() {
  using enum Axis;
  constexpr const char* mean = "time: mean";
  constexpr const char* sum = "time: sum";
  std::vector<Variable> table = {
      time_axis(Place::root, "start of the hour, UTC"),
      text("region", region, entities::region, "region of the grid"),
      text("campus", campus, entities::campus, "data-centre campus"),
      text("technology", technology, entities::technology, "kind of power plant or storage"),
      text("deal", deal, entities::deal, "announced deal"),
      {Place::root,
       "quantile",
       {quantile},
       Storage::f64,
       entities::quantile,
       "1",
       "share of the samples at or below the value"},
      time_bounds(Place::root),
      hourly("demand", {region}, &Frame::demand, "MW", mean,
             "demand without the listed campuses, at the busbar"),
      hourly("grid_load", {region}, &Frame::grid_load, "MW", mean,
             "demand and campus load as asked for, less what campuses generate on site"),
      hourly("shortfall", {region}, &Frame::shortfall, "MW", mean,
             "firm load not served; mean over the samples of the ensemble where there is one"),
      hourly("shortfall_derated", {region}, &Frame::shortfall_derated, "MW", mean,
             "firm load not served by plants derated to their mean availability, without outages"),
      hourly("lolp", {region}, &Frame::lolp, "1", mean,
             "share of the samples with firm load not served"),
      hourly("shortfall_quantile", {region, quantile}, &Frame::shortfall_quantile, "MW", mean,
             "quantile over the samples of the firm load not served"),
      hourly("net_import", {region}, &Frame::net_import, "MW", mean,
             "imports less exports over the region's interfaces"),
      hourly("reserve_margin", {region}, &Frame::reserve_margin, "1", mean,
             "the region's own available capacity less grid load, as a share of grid load"),
      hourly("water_indirect", {region}, &Frame::water_indirect, "m3", sum,
             "water consumed by the region's power plants"),
      hourly("co2", {region}, &Frame::co2, "t", sum, "CO2 of the region's power plants"),
      hourly("campus_load", {campus}, &Frame::campus_load, "MW", mean,
             "load of the campus at its meter, as asked for"),
      hourly("campus_curtailed", {campus}, &Frame::campus_curtailed, "MW", mean,
             "load of the campus not served: cut by contract, or its share of shortfall; mean over "
             "the samples of the ensemble where there is one"),
      hourly("water_direct", {campus}, &Frame::water_direct, "m3", sum,
             "water consumed by the campus' cooling"),
      hourly("water_shortfall", {campus}, &Frame::water_shortfall, "m3", sum,
             "water that the campus' cooling wanted beyond its allowance"),
      hourly("water_limited_mw", {campus}, &Frame::water_limited_mw, "MW", mean,
             "load of the campus given up for want of water; it is no part of campus_load"),
      hourly("campus_deferred", {campus}, &Frame::campus_deferred, "MW", mean,
             "flexible load of the campus put off; mean over the samples of the ensemble"),
      hourly("campus_recovered", {campus}, &Frame::campus_recovered, "MW", mean,
             "flexible load of the campus made up for, beyond campus_load; mean over the samples "
             "of the ensemble"),
      hourly("onsite_generation", {campus}, &Frame::onsite_generation, "MW", mean,
             "load of the campus served by plant behind its meter, derated"),
      hourly("generation", {region, technology}, &Frame::generation, "MW", mean,
             "net generation; of storage discharge less charge"),
      air("dry_bulb", &Frame::dry_bulb, "outdoor air, dry bulb, in the weather of the balance",
          "air_temperature"),
      air("wet_bulb", &Frame::wet_bulb, "outdoor air, wet bulb, in the weather of the balance",
          "wet_bulb_temperature"),
      text("region_title", region, entities::region_title, "name of the region"),
      text("region_interconnection", region, entities::interconnection,
           "interconnection of the region"),
      text("technology_title", technology, entities::technology_title, "name of the technology"),
      text("technology_kind", technology, entities::technology_kind,
           "how the technology is modelled"),
      text("campus_title", campus, entities::campus_title, "name of the campus"),
      text("campus_region", campus, entities::campus_region, "region of the campus"),
      text("campus_cooling", campus, entities::campus_cooling, "cooling system of the campus"),
      text("campus_contract", campus, entities::campus_contract,
           "firm, curtailable, or bring_your_own"),
      campus_number("campus_capacity", entities::campus_capacity, "MW",
                    "capacity at the meter when all phases are energised"),
      campus_number("campus_latitude", entities::latitude, "degrees_north",
                    "latitude of the campus", "latitude"),
      campus_number("campus_longitude", entities::longitude, "degrees_east",
                    "longitude of the campus", "longitude"),
      text("deal_title", deal, entities::deal_title, "name of the deal"),
      text("deal_kind", deal, entities::deal_kind, "what was promised: chips or sites"),
      {Place::root,
       "campus_deal_share",
       {campus, deal},
       Storage::f64,
       entities::campus_deal_share,
       "1",
       "share of the campus that counts for the deal"},

      time_axis(Place::build_out, "start of the exchange, UTC; the state at that moment"),
      state("announced", {campus}, &BuildOutFrame::announced,
            "announced so far: all stages, energised and cancelled"),
      state("pre_development", {campus}, &BuildOutFrame::pre_development, "in pre-development"),
      state("construction", {campus}, &BuildOutFrame::construction, "under construction"),
      state("energised", {campus}, &BuildOutFrame::energised, "energised"),
      state("filled", {campus}, &BuildOutFrame::filled, "energised and filled with machines"),
      state("cancelled", {campus}, &BuildOutFrame::cancelled, "cancelled"),
      state("work_capacity", {campus}, &BuildOutFrame::work_capacity,
            "IT of the reference generation of accelerators that could do the work of what is "
            "filled"),
      state("promised", {deal}, &BuildOutFrame::promised, "promised by this date"),
      state("delivered", {deal}, &BuildOutFrame::delivered, "energised for the deal"),
      state("promise_gap", {deal}, &BuildOutFrame::promise_gap, "promised less delivered"),
      state("capacity", {region, technology}, &BuildOutFrame::capacity,
            "capacity of the power plants in operation"),
      solver("solver_steps", &BuildOutFrame::steps, "steps of the build-out's solver so far"),
      solver("solver_rhs_evaluations", &BuildOutFrame::rhs_evaluations,
             "evaluations of the build-out's right-hand side so far"),
      solver("solver_error_test_failures", &BuildOutFrame::error_test_failures,
             "steps of the build-out's solver repeated for accuracy so far"),

      time_axis(Place::sensitivity, "start of the exchange, UTC; the state at that moment"),
      {Place::sensitivity,
       "parameter",
       {Axis::parameter},
       Storage::text,
       entities::parameter,
       "",
       "time, hazard or limit of the build pipeline"},
      {Place::sensitivity,
       "parameter_unit",
       {Axis::parameter},
       Storage::text,
       entities::parameter_unit,
       "",
       "unit of the parameter: derivatives are MW over it"},
      {Place::sensitivity,
       "parameter_value",
       {Axis::parameter},
       Storage::f64,
       entities::parameter_value,
       "",
       "value in parameter_unit; of a time or hazard the campuses' mean by MW"},
      derivative("energised", campus, &SensitivityFrame::energised,
                 "derivative of buildout/energised by the parameter, MW over its unit"),
      derivative("filled", campus, &SensitivityFrame::filled,
                 "derivative of buildout/filled by the parameter, MW over its unit"),
      derivative("promise_gap", deal, &SensitivityFrame::promise_gap,
                 "derivative of buildout/promise_gap by the parameter, MW over its unit"),

      time_axis(Place::exchange, "start of the exchange, UTC"),
      time_bounds(Place::exchange),
  };
  for (const Account& account : kAccounts) table.push_back(of_exchange(account));
  table.push_back({Place::exchange,
                   "storage_energy",
                   {Axis::time, region, technology},
                   Storage::f64,
                   &ExchangeSums::storage_energy,
                   "MW h",
                   "energy in store at the end of the exchange",
                   "",
                   "time: point"});

  table.push_back({Place::exchange,
                   "perfect_capacity",
                   {Axis::time, region},
                   Storage::f64,
                   &ExchangeSums::perfect_capacity,
                   "MW",
                   "capacity without outages that calibration added, negative where it took away",
                   "",
                   "time: mean"});

  const auto years = [&](Place place) {
    table.push_back(calendar(place, "year", Calendar::year, "1", "calendar year, UTC"));
    table.push_back(calendar(place, "simulated_hours", Calendar::hours_in_year, "h",
                             "hours of the year inside the run"));
  };
  years(Place::summary);
  for (const Account& account : kAccounts) table.push_back(of_year(account));
  table.push_back({Place::summary,
                   "data_centre_share",
                   {year, region},
                   Storage::f64,
                   &ExchangeSums::data_centre_energy,
                   "1",
                   "data_centre_energy as a share of sales",
                   "",
                   "",
                   YearRule::share_of_sales});

  years(Place::adequacy);
  table.push_back({Place::adequacy,
                   "area",
                   {area},
                   Storage::text,
                   entities::area,
                   "",
                   "all regions together, an interconnection, or a region"});
  for (const Metric& m : kMetrics) {
    table.push_back(of_area(m.name, {m.estimates, &Estimates::value}, m.unit, m.long_name));
    table.back().ancillary = m.error_name;
    table.push_back(of_area(m.error_name, {m.estimates, &Estimates::standard_error}, m.unit,
                            m.error_long_name));
  }
  return table;
}

}  // namespace gigaload::output
