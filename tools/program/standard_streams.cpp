#include "tools/program/standard_streams.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "tools/program/exit_code.hpp"

namespace gigaload::tools {

void secure_standard_streams() {
  // open() takes the lowest free number: that of the descriptor looked at, the lower ones being
  // open
  constexpr std::array<int, 3> kModes = {O_WRONLY, O_RDONLY, O_WRONLY};
  for (int id = 0; id < static_cast<int>(kModes.size()); ++id) {
    if (fcntl(id, F_GETFD) >= 0 || errno != EBADF) continue;
    int opened = open("/dev/null", kModes.at(static_cast<std::size_t>(id)));
    if (opened < 0) opened = open("/", O_RDONLY);  // a root without devices
    if (opened != id) _exit(kMachineFault);
  }
}

}  // namespace gigaload::tools
