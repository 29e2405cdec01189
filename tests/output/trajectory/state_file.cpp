#include "output/trajectory/state_file.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <string>

#include "grid/core/error.hpp"
#include "tests/output/small_run.hpp"
#include "tests/output/trajectory/refusals.hpp"

namespace gigaload::output {

namespace {

EnsembleState small_state() {
  EnsembleState state{42, 7, {}};
  for (int i = 0; i < 1000; ++i) state.payload.push_back(static_cast<std::byte>(i * i));
  return state;
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool is_damaged(const std::filesystem::path& partial) {
  const auto told = message_of<InputError>([&] { (void)read_state(partial, 42); });
  return told.find("is damaged") != std::string::npos;
}

}  // namespace

TEST_CASE("a state comes back as it was written, the newest of them") {
  const TemporaryFolder folder;
  const auto partial = folder / "run.h5.partial";
  CHECK_FALSE(read_state(partial, 42).has_value());
  write_state(partial, {42, 3, {}});
  CHECK(read_state(partial, 42)->payload.empty());
  write_state(partial, small_state());
  const auto state = read_state(partial, 42);
  REQUIRE(state.has_value());
  CHECK(state->exchange == 7);
  CHECK(state->payload == small_state().payload);
  CHECK(std::filesystem::exists(folder / "run.h5.partial.state"));
  write_text(folder / "run.h5.partial.state.new", "left over by a kill");
  remove_state(partial);
  CHECK(std::filesystem::is_empty(folder / ""));
  remove_state(partial);
}

TEST_CASE("another run's state is none, a damaged one is refused") {
  const TemporaryFolder folder;
  const auto partial = folder / "run.h5.partial";
  write_state(partial, small_state());
  CHECK_FALSE(read_state(partial, 43).has_value());
  const auto path = state_path(partial);
  const std::string good = bytes_of(path);
  REQUIRE(good.size() == 48 + 1000);
  for (std::size_t at = 0; at < good.size(); at += at < 48 ? 1 : 53) {
    CAPTURE(at);
    std::string damaged = good;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x40);
    write_text(path, damaged);
    CHECK(is_damaged(partial));
  }
  for (const std::size_t size : {0U, 7U, 47U, 48U, 1047U}) {
    CAPTURE(size);
    write_text(path, good.substr(0, size));
    CHECK(is_damaged(partial));
  }
  write_text(path, good + "more");
  CHECK(is_damaged(partial));
  write_text(path, good);
  CHECK(read_state(partial, 42).has_value());
  remove_state(partial);
  std::filesystem::create_directory(path);
  CHECK_THROWS_AS((void)read_state(partial, 42), InputError);
}

TEST_CASE("a state of an older version is refused, not taken for damaged") {
  const TemporaryFolder folder;
  const auto partial = folder / "run.h5.partial";
  write_state(partial, small_state());
  std::string older = bytes_of(state_path(partial));
  older[8] = 1;
  write_text(state_path(partial), older);
  const auto message = message_of<InputError>([&] { (void)read_state(partial, 42); });
  CHECK(message.starts_with(state_path(partial).string() + ": an older gigaload wrote this state"));
  CHECK(message.find("move the state away") != std::string::npos);
}

TEST_CASE("a state that cannot be written is told, and the older one stays") {
  const TemporaryFolder folder;
  const auto nowhere = folder / "nowhere/run.h5.partial";
  CHECK(message_of<InputError>([&] { write_state(nowhere, small_state()); }) ==
        "cannot write " + nowhere.string() + ".state.new: No such file or directory");
  const auto partial = folder / "run.h5.partial";
  write_state(partial, small_state());
  std::filesystem::create_directory(folder / "run.h5.partial.state.new");
  CHECK_THROWS_AS(write_state(partial, {42, 8, {}}), InputError);
  CHECK(read_state(partial, 42)->exchange == 7);
}

}  // namespace gigaload::output
