#include "tests/fuzz/targets.hpp"

#include <ctime>
#include <string>

#include "grid/core/error.hpp"

namespace gigaload::fuzz {

void expect(bool holds, std::string_view sentence) {
  if (!holds) throw Finding(std::string(sentence));
}

bool try_input(Target target, std::string_view input) {
  constexpr std::clock_t kMost = CLOCKS_PER_SEC;
  const std::clock_t begin = std::clock();
  bool taken = true;
  try {
    target(input);
  } catch (const InputError&) {
    taken = false;
  } catch (const Finding&) {
    throw;
  } catch (const std::exception& error) {
    throw Finding(std::string("no error that a user is told: ") + error.what());
  }
  expect(std::clock() - begin <= kMost, "it took more than a second");
  return taken;
}

}  // namespace gigaload::fuzz
