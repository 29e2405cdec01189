#pragma once

#include <doctest/doctest.h>

#include <vector>

#include "sim/run/run.hpp"

namespace gigaload::sim {

/// Keeps the frames of a run, each with the checkpoint of its end.
class Collector : public Recorder {
 public:
  void record(const Frame& frame) override {
    frames.push_back(frame);
    frames.back().checkpoint = [bytes = frame.checkpoint()] { return bytes; };
  }
  std::vector<Frame> frames;
};

/// Returns the frames of a whole run, or of the rest of one that is resumed.
inline std::vector<Frame> frames_of(const Scenario& scenario, unsigned threads = 1,
                                    const ResumePoint* resume = nullptr) {
  Collector collector;
  RunOptions options;
  options.threads = threads;
  options.resume = resume;
  REQUIRE(run(scenario, options, collector));
  return collector.frames;
}

/// Returns the point from which a run goes on that has kept the first `count` of the frames.
inline ResumePoint resume_after(const std::vector<Frame>& frames, std::size_t count) {
  ResumePoint resume;
  resume.exchange = count;
  resume.storage_energy_mwh = frames[count - 1].sums["storage_energy"];
  resume.checkpoint = frames[count - 1].checkpoint();
  for (std::size_t e = 0; e < count; ++e) {
    resume.shortfall_hours.push_back(frames[e].sums["unserved_hours"]);
  }
  return resume;
}

}  // namespace gigaload::sim
