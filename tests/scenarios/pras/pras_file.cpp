#include "scenarios/pras/pras_file.hpp"

#include <doctest/doctest.h>
#include <hdf5.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "grid/balance/derated_system.hpp"
#include "grid/core/error.hpp"
#include "sim/fleet/fleet_units.hpp"
#include "tests/places.hpp"
#include "tests/sanitizers.hpp"
#include "tests/sim/small_scenario.hpp"
#include "tests/temporary_folder.hpp"

using namespace gigaload;
using namespace gigaload::grid;
using namespace gigaload::grid::adequacy;
using gigaload::scenarios::read_pras;
using gigaload::scenarios::smallest_units;
using gigaload::scenarios::write_pras;
namespace fs = std::filesystem;

namespace {

/// A folder of its own, removed at the end.
struct Folder : gigaload::tests::TemporaryFolder {
  [[nodiscard]] std::string file(const std::string& name) const { return (*this / name).string(); }
};

/// Every group, series that change and series that do not.
SystemModel everything() {
  SystemModel s;
  s.steps = 3;
  s.start = "2031-07-01T00:00:00-05:00";
  s.attributes["author"] = "a test";
  s.regions = {{"North", Series({10, 20, 30})}, {"South", Series(15.0)}};
  const auto device = [](auto kind, const char* name, std::size_t region) {
    kind.name = std::string(name);
    kind.category = std::string("kind");
    kind.region = RegionIndex(region);
    kind.chain = {Series(0.1), Series({0.9, 0.8, 0.7})};
    return kind;
  };
  auto g = device(Generator{}, "G1", 0);
  g.capacity = Series({1, 2, 3});
  s.generators = {g, device(g, "G2", 1)};
  auto b = device(Storage{}, "B", 1);
  b.charge_capacity = 4;
  b.discharge_capacity = 5;
  b.energy_capacity = Series({6, 7, 8});
  b.charge_efficiency = 0.9;
  b.carryover_efficiency = 0.99;
  s.storages = {b};
  GeneratorStorage h;
  static_cast<Storage&>(h) = b;
  h = device(h, "H", 0);
  h.inflow = Series({9, 8, 7});
  h.grid_withdrawal_capacity = 2;
  h.grid_injection_capacity = kUnlimited;
  s.generator_storages = {h};
  auto d = device(DemandResponse{}, "D", 1);
  d.borrow_capacity = 3;
  d.payback_capacity = 2;
  d.energy_capacity = 6;
  d.interest = -0.25;
  d.payback_efficiency = 0.5;
  d.payback_steps = 4;
  s.demand_responses = {d};
  s.interfaces = {{RegionIndex(0), RegionIndex(1), Series(kUnlimited), Series({1, 2, 3})}};
  s.lines = {{"L", "AC", InterfaceIndex(0), Series(8.0), Series(9.0), Chain{0.2, 0.8}}};
  return s;
}

void check_same(const Series& a, const Series& b) {
  REQUIRE(a.size() == b.size());
  std::size_t differing = 0;
  for (std::size_t t = 0; t < a.size(); ++t) differing += a[t] == b[t] ? 0 : 1;
  CHECK(differing == 0);
}

void check_same(const SystemModel& a, const SystemModel& b) {
  CHECK(a.steps == b.steps);
  CHECK(a.start == b.start);
  CHECK(a.attributes == b.attributes);
  CHECK(a.units.power == b.units.power);
  REQUIRE(a.regions.size() == b.regions.size());
  REQUIRE(a.generators.size() == b.generators.size());
  REQUIRE(a.storages.size() == b.storages.size());
  REQUIRE(a.generator_storages.size() == b.generator_storages.size());
  REQUIRE(a.demand_responses.size() == b.demand_responses.size());
  REQUIRE(a.interfaces.size() == b.interfaces.size());
  REQUIRE(a.lines.size() == b.lines.size());
  const auto device = [](const Device& x, const Device& y) {
    CHECK(x.name == y.name);
    CHECK(x.category == y.category);
    CHECK(x.region == y.region);
    check_same(x.chain.failure, y.chain.failure);
    check_same(x.chain.repair, y.chain.repair);
  };
  const auto storage = [&](const Storage& x, const Storage& y) {
    device(x, y);
    for (const auto m : {&Storage::charge_capacity, &Storage::discharge_capacity,
                         &Storage::energy_capacity, &Storage::charge_efficiency,
                         &Storage::discharge_efficiency, &Storage::carryover_efficiency})
      check_same(x.*m, y.*m);
  };
  for (std::size_t i = 0; i < a.regions.size(); ++i) {
    CHECK(a.regions[i].name == b.regions[i].name);
    check_same(a.regions[i].load, b.regions[i].load);
  }
  for (std::size_t i = 0; i < a.generators.size(); ++i) {
    device(a.generators[i], b.generators[i]);
    check_same(a.generators[i].capacity, b.generators[i].capacity);
  }
  for (std::size_t i = 0; i < a.storages.size(); ++i) storage(a.storages[i], b.storages[i]);
  for (std::size_t i = 0; i < a.generator_storages.size(); ++i) {
    using G = GeneratorStorage;
    storage(a.generator_storages[i], b.generator_storages[i]);
    for (const auto m : {&G::inflow, &G::grid_withdrawal_capacity, &G::grid_injection_capacity})
      check_same(a.generator_storages[i].*m, b.generator_storages[i].*m);
  }
  for (std::size_t i = 0; i < a.demand_responses.size(); ++i) {
    using D = DemandResponse;
    device(a.demand_responses[i], b.demand_responses[i]);
    for (const auto m :
         {&D::borrow_capacity, &D::payback_capacity, &D::energy_capacity, &D::interest,
          &D::borrow_efficiency, &D::payback_efficiency, &D::payback_steps})
      check_same(a.demand_responses[i].*m, b.demand_responses[i].*m);
  }
  for (std::size_t i = 0; i < a.interfaces.size(); ++i) {
    check_same(a.interfaces[i].forward_capacity, b.interfaces[i].forward_capacity);
    check_same(a.interfaces[i].backward_capacity, b.interfaces[i].backward_capacity);
  }
  for (std::size_t i = 0; i < a.lines.size(); ++i) {
    CHECK(a.lines[i].name == b.lines[i].name);
    CHECK(a.lines[i].interface == b.lines[i].interface);
    check_same(a.lines[i].forward_capacity, b.lines[i].forward_capacity);
    check_same(a.lines[i].backward_capacity, b.lines[i].backward_capacity);
    check_same(a.lines[i].chain.failure, b.lines[i].chain.failure);
    check_same(a.lines[i].chain.repair, b.lines[i].chain.repair);
  }
}

void remove(const std::string& file, const char* link) {
  const hid_t f = H5Fopen(file.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
  REQUIRE(H5Ldelete(f, link, H5P_DEFAULT) >= 0);
  H5Fclose(f);
}

/// Puts one number in place of another in a matrix of floats or whole numbers.
void put(const std::string& file, const char* dataset, hsize_t step, hsize_t entity, double value) {
  const hid_t f = H5Fopen(file.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
  const hid_t d = H5Dopen2(f, dataset, H5P_DEFAULT);
  const hid_t space = H5Dget_space(d), one = H5Screate(H5S_SCALAR);
  const hsize_t start[2] = {step, entity}, count[2] = {1, 1};
  H5Sselect_hyperslab(space, H5S_SELECT_SET, start, nullptr, count, nullptr);
  REQUIRE(H5Dwrite(d, H5T_NATIVE_DOUBLE, one, space, H5P_DEFAULT, &value) >= 0);
  H5Sclose(one);
  H5Sclose(space);
  H5Dclose(d);
  H5Fclose(f);
}

std::string error_of(const std::string& file) {
  try {
    (void)read_pras(file);
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

bool contains(const std::string& text, std::initializer_list<const char*> parts) {
  for (const auto* part : parts)
    if (text.find(part) == std::string::npos) return false;
  return true;
}

}  // namespace

TEST_CASE("what is written is read, bit for bit") {
  const Folder folder;
  const auto system = everything();
  write_pras(system, folder.file("a.pras"));
  const auto first = read_pras(folder.file("a.pras"));
  check_same(system, first);
  CHECK_FALSE(fs::exists(folder.file("a.pras.partial")));
}

TEST_CASE("circuits that fail come back with their chains, and derated as the scenario's are") {
  sim::Scenario scenario = sim::small_scenario();
  scenario.grid.interfaces[0].circuits = 4;
  scenario.grid.interfaces[0].forced_outage_rate = 0.2;
  scenario.grid.interfaces[0].mean_time_to_repair_h = 7.0;
  const auto system =
      sim::FleetUnits(scenario).window(scenario.begin, scenario.begin + 24,
                                       std::vector<double>{900.0, 0.0, 0.0, 100.0, 0.0, 0.0}, true);
  const Folder folder;
  write_pras(system, folder.file("a.pras"));
  const auto read = std::make_shared<const SystemModel>(read_pras(folder.file("a.pras")));
  REQUIRE(read->lines.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(read->lines[i].name == system.lines[i].name);
    check_same(read->lines[i].chain.failure, system.lines[i].chain.failure);
    check_same(read->lines[i].chain.repair, system.lines[i].chain.repair);
  }
  const auto derated = DeratedSystem(read).grid();
  const grid::Interface& interface = scenario.grid.interfaces[0];
  CHECK(derated.interfaces[0].forward_mw / read->lines[0].forward_capacity[0] ==
        doctest::Approx(4.0 * interface.availability()));
}

TEST_CASE("numbers that are not whole go to a smaller unit") {
  const Folder folder;
  auto system = everything();
  system.regions[0].load = Series({10.25, 20.0, 30.0});
  write_pras(system, folder.file("a.pras"));
  const auto read = read_pras(folder.file("a.pras"));
  CHECK(read.units.power == "kW");
  CHECK(read.units.energy == "kWh");
  CHECK(read.regions[0].load[0] == 10250.0);
  CHECK(read.interfaces[0].forward_capacity[0] == kUnlimited);
  CHECK(read.demand_responses[0].payback_steps[0] == 4.0);
  CHECK(energy_of_step(read) == doctest::Approx(energy_of_step(system)));
}

TEST_CASE("a file in given units has powers and energies in these") {
  const Folder folder;
  const auto system = everything();
  write_pras(system, folder.file("a.pras"), smallest_units(system));
  const auto read = read_pras(folder.file("a.pras"));
  CHECK(read.units.power == "kW");
  CHECK(read.units.energy == "kWh");
  CHECK(read.storages[0].charge_capacity[0] == 4000.0);
  CHECK(read.storages[0].energy_capacity[2] == 8000.0);
  CHECK(read.generator_storages[0].grid_injection_capacity[0] == kUnlimited);
  CHECK(read.demand_responses[0].energy_capacity[0] == 6000.0);
  CHECK(read.demand_responses[0].payback_steps[0] == 4.0);
}

TEST_CASE("errors name file, group and entity") {
  const Folder folder;
  const auto file = folder.file("a.pras");
  const auto fresh = [&] { write_pras(everything(), file); };
  fresh();
  remove(file, "regions");
  CHECK(contains(error_of(file), {"a.pras", "'regions'"}));
  fresh();
  remove(file, "lines");
  CHECK(contains(error_of(file), {"a.pras", "'lines'", "missing"}));
  fresh();
  remove(file, "generators/capacity");
  CHECK(contains(error_of(file), {"a.pras", "'generators'", "'capacity'"}));
  fresh();
  put(file, "generators/failureprobability", 1, 1, 1.25);
  CHECK(contains(error_of(file), {"a.pras", "generators", "'G2'", "1.25"}));
  fresh();
  put(file, "lines/repairprobability", 2, 0, -0.5);
  CHECK(contains(error_of(file), {"a.pras", "lines", "'L'"}));
  fresh();
  put(file, "regions/load", 2, 1, -7);
  CHECK(contains(error_of(file), {"a.pras", "regions", "'South'", "load"}));
  fresh();
  put(file, "storages/chargeefficiency", 0, 0, std::nan(""));
  CHECK(contains(error_of(file), {"a.pras", "storages", "'B'", "charge efficiency"}));
  CHECK(contains(error_of(folder.file("none.pras")), {"none.pras", "no such file"}));
  std::ofstream(folder.file("text.pras")) << "this is no HDF5 file";
  CHECK(contains(error_of(folder.file("text.pras")), {"text.pras", "no HDF5 file"}));
}

TEST_CASE("whoever waits for a file is told how many of its series are written") {
  const Folder folder;
  double last = 0.0, all = 0.0;
  write_pras(everything(), folder.file("a.pras"), smallest_units(everything()),
             [&](double done, double total) {
               CHECK(done > last);
               CHECK((all == 0.0 || total == all));
               last = done;
               all = total;
             });
  CHECK(all > 0.0);
  CHECK(last == doctest::Approx(all).epsilon(1e-12));
}

TEST_CASE("a damaged file is an error or a system, never a crash") {
  const tests::FaultsOfLibrary expected;
  const Folder folder;
  write_pras(everything(), folder.file("a.pras"));
  std::ifstream in(folder.file("a.pras"), std::ios::binary);
  const std::string whole((std::istreambuf_iterator<char>(in)), {});
  const auto file = folder.file("b.pras");
  const auto try_bytes = [&](const std::string& bytes) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
    try {
      (void)read_pras(file);
      return false;
    } catch (const InputError&) {
      return true;
    }
  };
  for (std::size_t n = 0; n < whole.size(); n += 1 + whole.size() / 25)
    CHECK(try_bytes(whole.substr(0, n)));
  std::minstd_rand random(7);
  int refused = 0;
  const char* wanted = std::getenv("GIGALOAD_FUZZ");
  const int tries = wanted != nullptr ? std::atoi(wanted) : 80;
  for (int i = 0; i < tries; ++i) {
    auto bytes = whole;
    for (int k = 0; k <= i % 4; ++k)
      bytes[random() % bytes.size()] = static_cast<char>(random() >> 8);
    refused += try_bytes(bytes) ? 1 : 0;
  }
  CHECK(refused > 0);
}

TEST_CASE("the systems of PRAS") {
  const fs::path folder = tests::source_folder() / "tests/data/pras";
  const Folder own;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".pras") continue;
    CAPTURE(entry.path().string());
    const auto system = read_pras(entry.path());
    const auto copy = own.file("copy.pras");
    write_pras(system, copy);
    check_same(system, read_pras(copy));
  }
  const auto rts = read_pras(folder / "rts.pras");
  CHECK(rts.steps == 8784);
  CHECK(rts.generators.size() == 153);
  CHECK(load_energy(rts) == doctest::Approx(37'655'753).epsilon(1e-8));
  CHECK(rts.interfaces[0].forward_capacity[0] == kUnlimited);
}
