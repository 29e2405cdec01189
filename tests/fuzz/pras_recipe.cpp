#include "tests/fuzz/pras_recipe.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "output/hdf5/hdf5_handle.hpp"
#include "tests/fuzz/targets.hpp"

namespace gigaload::fuzz {
namespace {

using output::Attribute;
using output::Dataset;
using output::Dataspace;
using output::Datatype;
using output::Group;
using output::PropertyList;

constexpr hsize_t kSteps = 3;
constexpr std::size_t kName = 8;  // bytes

struct TextAttribute {
  const char* name;
  const char* text;  // empty: it is the number
  std::int64_t number = 0;
};

constexpr std::array kAttributes = std::to_array<TextAttribute>({
    {"pras_dataversion", "v0.9.0"},
    {"start_timestamp", "2031-07-01T00:00:00-05:00"},
    {"timestep_count", "", kSteps},
    {"timestep_length", "", 1},
    {"timestep_unit", "h"},
    {"power_unit", "MW"},
    {"energy_unit", "MWh"},
    {"author", "nobody"},
});

struct GroupOfFile {
  const char* name;
  std::vector<const char*> columns;                // of _core
  std::vector<std::vector<const char*>> entities;  // by column
  std::vector<const char*> series;
};

const std::vector<GroupOfFile>& groups() {
  static const std::vector<const char*> device = {"name", "category", "region"};
  static const std::vector<GroupOfFile> all = {
      {"regions", {"name"}, {{"N", "S"}}, {"load"}},
      {"generators",
       device,
       {{"G1", "G2"}, {"gas", "sun"}, {"S", "N"}},
       {"capacity", "failureprobability", "repairprobability"}},
      {"storages",
       device,
       {{"B"}, {"store"}, {"N"}},
       {"chargecapacity", "dischargecapacity", "energycapacity", "chargeefficiency",
        "dischargeefficiency", "carryoverefficiency", "failureprobability", "repairprobability",
        "initialsoc"}},
      {"generatorstorages",
       device,
       {{"H"}, {"water"}, {"S"}},
       {"chargecapacity", "dischargecapacity", "energycapacity", "chargeefficiency",
        "dischargeefficiency", "carryoverefficiency", "failureprobability", "repairprobability",
        "inflow", "gridwithdrawalcapacity", "gridinjectioncapacity"}},
      {"demandresponses",
       device,
       {{"D"}, {"load"}, {"N"}},
       {"borrowcapacity", "paybackcapacity", "energycapacity", "allowablepaybackperiod",
        "borrowedenergyinterest", "borrowefficiency", "paybackefficiency", "failureprobability",
        "repairprobability"}},
      {"interfaces",
       {"region_from", "region_to"},
       {{"N"}, {"S"}},
       {"forwardcapacity", "backwardcapacity"}},
      {"lines",
       {"name", "category", "region_from", "region_to"},
       {{"L"}, {"AC"}, {"S"}, {"N"}},
       {"forwardcapacity", "backwardcapacity", "failureprobability", "repairprobability"}},
  };
  return all;
}

/// Parts of the file in the order in which oddities count them.
std::size_t number_of_parts() {
  std::size_t parts = kAttributes.size();
  for (const GroupOfFile& group : groups()) parts += 2 + group.series.size();
  return parts;
}

template <class Table>
auto pick(const Table& table, unsigned value) {
  return table[value % std::size(table)];
}

hid_t number_type(unsigned value) {
  const std::array types = {H5T_STD_I64LE, H5T_NATIVE_INT8, H5T_STD_U64BE,     H5T_NATIVE_INT16,
                            H5T_STD_I32BE, H5T_IEEE_F32LE,  H5T_NATIVE_DOUBLE, H5T_NATIVE_LDOUBLE,
                            H5T_STD_B8LE,  H5T_STD_REF_OBJ};
  return pick(types, value);
}

Datatype text_type(std::size_t length) {
  Datatype type(H5Tcopy(H5T_C_S1), "H5Tcopy");
  H5Tset_size(type.get(), length);
  H5Tset_strpad(type.get(), H5T_STR_NULLPAD);
  return type;
}

constexpr std::array<hsize_t, 8> kExtents = {0, 1, 2, 3, 4, 1000, 1U << 20U, hsize_t{1} << 40U};
constexpr std::array kNumbers = {-1.0,
                                 0.5,
                                 1.5,
                                 std::numeric_limits<double>::quiet_NaN(),
                                 std::numeric_limits<double>::infinity(),
                                 0.0,
                                 1.0,
                                 1e300,
                                 4294967295.0,
                                 -0.0,
                                 1e18,
                                 1e-300};
constexpr std::array kTexts = {"",
                               "N",
                               "S",
                               "v0.5.1",
                               "v0.8",
                               "v1.0.0",
                               "2031-07-01",
                               "min",
                               "sec",
                               "d",
                               "kW",
                               "GWh",
                               "x\ny",
                               "2024-02-29T23:30:00Z",
                               "v0.99999999999.1"};

/// The oddities of one part.
struct Odd {
  unsigned kind = 0, value = 0;
};
using Oddities = std::vector<Odd>;

void put_attribute(hid_t object, const TextAttribute& attribute, const Oddities& oddities) {
  std::string text = attribute.text;
  std::int64_t number = attribute.number;
  bool is_number = text.empty(), is_variable = false;
  double real = 0.0;
  hid_t type_of_number = H5T_STD_I64LE;
  hsize_t count = 0;  // 0: scalar
  for (const auto& [kind, value] : oddities) {
    if (kind == 0) return;
    if (kind == 1) text = pick(kTexts, value);
    if (kind == 2) number = static_cast<std::int64_t>(value) - 2;
    if (kind == 3) number = static_cast<std::int64_t>(1ULL << (value % 64));
    if (kind == 4) is_number = !is_number;
    if (kind == 5) is_variable = true;
    if (kind == 6) count = 1 + value % 3;
    if (kind == 7) text = std::string(value, 'x');
    if (kind == 8) type_of_number = number_type(value);
    if (kind == 9) real = pick(kNumbers, value);
  }
  const Dataspace space(count == 0 ? H5Screate(H5S_SCALAR) : H5Screate_simple(1, &count, nullptr),
                        "H5Screate");
  Datatype type = is_variable ? text_type(H5T_VARIABLE)
                  : is_number ? Datatype(H5Tcopy(type_of_number), "H5Tcopy")
                              : text_type(std::max<std::size_t>(text.size(), 1));
  const Attribute made(
      H5Acreate2(object, attribute.name, type.get(), space.get(), H5P_DEFAULT, H5P_DEFAULT),
      "H5Acreate");
  if (count > 0) return;
  const char* const variable = text.c_str();
  if (is_variable) {
    H5Awrite(made.get(), type.get(), static_cast<const void*>(&variable));
  } else if (!is_number) {
    H5Awrite(made.get(), type.get(), text.c_str());
  } else if (real != 0.0) {
    H5Awrite(made.get(), H5T_NATIVE_DOUBLE, &real);
  } else {
    H5Awrite(made.get(), H5T_NATIVE_INT64, &number);
  }
}

void put_core(hid_t group, const GroupOfFile& of, const Oddities& oddities) {
  hsize_t rows = of.entities.front().size();
  std::size_t length = kName, left_out = of.columns.size(), other = of.columns.size();
  std::vector<std::vector<const char*>> entities = of.entities;
  Datatype type_of_other = text_type(H5T_VARIABLE);
  int rank = 1;
  for (const auto& [kind, value] : oddities) {
    if (kind == 0) return;
    if (kind == 1) left_out = value % of.columns.size();
    if (kind == 2) other = value % of.columns.size();
    if (kind == 3) type_of_other = Datatype(H5Tcopy(number_type(value)), "H5Tcopy");
    if (kind == 4) rows = pick(kExtents, value);
    if (kind == 5) length = 1 + value % 4096;
    if (kind == 6) rank = static_cast<int>(value % 3);
    if (kind == 7) {
      auto& column = entities[value % entities.size()];
      column[value / 8 % column.size()] = pick(kTexts, value / 64);
    }
  }
  const std::size_t row = of.columns.size() * std::max(length, std::size_t{16});
  const Datatype text = text_type(length), type(H5Tcreate(H5T_COMPOUND, row), "H5Tcreate");
  for (std::size_t c = 0; c < of.columns.size(); ++c) {
    if (c == left_out) continue;
    H5Tinsert(type.get(), of.columns[c], c * std::max(length, std::size_t{16}),
              c == other ? type_of_other.get() : text.get());
  }
  const std::array<hsize_t, 2> extent = {rows, 1};
  const Dataspace space(
      rank == 0 ? H5Screate(H5S_SCALAR) : H5Screate_simple(rank, extent.data(), nullptr),
      "H5Screate");
  const Dataset set(
      H5Dcreate2(group, "_core", type.get(), space.get(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT),
      "H5Dcreate");
  if (rank == 0 || rows > of.entities.front().size() || other < of.columns.size()) return;
  std::string values(rows * row, '\0');
  for (std::size_t c = 0; c < entities.size(); ++c) {
    for (std::size_t i = 0; i < rows; ++i) {
      const std::string name(entities[c][i],
                             std::min(length, std::char_traits<char>::length(entities[c][i])));
      values.replace(i * row + c * std::max(length, std::size_t{16}), name.size(), name);
    }
  }
  H5Dwrite(set.get(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
}

/// A number that the series of that name may have.
double usual(std::string_view name) {
  if (name == "initialsoc") return 0.25;
  if (name.find("efficiency") != std::string_view::npos) return 0.75;
  if (name.find("probability") != std::string_view::npos) return 0.125;
  return 7.0;
}

void put_series(hid_t group, const char* name, hsize_t entities, const Oddities& oddities) {
  std::vector<hsize_t> extent = {std::string_view(name) == "initialsoc" ? 1 : kSteps, entities};
  std::vector<hsize_t> chunk;
  hid_t type = usual(name) < 1.0 ? H5T_NATIVE_DOUBLE : H5T_STD_I64LE;
  std::vector<double> values(extent[0] * extent[1], usual(name));
  bool is_written = true;
  const PropertyList creation(H5Pcreate(H5P_DATASET_CREATE), "H5Pcreate");
  for (const auto& [kind, value] : oddities) {
    if (kind == 0) return;
    if (kind == 1) type = number_type(value);
    if (kind == 2) extent.assign(value % 5, kSteps);
    if (kind == 3 && !extent.empty()) extent.front() = pick(kExtents, value);
    if (kind == 4 && !extent.empty()) extent.back() = pick(kExtents, value);
    if (kind == 5) std::ranges::fill(values, pick(kNumbers, value));
    if (kind == 6) values[value % values.size()] = pick(kNumbers, value / 8);
    if (kind == 7) chunk = {pick(kExtents, value), pick(kExtents, value / 8)};
    if (kind == 8) is_written = false;
    if (kind == 9) {
      const double fill = pick(kNumbers, value);
      H5Pset_fill_value(creation.get(), H5T_NATIVE_DOUBLE, &fill);
    }
    if (kind == 10) H5Lcreate_soft(pick(kTexts, value), group, name, H5P_DEFAULT, H5P_DEFAULT);
    if (kind == 11)
      const Group made(H5Gcreate2(group, name, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT), "H5Gcreate");
  }
  if (!chunk.empty() && chunk.size() == extent.size()) {
    H5Pset_chunk(creation.get(), static_cast<int>(chunk.size()), chunk.data());
  }
  const Dataspace space(
      extent.empty() ? H5Screate(H5S_SCALAR)
                     : H5Screate_simple(static_cast<int>(extent.size()), extent.data(), nullptr),
      "H5Screate");
  const Dataset set(
      H5Dcreate2(group, name, type, space.get(), H5P_DEFAULT, creation.get(), H5P_DEFAULT),
      "H5Dcreate");
  double numbers = 1.0;
  for (const hsize_t n : extent) numbers *= static_cast<double>(n);
  if (is_written && numbers <= static_cast<double>(values.size())) {
    H5Dwrite(set.get(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
  }
}

template <class Put>
void put_if_possible(const Put& put) {
  try {
    put();
  } catch (const output::Hdf5Error&) {  // what cannot be written is not there
  }
}

}  // namespace

PrasRecipe::PrasRecipe(std::string_view input) {
  constexpr std::size_t kMost = 100;
  while (input.size() >= 4 && oddities_.size() < kMost) {
    Oddity oddity;
    oddity.part = take_byte(input) % number_of_parts();
    oddity.kind = take_byte(input) % 12;
    oddity.value = take_byte(input);
    oddity.value += take_byte(input) << 8U;
    oddities_.push_back(oddity);
  }
}

void PrasRecipe::write(const std::filesystem::path& path) const {
  output::silence_hdf5();
  std::size_t part = 0;
  const auto of_next = [&] {
    Oddities found;
    for (const Oddity& oddity : oddities_) {
      if (oddity.part == part) found.push_back({oddity.kind, oddity.value});
    }
    ++part;
    return found;
  };
  const output::File file(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT),
                          "H5Fcreate");
  for (const TextAttribute& attribute : kAttributes) {
    put_if_possible([&] { put_attribute(file.get(), attribute, of_next()); });
  }
  for (const GroupOfFile& of : groups()) {
    const Oddities of_group = of_next();
    const bool is_there = of_group.empty();
    const Group group(
        H5Gcreate2(file.get(), is_there ? of.name : "other", H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT),
        "H5Gcreate");
    put_if_possible([&] { put_core(group.get(), of, of_next()); });
    for (const char* const name : of.series) {
      put_if_possible(
          [&] { put_series(group.get(), name, of.entities.front().size(), of_next()); });
    }
    if (!is_there) H5Ldelete(file.get(), "other", H5P_DEFAULT);
  }
}

}  // namespace gigaload::fuzz
