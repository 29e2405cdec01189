#pragma once

#include <sched.h>

#include <cstddef>
#include <functional>

namespace gigaload::tools::sweep {

/// Counts the processors that this process may use: those it is bound to, or its share of them if
/// mpirun or srun say how many processes there are on the machine.
[[nodiscard]] unsigned processors();

/// Fills a set of so many bytes with the processors that a process is bound to. Returns 0, or the
/// system's number of an error: EINVAL for a set that is too small for the machine.
using Affinity = std::function<int(std::size_t bytes, cpu_set_t* set)>;

/// Counts the processors of a set, which is made as large as it has to be; all that the machine
/// has where it cannot be told.
[[nodiscard]] unsigned bound_processors(const Affinity& affinity);

/// Counts the processes that mpirun or srun have started together, this one among them.
[[nodiscard]] unsigned ranks();

}  // namespace gigaload::tools::sweep
