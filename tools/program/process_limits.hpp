#pragma once

namespace gigaload::tools {

/// Sets what the program may do in its process: a write beyond the limit of a file's size, or to a
/// pipe that nobody reads, fails with an error, where it would end the program in the middle of its
/// work, and as many files may be open as the system allows, because an array job with thousands of
/// tasks opens a file of each.
void set_process_limits();

}  // namespace gigaload::tools
