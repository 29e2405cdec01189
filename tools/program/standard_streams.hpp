#pragma once

namespace gigaload::tools {

/// Gives the descriptors 0 to 2 that the program was started without something harmless, so that
/// no file that it opens later takes their place and gets what is meant for a stream. What is then
/// written to stdout fails, and so is told; what is written to stderr is lost. Ends the program
/// with kMachineFault where even that cannot be had. To be called first thing.
void secure_standard_streams();

}  // namespace gigaload::tools
