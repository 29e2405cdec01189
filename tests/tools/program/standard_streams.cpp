#include "tools/program/standard_streams.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

#include "tools/program/exit_code.hpp"

namespace {

/// Runs `action` in a process of its own that was started without the streams of `closed`, bits by
/// descriptor. Returns its exit code.
template <class Action>
int without(unsigned closed, Action action) {
  const pid_t child = fork();
  if (child == 0) {
    for (int id = 0; id < 3; ++id) {
      if ((closed >> static_cast<unsigned>(id) & 1U) != 0) close(id);
    }
    gigaload::tools::secure_standard_streams();
    _exit(action());
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("no file takes the place of a closed stream") {
  for (unsigned closed = 0; closed < 8; ++closed) {
    CAPTURE(closed);
    CHECK(without(closed, [] { return open("/dev/null", O_RDONLY) > STDERR_FILENO ? 0 : 1; }) == 0);
  }
}

TEST_CASE("a closed stdout is told on writing, a closed stderr is not") {
  CHECK(without(7, [] { return write(STDOUT_FILENO, "x", 1) < 0 && errno == EBADF ? 0 : 1; }) == 0);
  CHECK(without(7, [] { return write(STDERR_FILENO, "x", 1) == 1 ? 0 : 1; }) == 0);
}
