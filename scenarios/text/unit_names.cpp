#include "scenarios/text/unit_names.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <vector>

#include "scenarios/text/edit_distance.hpp"

namespace gigaload::scenarios {
namespace {

constexpr const char* kOfWhat = "the key says of what it is the power; write MW";
constexpr const char* kMoney = "money is not exchanged; write USD";
constexpr const char* kCountWord = "write the number out, such as 1.2e6 gal";

// Exact where the unit is defined so: NIST SP 811 (2008), appendix B.
constexpr std::array kNames = std::to_array<UnitName>({
    {"power", "W watt watts", "kMGTP", "W", "watt"},
    {"power", "hp horsepower", "", "745.69987158227022 W", "550 ft lbf/s, 745.7 W"},
    {"power", "ton_of_refrigeration tons_of_refrigeration TR", "", "3516.8528420667 W",
     "12,000 Btu/h, 3.517 kW of heat"},
    {"power", "mW", "", "", "a milliwatt is meant by nobody here; write MW"},
    {"power", "We Wt Wth Wp Wdc Wac We_net WIT", "kMGT", "", kOfWhat},
    {"power", "VA", "kMG", "",
     "apparent power is no real power; write MW, the MVA times the power factor"},
    {"power", "V volt volts A amp amps ampere amperes", "kM", "",
     "no key is a voltage or a current; a power is written in MW"},
    {"power", "var VAr VAR", "kMG", "", "reactive power is no real power; write MW"},

    {"energy", "J joule joules", "kMGTPE", "J", "joule"},
    {"energy", "Wh Whr Whrs watthour watthours watt_hour watt_hours", "kMGTP", "3600 J",
     "watt-hour, 3600 J; kW-h, MW-day and kW-yr are products too"},
    {"energy", "Btu BTU btu", "kGT", "1055.05585262 J",
     "British thermal unit of the International Table, 1055.056 J"},
    {"energy", "MMBtu MMBTU MMbtu mmBtu mmBTU mmbtu", "", "1055.05585262e6 J", "10^6 Btu"},
    {"energy", "quad quads", "", "1055.05585262e15 J", "10^15 Btu"},
    {"energy", "therm therms", "", "1.054804e8 J", "therm of the US, 105.48 MJ"},
    {"energy", "dekatherm dekatherms Dth dth", "", "1.054804e9 J", "10 therms"},
    {"energy", "toe", "kM", "41.868e9 J", "tonne of oil equivalent, 41.868 GJ"},
    {"energy", "MBtu MBTU Mbtu", "", "",
     "it is a thousand Btu to some and a million to others; write kBtu or MMBtu"},
    {"energy", "mWh", "", "", "a milliwatt-hour is meant by nobody here; write MWh"},
    {"energy", "cal calorie calories", "k", "", "there are several calories; write kJ"},

    {"time", "s sec secs second seconds", "mun", "s", "second"},
    {"time", "min mins minute minutes", "", "60 s", "minute"},
    {"time", "h hr hrs hour hours", "", "3600 s", "hour"},
    {"time", "d day days", "", "86400 s", "day of 24 h"},
    {"time", "wk wks week weeks", "", "604800 s", "7 days"},
    {"time", "month months mo mos", "", "2629800 s", "a twelfth of a year, 730.5 h"},
    {"time", "yr yrs year years annum", "", "31557600 s", "365.25 days, 8766 h"},
    {"time", "y a", "", "", "write yr"},
    {"time", "Hz", "kMG", "", "a frequency is no hazard; write 1/h or 1/yr"},

    {"volume", "L l liter liters litre litres", "mhkMG", "liter", "litre, 0.001 m3"},
    {"volume", "gal gals gallon gallons", "kM", "3.785411784 liter",
     "US gallon, 3.785 L; Mgal is 10^6 of them"},
    {"volume", "acre_foot acre_feet acre_ft AF af", "kM", "1233.48183754752 m^3",
     "1233.5 m3; acre-ft and acre-foot are read as products"},
    {"volume", "cf cu_ft", "", "0.028316846592 m^3", "cubic foot, ft3"},
    {"volume", "ccf CCF", "", "2.8316846592 m^3", "100 ft3"},
    {"volume", "Mcf MCF", "", "28.316846592 m^3", "1000 ft3, as for gas"},
    {"volume", "MMcf MMCF", "", "28316.846592 m^3", "10^6 ft3"},
    {"volume", "Bcf BCF", "", "28316846.592 m^3", "10^9 ft3"},
    {"volume", "bbl barrel barrels", "k", "158.987294928 liter", "42 gal"},
    {"volume", "MG", "", "", "write Mgal for a million gallons"},
    {"volume", "imperial_gallon imperial_gallons imp_gal UK_gallon", "", "", "write L"},
    {"volume", "US", "", "", "gal is the US gallon; write gal"},
    {"volume", "cubic square", "", "", "write m3, ft3 or m2"},

    {"volume per time", "MGD mgd", "", "3785.411784/86400 m^3/s", "10^6 gal/day"},
    {"volume per time", "gpd", "", "3.785411784e-3/86400 m^3/s", "gal/day"},
    {"volume per time", "gpm GPM", "", "3.785411784e-3/60 m^3/s", "gal/min"},
    {"volume per time", "cfs", "", "0.028316846592 m^3/s", "ft3/s"},
    {"volume per time", "cfm CFM", "", "0.028316846592/60 m^3/s", "ft3/min"},
    {"volume per time", "AFY afy", "", "1233.48183754752/31557600 m^3/s", "acre-ft/yr"},
    {"volume per time", "MLD", "", "1000/86400 m^3/s", "10^6 L/day"},

    {"money", "USD $ dollar dollars", "kMGT", "USD", "US dollar; 1 GUSD is 10^9 USD"},
    {"money", "cent cents", "", "0.01 USD", "0.01 USD"},
    {"money", "mill mills", "", "0.001 USD", "0.001 USD, of electricity prices"},
    {"money", "EUR GBP CAD AUD JPY CNY INR euro euros", "kMG", "", kMoney},

    {"mass", "g gram grams", "mkMGT", "1e-3 kg", "gram"},
    {"mass", "t tonne tonnes metric_ton metric_tons", "kMG", "1000 kg",
     "tonne, 1000 kg; kt is 1000 of them"},
    {"mass", "lb lbs pound pounds", "k", "0.45359237 kg", "pound, 0.4536 kg"},
    {"mass", "short_ton short_tons", "", "907.18474 kg", "2000 lb"},
    {"mass", "long_ton long_tons", "", "1016.0469088 kg", "2240 lb"},
    {"mass", "ton tons", "kM", "",
     "it may be 907 kg, 1000 kg or, of cooling, 3.5 kW; write short_ton, t or "
     "ton_of_refrigeration"},
    {"mass", "MT MMT mt", "", "", "write t for tonnes, Mt for millions of them"},
    {"mass", "metric short long", "", "", "write t, short_ton or long_ton"},
    {"mass", "CO tCO", "kMG", "", "write the mass alone, such as t"},

    {"length or area", "m meter meters metre metres", "mckh", "m", "metre; m2, m3 and m³ too"},
    {"length or area", "ft foot feet", "", "0.3048 m", "foot; ft3 too"},
    {"length or area", "in inch inches", "", "0.0254 m", "inch"},
    {"length or area", "mi mile miles", "", "1609.344 m", "mile"},
    {"length or area", "acre acres", "", "4046.8564224 m^2", "4046.9 m2"},
    {"length or area", "ha hectare hectares", "", "1e4 m^2", "10^4 m2"},

    {"temperature", "K kelvin kelvins", "", "K", "kelvin"},
    {"temperature", "degC deg_C celsius Celsius", "", "degC",
     "degree Celsius, also °C; 1 K where a difference is wanted", "K"},
    {"temperature", "degF deg_F fahrenheit Fahrenheit", "", "degF",
     "degree Fahrenheit, also °F; 5/9 K where a difference is wanted", "K/1.8"},
    {"temperature", "delta_degC", "", "K", "1 K"},
    {"temperature", "delta_degF", "", "K/1.8", "5/9 K"},
    {"temperature", "C", "", "", "write degC"},
    {"temperature", "F", "", "", "write degF"},
    {"temperature", "deg degree degrees degR R", "", "", "write degC, degF or K"},

    {"share", "% percent pct", "", "0.01", "a hundredth"},
    {"share", "permille", "", "0.001", "a thousandth, also ‰"},
    {"share", "bps bp", "", "1e-4", "basis point, 0.01 %"},
    {"share", "ppm", "", "1e-6", "10^-6"},
    {"share", "ppb", "", "1e-9", "10^-9"},
    {"share", "pu", "", "", "the base is not said; write a percentage such as 50 %"},
    {"share", "pp", "", "", "write %"},

    {"number", "thousand thousands million millions billion billions trillion trillions", "", "",
     kCountWord},
    {"number", "mn bn mln bln MM k M B T", "", "", kCountWord},
});

struct Prefix {
  char letter;
  std::string_view word;
  std::string_view factor;
};

constexpr std::array<Prefix, 11> kPrefixes = {{{'n', "nano", "1e-9"},
                                               {'u', "micro", "1e-6"},
                                               {'m', "milli", "1e-3"},
                                               {'c', "centi", "1e-2"},
                                               {'h', "hecto", "1e2"},
                                               {'k', "kilo", "1e3"},
                                               {'M', "mega", "1e6"},
                                               {'G', "giga", "1e9"},
                                               {'T', "tera", "1e12"},
                                               {'P', "peta", "1e15"},
                                               {'E', "exa", "1e18"}}};

/// Every word that stands for a unit, those written out in the table before those with a prefix.
const std::map<std::string, KnownUnit, std::less<>>& words() {
  static const std::map<std::string, KnownUnit, std::less<>> table = [] {
    constexpr std::size_t kShortestWord = 4;  // "kilowatt" and not "kiloW"
    std::map<std::string, KnownUnit, std::less<>> result;
    const auto each = [](const UnitName& unit, const auto& visit) {
      for (std::string_view rest = unit.spellings; !rest.empty();) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        visit(std::string(rest.substr(0, end)));
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    };
    for (const UnitName& unit : kNames) {
      each(unit, [&](const std::string& name) { result.emplace(name, KnownUnit{&unit, {}}); });
    }
    for (const UnitName& unit : kNames) {
      each(unit, [&](const std::string& name) {
        for (const Prefix& prefix : kPrefixes) {
          if (unit.prefixes.find(prefix.letter) == std::string_view::npos) continue;
          result.emplace(prefix.letter + name, KnownUnit{&unit, prefix.factor});
          if (name.size() < kShortestWord) continue;
          result.emplace(std::string(prefix.word) + name, KnownUnit{&unit, prefix.factor});
        }
      });
    }
    return result;
  }();
  return table;
}

}  // namespace

std::span<const UnitName> unit_names() { return kNames; }

std::optional<KnownUnit> find_unit_name(std::string_view word) {
  const auto found = words().find(word);
  if (found == words().end()) return std::nullopt;
  return found->second;
}

std::string suggested_unit(std::string_view word,
                           const std::function<bool(std::string_view)>& fits) {
  std::map<const UnitName*, bool> may_stand;  // all spellings of a row are of one kind
  std::vector<std::string> names;
  for (const auto& [name, unit] : words()) {
    if (unit.name->is_refused()) continue;
    const auto [row, is_new] = may_stand.try_emplace(unit.name, true);
    if (is_new && fits) row->second = fits(name);
    if (row->second) names.push_back(name);
  }
  return suggestion(word, names);
}

const UnitName* refused_unit(std::string_view text) {
  const auto plain = [](std::string_view spelling) {
    std::string letters;
    for (const char c : spelling) {
      if (std::string_view(" _-()").find(c) != std::string_view::npos) continue;
      letters += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return letters;
  };
  // "mb" may be many things; an abbreviation of one or two letters is told by its case alone
  constexpr std::size_t kShortest = 3;
  const std::string wanted = plain(text);
  if (wanted.size() < kShortest) return nullptr;
  const auto found = std::ranges::find_if(words(), [&](const auto& word) {
    return word.second.name->is_refused() && plain(word.first) == wanted;
  });
  return found == words().end() ? nullptr : found->second.name;
}

}  // namespace gigaload::scenarios
