#include "tools/sweep/run/processors.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <new>

namespace gigaload::tools::sweep {

namespace {

unsigned number_in_environment(const char* name) {
  const char* const text = std::getenv(name);
  unsigned value = 0;
  if (text != nullptr) std::from_chars(text, text + std::strlen(text), value);
  return value;
}

/// Returns the largest, at least 1.
unsigned largest_in_environment(std::initializer_list<const char*> names) {
  unsigned largest = 1;
  for (const char* const name : names) largest = std::max(largest, number_in_environment(name));
  return largest;
}

struct FreeSet {
  void operator()(cpu_set_t* set) const { CPU_FREE(set); }
};

}  // namespace

unsigned bound_processors(const Affinity& affinity) {
  constexpr std::size_t kMost = std::size_t{1} << 20U;
  for (std::size_t size = CPU_SETSIZE; size <= kMost; size *= 2) {
    const std::unique_ptr<cpu_set_t, FreeSet> set(CPU_ALLOC(size));
    if (!set) throw std::bad_alloc();
    const std::size_t bytes = CPU_ALLOC_SIZE(size);
    CPU_ZERO_S(bytes, set.get());
    const int error = affinity(bytes, set.get());
    if (error == 0) return std::max(1U, static_cast<unsigned>(CPU_COUNT_S(bytes, set.get())));
    if (error != EINVAL) break;
  }
  return static_cast<unsigned>(std::max(1L, sysconf(_SC_NPROCESSORS_ONLN)));
}

unsigned processors() {
  const unsigned count = bound_processors([](std::size_t bytes, cpu_set_t* set) {
    return sched_getaffinity(0, bytes, set) == 0 ? 0 : errno;
  });
  const unsigned own = number_in_environment("SLURM_CPUS_PER_TASK");
  if (own > 0) return std::min(own, count);
  return std::max(1U, count / largest_in_environment(
                                  {"OMPI_COMM_WORLD_LOCAL_SIZE", "MPI_LOCALNRANKS",
                                   "MV2_COMM_WORLD_LOCAL_SIZE", "SLURM_STEP_TASKS_PER_NODE"}));
}

unsigned ranks() {
  return largest_in_environment(
      {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "MV2_COMM_WORLD_SIZE", "SLURM_STEP_NUM_TASKS"});
}

}  // namespace gigaload::tools::sweep
