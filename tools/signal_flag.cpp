#include "tools/signal_flag.hpp"

#include <csignal>

namespace gigaload::tools {

namespace {

volatile std::sig_atomic_t flag = 0;

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

extern "C" void raise_flag(int /*signal*/) {
  flag = 1;
  listen(SIG_DFL);  // sigaction may be called from a handler
}

}  // namespace

SignalFlag::SignalFlag() {
  flag = 0;
  listen(raise_flag);
}

SignalFlag::~SignalFlag() { listen(SIG_DFL); }

bool SignalFlag::raised() { return flag != 0; }

}  // namespace gigaload::tools
