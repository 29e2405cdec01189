/// Order of writing, so that a program killed at any moment leaves a file to go on from:
///
///   0. is there room for a block?
///   1. a block of hours to all hourly datasets, the rows of the exchanges that end in it, flush
///   2. their times, flush
///
/// Nothing else reaches the file's metadata between flushes. What is before the end of `time` is
/// therefore whole; what is behind it is dropped when the run goes on, together with an
/// incomplete block: its hours are computed again.

#include "output/trajectory_file.hpp"

#include <algorithm>

#include "grid/calendar.hpp"
#include "grid/error.hpp"
#include "output/exchange_rows.hpp"
#include "output/hourly_blocks.hpp"
#include "output/layout.hpp"
#include "output/partial_file.hpp"
#include "output/provenance.hpp"
#include "output/year_summary.hpp"

namespace gigaload::output {

namespace {

/// More than one block's rows of exchanges and new index nodes take.
constexpr std::size_t kOtherBytes = 2'000'000;

InputError write_error(const std::filesystem::path& path, const std::string& reason) {
  return InputError("cannot write " + path.string() + ": " + reason);
}

/// Whole blocks of hours on file. Throws Hdf5Error when the times are not those of the run.
std::size_t whole_hours(const Layout& layout, const sim::Scenario& scenario) {
  const Dataset& time = layout.find(Place::root, "time").dataset;
  const hsize_t hours = shape_of(time)[0];
  if (hours > static_cast<hsize_t>(scenario.end - scenario.begin)) {
    throw Hdf5Error("time", "more hours on file than the run has");
  }
  if (hours == 0) return 0;
  const auto last = scenario.begin + static_cast<grid::Hour>(hours) - 1;
  if (read_rows(time, hours - 1, 1).front() != static_cast<double>(last)) {
    throw Hdf5Error("time", "its last hour is damaged");
  }
  return hours / kBlockHours * kBlockHours;
}

void shorten(const Stored& stored, hsize_t length) {
  const hsize_t now = shape_of(stored.dataset)[0];
  if (now < length) {
    throw Hdf5Error("length", std::string(stored.variable->name) + " is shorter than time");
  }
  if (now > length) set_length(stored.dataset, length);
}

/// Drops what is behind the hours and exchanges to go on from: first the times that vouch for it.
void drop_the_rest(const Layout& layout, std::size_t hours, std::size_t exchanges) {
  shorten(layout.find(Place::root, "time"), hours);
  flush(layout.file);
  for (const Stored& stored : layout.stored) {
    if (is_hourly_block(*stored.variable)) shorten(stored, hours);
    if (is_exchange_row(*stored.variable)) shorten(stored, exchanges);
  }
  flush(layout.file);
}

sim::ResumePoint resume_from(const RecordedExchanges& recorded) {
  sim::ResumePoint point;
  point.exchange = recorded.sums.size();
  if (!recorded.sums.empty()) point.storage_energy_mwh = recorded.sums.back().storage_energy;
  for (const sim::ExchangeSums& sums : recorded.sums) {
    point.shortfall_hours.push_back(sums.unserved_hours);
  }
  return point;
}

}  // namespace

struct TrajectoryFile::Implementation {
  std::filesystem::path path;
  Layout layout;
  HourlyBlocks blocks;
  ExchangeRows rows;
  YearSummary summary;
  grid::Hour begin, end;
  sim::ResumePoint resume;
  std::string continued;  // a line of history, written last
  bool open = true;

  Implementation(std::filesystem::path final_path, Layout datasets, const sim::Scenario& scenario,
                 std::size_t hours, const RecordedExchanges& recorded)
      : path(std::move(final_path)),
        layout(std::move(datasets)),
        blocks(layout, scenario, hours),
        rows(layout, recorded.begin.size()),
        summary(scenario),
        begin(scenario.begin),
        end(scenario.end),
        resume(resume_from(recorded)) {
    for (std::size_t e = 0; e < recorded.begin.size(); ++e) {
      summary.add(grid::year_of(recorded.begin[e]), recorded.sums[e]);
    }
  }

  /// Runs what writes. Whatever it throws, nothing is written afterwards.
  template <class Action>
  void write(Action action) {
    if (!open) throw InternalError("a trajectory file that is closed was written to");
    open = false;
    try {
      action();
    } catch (const Hdf5Error& error) {
      throw write_error(partial_path(path), error.reason());
    }
    open = true;
  }

