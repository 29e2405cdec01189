#include "scenarios/pras/trial.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <exception>
#include <system_error>

namespace gigaload::scenarios {
namespace {

void write_all(int pipe, const std::string& text) {
  for (std::size_t sent = 0; sent < text.size();) {
    const auto n = write(pipe, text.data() + sent, text.size() - sent);
    if (n <= 0) return;
    sent += static_cast<std::size_t>(n);
  }
}

[[noreturn]] void run_child(const std::function<void()>& work, int pipe, unsigned seconds) {
  for (const int signal : {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGALRM})
    ::signal(signal, SIG_DFL);  // no handler of the program's is to report a crash of the trial
  const int nowhere = open("/dev/null", O_WRONLY);
  if (nowhere >= 0) dup2(nowhere, STDERR_FILENO);
  alarm(seconds);
  std::string answer = "k";
  try {
    work();
  } catch (const std::exception& error) {
    answer = std::string("e") + error.what();
  }
  write_all(pipe, answer);
  _exit(0);
}

}  // namespace

TrialResult try_apart(const std::function<void()>& work, unsigned seconds) {
  int ends[2];
  if (pipe(ends) != 0)
    throw std::system_error(errno, std::generic_category(), "no pipe for a process of its own");
  const pid_t child = fork();
  if (child < 0) {
    const int error = errno;
    close(ends[0]);
    close(ends[1]);
    throw std::system_error(error, std::generic_category(), "no process of its own for a file");
  }
  if (child == 0) {
    close(ends[0]);
    run_child(work, ends[1], seconds);
  }
  close(ends[1]);
  std::string answer;
  char buffer[4096];
  for (;;) {
    const auto n = read(ends[0], buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) break;
    answer.append(buffer, static_cast<std::size_t>(n));
  }
  close(ends[0]);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  using End = TrialResult::End;
  if (!answer.empty()) return {End::finished, answer.substr(1)};
  const bool late = WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM;
  return {late ? End::late : End::crashed, {}};
}

}  // namespace gigaload::scenarios
