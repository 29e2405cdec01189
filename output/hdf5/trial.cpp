#include "output/hdf5/trial.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <exception>
#include <fstream>
#include <new>
#include <system_error>
#include <utility>

#include "grid/core/error.hpp"
#include "output/hdf5/hdf5_handle.hpp"

namespace gigaload::output {
namespace {

using End = TrialResult::End;

constexpr std::array kCrashes{SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL};

/// The first byte of an answer says how the trial ended.
char letter_of(End end) { return static_cast<char>('a' + static_cast<int>(end)); }

void write_all(int pipe, const std::string& text) {
  for (std::size_t sent = 0; sent < text.size();) {
    const auto n = write(pipe, text.data() + sent, text.size() - sent);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return;
    sent += static_cast<std::size_t>(n);
  }
}

std::string answer_of(const std::function<std::string()>& work) {
  try {
    return letter_of(End::finished) + work();
  } catch (const std::bad_alloc&) {
    return {letter_of(End::out_of_memory)};
  } catch (const Hdf5Error& error) {
    return letter_of(End::refused) + error.reason();
  } catch (const InputError& error) {
    return letter_of(End::refused) + std::string(error.what());
  } catch (const std::exception& error) {
    return letter_of(End::failed) + std::string(error.what());
  }
}

/// Sets the most memory that this process may have: what it has and `bytes` more.
void limit_memory(std::size_t bytes) {
  std::ifstream status("/proc/self/statm");
  std::size_t pages = 0;
  if (!(status >> pages)) return;
  rlimit limit{};
  if (getrlimit(RLIMIT_AS, &limit) != 0) return;
  const rlim_t most = pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE)) + bytes;
  limit.rlim_cur = std::min(limit.rlim_max, most);
  setrlimit(RLIMIT_AS, &limit);
}

[[noreturn]] void run_child(const std::function<std::string()>& work, int pipe,
                            const TrialLimits& limits, pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(1);
  // no handler of the program's is to report a crash of the trial
  for (const int signal : kCrashes) std::signal(signal, SIG_DFL);
  std::signal(SIGALRM, SIG_DFL);
  // a terminal and a cluster send these to both processes: a trial cut short would look like damage
  for (const int signal : std::array{SIGINT, SIGTERM, SIGHUP}) std::signal(signal, SIG_IGN);
  const int nowhere = open("/dev/null", O_WRONLY);
  if (nowhere >= 0) dup2(nowhere, STDERR_FILENO);
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  limit_memory(limits.bytes);
  alarm(limits.seconds);
  write_all(pipe, answer_of(work));
  _exit(0);
}

[[noreturn]] void refuse_machine(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

std::string all_of(int pipe) {
  std::string answer;
  std::array<char, 65536> buffer{};
  for (;;) {
    const auto n = read(pipe, buffer.data(), buffer.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return answer;
    answer.append(buffer.data(), static_cast<std::size_t>(n));
  }
}

}  // namespace

TrialLimits limits_of(const std::filesystem::path& file) {
  std::error_code none;
  const auto megabytes = std::filesystem::file_size(file, none) >> 20U;
  TrialLimits limits;
  if (none) return limits;
  limits.seconds += static_cast<unsigned>(std::min<std::uintmax_t>(megabytes, 100'000));
  limits.bytes += std::min<std::uintmax_t>(2 * (megabytes << 20U), std::size_t{64} << 30U);
  return limits;
}

TrialResult try_apart(const std::function<std::string()>& work, TrialLimits limits) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) refuse_machine("no pipe to a process of its own");
  const pid_t parent = getpid();
  const pid_t child = fork();
  if (child < 0) {
    const int error = errno;
    close(ends[0]);
    close(ends[1]);
    errno = error;
    refuse_machine("no process of its own for a file");
  }
  if (child == 0) {
    close(ends[0]);
    run_child(work, ends[1], limits, parent);
  }
  close(ends[1]);
  std::string answer = all_of(ends[0]);
  close(ends[0]);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFSIGNALED(status)) {
    const int signal = WTERMSIG(status);
    if (signal == SIGALRM) return {End::late, {}};
    if (std::ranges::find(kCrashes, signal) != kCrashes.end()) return {End::crashed, {}};
    return {End::killed, strsignal(signal)};
  }
  if (answer.empty()) return {End::crashed, {}};
  const End end = static_cast<End>(answer.front() - 'a');
  answer.erase(0, 1);
  return {end, std::move(answer)};
}

std::string read_apart(const std::filesystem::path& file, TrialLimits limits,
                       const std::function<std::string()>& work) {
  TrialResult trial = try_apart(work, limits);
  const auto refuse = [&](const std::string& reason) {
    throw InputError(fmt::format("cannot read {}: {}", file.string(), reason));
  };
  switch (trial.end) {
    case End::finished:
      return trial.text;
    case End::refused:
      throw InputError(trial.text);
    case End::failed:
      refuse("it is not as such a file is: " + trial.text);
      break;
    case End::out_of_memory:
      refuse(fmt::format("it asks for more than {} MB of memory", limits.bytes >> 20U));
      break;
    case End::killed:
      throw std::system_error(
          std::make_error_code(std::errc::operation_canceled),
          fmt::format("the process that read {} was ended from outside ({}), perhaps for want of "
                      "memory",
                      file.string(), trial.text));
    case End::late:
      refuse(
          fmt::format("it was not read within {} s: the disk may be too slow, or the file keeps "
                      "the HDF5 library busy for ever; a copy on a local disk tells",
                      limits.seconds));
      break;
    case End::crashed:
      refuse("it is damaged: the HDF5 library crashes over it");
      break;
  }
  throw InternalError("a trial that ended in no known way");
}

}  // namespace gigaload::output