  void write_blocks(bool all) {
    while (blocks.must_write(all)) {
      require_room(partial_path(path), blocks.block_bytes() + kGrowthBytes + kOtherBytes);
      const std::size_t hours = blocks.write_block();
      rows.write(begin + static_cast<grid::Hour>(hours));
      flush(layout.file);
      blocks.write_times(hours);
      flush(layout.file);
    }
  }

  void write_summary() {
    for (const Stored& stored : layout.stored) {
      if (stored.variable->year_rule == YearRule::none) continue;
      const auto values = summary.values(*stored.variable);
      write_rows(stored.dataset, 0, shape_of(stored.dataset)[0], values.data());
    }
  }

  void close() {
    if (!continued.empty()) add_history(layout.file, continued);
    layout.close();
  }
};

TrajectoryFile::TrajectoryFile() = default;
TrajectoryFile::~TrajectoryFile() = default;

TrajectoryFile::TrajectoryFile(const sim::Scenario& scenario, const Provenance& provenance,
                               std::filesystem::path path) {
  check_destination(path);
  const std::filesystem::path partial = partial_path(path);
  check_not_in_use(partial);
  std::error_code error;
  std::filesystem::remove(partial, error);
  if (error) throw write_error(partial, error.message());
  try {
    Layout layout = create_layout(partial, scenario);
    write_provenance(layout.file, scenario, provenance);
    flush(layout.file);
    implementation_ = std::make_unique<Implementation>(std::move(path), std::move(layout), scenario,
                                                       0, RecordedExchanges{});
  } catch (const Hdf5Error& failure) {
    std::filesystem::remove(partial, error);
    throw write_error(partial, failure.reason());
  }
}

std::unique_ptr<TrajectoryFile> TrajectoryFile::open_partial(const sim::Scenario& scenario,
                                                             const Provenance& provenance,
                                                             std::filesystem::path path) {
  const std::filesystem::path partial = partial_path(path);
  std::error_code error;
  if (!std::filesystem::exists(partial, error)) return nullptr;
  check_destination(path);
  check_not_in_use(partial);
  try {
    {
      const File file = open_file(partial, Access::read);
      check_schema(file, partial);
      const std::string differs = difference(file, scenario, provenance);
      if (!differs.empty()) {
        throw InputError(partial.string() + " is of another run: " + differs +
                         ". Start without --resume, or give another output.");
      }
    }
    Layout layout = open_layout(partial, scenario);
    const std::size_t hours = whole_hours(layout, scenario);
    const grid::Hour until = scenario.begin + static_cast<grid::Hour>(hours);
    const RecordedExchanges recorded = read_exchanges(layout, until);
    drop_the_rest(layout, hours, recorded.begin.size());
    std::unique_ptr<TrajectoryFile> result(new TrajectoryFile);
    result->implementation_ = std::make_unique<Implementation>(std::move(path), std::move(layout),
                                                               scenario, hours, recorded);
    result->implementation_->continued =
        "continued from " + iso_time(until) + " by: " + provenance.command_line;
    return result;
  } catch (const Hdf5Error& failure) {
    throw InputError(partial.string() + " cannot be gone on from: " + failure.reason() +
                     ". Remove it, or start without --resume.");
  }
}

const sim::ResumePoint& TrajectoryFile::resume_point() const { return implementation_->resume; }

void TrajectoryFile::record(const sim::Frame& frame) {
  Implementation& file = *implementation_;
  file.write([&] {
    file.rows.add(frame);
    file.blocks.add(frame);
    file.summary.add(frame.year, frame.sums);
    file.write_blocks(false);
  });
}

void TrajectoryFile::finish() {
  Implementation& file = *implementation_;
  file.write([&] {
    if (file.blocks.next_hour() != file.end) {
      throw InternalError("a trajectory file was finished before the end of its run");
    }
    file.blocks.close_block();
    file.write_blocks(true);
    file.write_summary();
    file.close();
  });
  file.open = false;
  publish(partial_path(file.path), file.path);
}

void TrajectoryFile::interrupt() {
  Implementation& file = *implementation_;
  file.write([&] {
    file.blocks.close_block();
    file.write_blocks(true);
    file.close();
  });
  file.open = false;
}

}  // namespace gigaload::output
