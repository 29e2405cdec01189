#include "sim/clock/drive.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace gigaload::sim;

namespace {

/// Writes down what it is asked to do.
class Diary final : public Clock {
 public:
  Diary(std::string name, std::string& text) : name_(std::move(name)), text_(text) {}

  void begin(Frame&) override {}
  void advance(Hour to, Frame& frame) override { note("+", to, frame); }
  void replay(Hour to, Frame& frame) override { note("~", to, frame); }

 private:
  void note(const char* how, Hour to, const Frame& frame) {
    text_ += name_ + how + std::to_string(frame.begin) + "-" + std::to_string(to) + " ";
  }
  std::string name_;
  std::string& text_;
};

struct Driven {
  bool whole = false;
  std::string text;
};

/// Three exchanges, of which the first `first` are on record, told until `stop`.
Driven driven(std::size_t first, std::size_t stop = 3) {
  Driven result;
  Diary years("y", result.text), hours("h", result.text), seconds("s", result.text);
  Frame frame;
  const std::vector<Hour> times{0, 10, 20, 30};
  result.whole = drive({{&years}, {&hours, &seconds}}, times, first, frame, [&] {
    result.text += std::to_string(frame.exchange) + " ";
    return frame.exchange != stop;
  });
  return result;
}

}  // namespace

TEST_CASE("drive: fast clocks go through an exchange, it is told, and slow ones follow") {
  const Driven all = driven(0);
  CHECK(all.whole);
  CHECK(all.text == "h+0-10 s+0-10 0 y+0-10 h+10-20 s+10-20 1 y+10-20 h+20-30 s+20-30 2 ");
}

TEST_CASE("drive: what is on record is replayed by the fast clocks and not told") {
  const Driven resumed = driven(2);
  CHECK(resumed.whole);
  CHECK(resumed.text == "h~0-10 s~0-10 y+0-10 h~10-20 s~10-20 y+10-20 h+20-30 s+20-30 2 ");
}

TEST_CASE("drive: who hears may stop it, which matters only before the end") {
  const Driven stopped = driven(0, 1);
  CHECK(!stopped.whole);
  CHECK(stopped.text == "h+0-10 s+0-10 0 y+0-10 h+10-20 s+10-20 1 ");
  CHECK(driven(0, 2).whole);
}
