#include "output/variables/variable_check.hpp"

#include <doctest/doctest.h>

#include "grid/core/error.hpp"
#include "output/hdf5/netcdf.hpp"
#include "output/result/result_file.hpp"
#include "tests/output/small_run.hpp"

namespace gigaload::output {

namespace {

/// Replaces a dataset of a result by one of another kind. Returns what reading it says.
template <class Make>
std::string told(const char* name, const Make& make) {
  const TemporaryFolder folder;
  const auto path = folder / "run.h5";
  write_whole(small_scenario(), path);
  {
    const File file = open_file(path, Access::write);
    check(H5Ldelete(file.get(), name, H5P_DEFAULT), "H5Ldelete");
    make(file.get());
  }
  return message_of<InputError>([&] {
    const ResultFile result(path);
    (void)result.labels("region");
    (void)result.read(name == std::string("region") ? "demand" : name);
  });
}

void put_numbers(hid_t file, const char* name, const std::vector<hsize_t>& size) {
  (void)create_numbers(file, name, H5T_IEEE_F64LE, {size, {}, false});
}

}  // namespace

TEST_CASE("a variable of another shape, kind or place is refused") {
  const auto refused = [](const std::string& message, const char* why) {
    CAPTURE(message);
    return message.find(why) != std::string::npos;
  };
  CHECK(
      refused(told("summary/energy", [](hid_t f) { put_numbers(f, "summary/energy", {2, 2, 1}); }),
              "has 3 axes, not 2"));
  CHECK(refused(told("summary/energy", [](hid_t f) { put_numbers(f, "summary/energy", {2, 5}); }),
                "is 5 long along region, not 2"));
  CHECK(refused(told("summary/energy", [](hid_t f) { put_numbers(f, "summary/energy", {9, 2}); }),
                "is 9 long along year, not 2"));
  CHECK(refused(told("region", [](hid_t f) { put_numbers(f, "region", {2}); }),
                "is no list of texts"));
  CHECK(refused(told("region", [](hid_t f) { put_numbers(f, "region", {2, 2}); }),
                "is no list of texts"));
  CHECK(refused(told("demand", [](hid_t f) { put_numbers(f, "demand", {10, 2}); }),
                "is shorter than its times"));
  CHECK(refused(told("campus_capacity",
                     [](hid_t f) { (void)create_labels(f, "campus_capacity", {"a", "b", "c"}); }),
                "is no numbers"));
  CHECK(refused(told("campus_capacity",
                     [](hid_t f) {
                       check(H5Lcreate_soft("/campus_latitude", f, "campus_capacity", H5P_DEFAULT,
                                            H5P_DEFAULT),
                             "H5Lcreate_soft");
                     }),
                "is a link"));
  CHECK(refused(told("campus_capacity",
                     [](hid_t f) {
                       check(H5Lcreate_external("/etc/passwd", "/", f, "campus_capacity",
                                                H5P_DEFAULT, H5P_DEFAULT),
                             "H5Lcreate_external");
                     }),
                "is a link"));
  CHECK(refused(told("campus_capacity",
                     [](hid_t f) {
                       const hsize_t size = 3;
                       const Dataspace space(H5Screate_simple(1, &size, nullptr), "space");
                       const Datatype type(H5Tarray_create2(H5T_NATIVE_DOUBLE, 1, &size), "type");
                       const Dataset set(H5Dcreate2(f, "campus_capacity", type.get(), space.get(),
                                                    H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT),
                                         "H5Dcreate");
                     }),
                "is no numbers"));
}

TEST_CASE("numbers of more than 64 bits, tables and texts of a fixed length are refused") {
  const auto replaced = [](const char* name, hid_t type) {
    return told(name, [&](hid_t file) {
      const hsize_t size = 3;
      const Dataspace space(H5Screate_simple(1, &size, nullptr), "space");
      const Dataset set(
          H5Dcreate2(file, name, type, space.get(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT),
          "H5Dcreate");
    });
  };
  CHECK(replaced("campus_capacity", H5T_NATIVE_LDOUBLE).find("more than 64 bits") !=
        std::string::npos);
  const Datatype table(H5Tcreate(H5T_COMPOUND, 8), "H5Tcreate");
  check(H5Tinsert(table.get(), "a", 0, H5T_NATIVE_DOUBLE), "H5Tinsert");
  CHECK(replaced("campus_capacity", table.get()).find("is no numbers") != std::string::npos);
  const Datatype fixed(H5Tcopy(H5T_C_S1), "H5Tcopy");
  CHECK(replaced("region", fixed.get()).find("is no list of texts") != std::string::npos);
  CHECK(replaced("region", H5T_NATIVE_DOUBLE).find("is no list of texts") != std::string::npos);
}

TEST_CASE("more rows than hours, and more numbers than a file can hold, are refused unread") {
  const auto claimed = [](const char* name, const std::vector<hsize_t>& size) {
    return told(name, [&](hid_t file) {
      std::vector<hsize_t> chunk(size.size(), 1);
      chunk[0] = 1000;
      const PropertyList creation(H5Pcreate(H5P_DATASET_CREATE), "H5Pcreate");
      check(H5Pset_chunk(creation.get(), static_cast<int>(size.size()), chunk.data()),
            "H5Pset_chunk");
      const Dataspace space(H5Screate_simple(static_cast<int>(size.size()), size.data(), nullptr),
                            "space");
      const Dataset set(H5Dcreate2(file, name, H5T_IEEE_F64LE, space.get(), H5P_DEFAULT,
                                   creation.get(), H5P_DEFAULT),
                        "H5Dcreate");
    });
  };
  CHECK(claimed("demand", {hsize_t{1} << 40U, 2}).find("has more rows than there are hours") !=
        std::string::npos);
  CHECK(claimed("buildout/capacity", {80'000'000, 2, 2}).find("claims more values") !=
        std::string::npos);
}

TEST_CASE("labels that are missing, and exchanges at other times, are told") {
  const TemporaryFolder folder;
  const auto path = folder / "run.h5";
  write_whole(small_scenario(), path);
  {
    const File file = open_file(path, Access::write);
    check(H5Ldelete(file.get(), "deal_kind", H5P_DEFAULT), "H5Ldelete");
    const Dataset times(H5Dopen2(file.get(), "exchange/exchange_time", H5P_DEFAULT), "H5Dopen");
    write_rows(times, 1, 1, std::vector<double>{0.0}.data());
  }
  const ResultFile result(path);
  CHECK(message_of<InputError>([&] {
          (void)result.labels("deal_kind");
        }).ends_with("there is no variable \"deal_kind\""));
  CHECK(message_of<InputError>([&] {
          (void)result.exchange_times();
        }).ends_with("the times of its exchanges are not those of its hours"));
}

}  // namespace gigaload::output
