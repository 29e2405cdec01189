#include "tools/terminal/signal_flag.hpp"

#include <atomic>
#include <csignal>

namespace gigaload::tools {

namespace {

std::atomic<int> flag = 0;
static_assert(std::atomic<int>::is_always_lock_free);  // for the handler

void listen(void (*handler)(int)) {
  struct sigaction action = {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;  // a write to the file in flight is not cut short
  sigemptyset(&action.sa_mask);
  // one that arrives while the handler runs waits for what the handler leaves behind
  sigaddset(&action.sa_mask, SIGINT);
  sigaddset(&action.sa_mask, SIGTERM);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

extern "C" void raise_flag(int signal) {
  const bool again = flag.exchange(1) != 0;
  listen(SIG_DFL);  // sigaction may be called from a handler
  // two threads took two signals at the same moment: the second is one too many all the same
  if (again) std::raise(signal);
}

}  // namespace

SignalFlag::SignalFlag() {
  flag = 0;
  listen(raise_flag);
}

SignalFlag::~SignalFlag() { listen(SIG_DFL); }

bool SignalFlag::raised() { return flag != 0; }

}  // namespace gigaload::tools
