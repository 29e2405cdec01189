#include "tools/program/hdf5_exit.hpp"

#include <hdf5.h>

#include "grid/core/error.hpp"

namespace gigaload::tools {

void disarm_hdf5_exit_handler() {
  if (H5dont_atexit() < 0) throw InternalError("H5dont_atexit: called too late");
}

}  // namespace gigaload::tools
