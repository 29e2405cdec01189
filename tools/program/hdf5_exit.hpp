#pragma once

namespace gigaload::tools {

/// Keeps HDF5 from closing at the program's exit what is still open: version 1.10.8 crashes there
/// over a file that could not be closed, as on a full disk. Every file is closed by its owner. The
/// call must come before any other of the library. Throws InternalError when the library refuses.
void disarm_hdf5_exit_handler();

}  // namespace gigaload::tools
