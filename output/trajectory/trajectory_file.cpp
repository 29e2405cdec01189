/// Order of writing, so that a program killed at any moment leaves a file to go on from:
///
///   0. is there room for a block?
///   1. a block of hours to all hourly datasets, the rows of the exchanges and years that end in
///      it, flush
///   2. their times, flush
///   3. with an ensemble, now and then its state at the last exchange that is on file
///
/// The file gets its name when it has all labels and the indices of all datasets. A flush that was
/// cut off may leave a length without its rows; they read as NaN, in `time` too, and do not count.
///
/// Nothing else reaches the file's metadata between flushes. What is before the end of `time` is
/// therefore whole; what is behind it is dropped when the run goes on, together with an
/// incomplete block: its hours are computed again. With an ensemble so is all that came after the
/// border of blocks that follows its state: then the last exchange on file is the state's.

#include "output/trajectory/trajectory_file.hpp"

#include <algorithm>

#include "grid/core/calendar.hpp"
#include "grid/core/error.hpp"
#include "output/trajectory/adequacy_rows.hpp"
#include "output/trajectory/exchange_rows.hpp"
#include "output/trajectory/hourly_blocks.hpp"
#include "output/trajectory/partial_file.hpp"
#include "output/trajectory/provenance.hpp"
#include "output/trajectory/state_keeper.hpp"
#include "output/trajectory/year_summary.hpp"
#include "output/variables/layout.hpp"
#include "sim/scenario/scenario.hpp"

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
  const std::size_t hours = hours_on_file(time);
  if (hours > static_cast<std::size_t>(scenario.end - scenario.begin)) {
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

/// Holds what there is on file to go on from.
struct Recorded {
  std::size_t hours = 0;  // whole blocks
  RecordedExchanges exchanges;
  std::vector<std::byte> checkpoint;
};

/// Without a state that fits the exchanges on file an ensemble has nothing to go on from.
Recorded read_recorded(const Layout& layout, const sim::Scenario& scenario,
                       const std::filesystem::path& partial, std::uint64_t run) {
  const std::size_t hours = whole_hours(layout, scenario);
  const auto read_before = [&](std::size_t h) {
    return read_exchanges(layout, scenario.begin + static_cast<grid::Hour>(h));
  };
  if (!sim::has_feature(Feature::ensemble, scenario)) return {hours, read_before(hours), {}};
  std::optional<EnsembleState> state = read_state(partial, run);
  if (!state) return {};
  Recorded recorded{hours_before(*state, scenario, hours), {}, std::move(state->payload)};
  if (recorded.hours == 0) return {};
  recorded.exchanges = read_before(recorded.hours);
  if (recorded.exchanges.begin.size() != state->exchange) return {};
  return recorded;
}

sim::ResumePoint resume_from(const RecordedExchanges& recorded, std::vector<std::byte> state) {
  sim::ResumePoint point;
  point.checkpoint = std::move(state);
  point.exchange = recorded.sums.size();
  if (!recorded.sums.empty()) point.storage_energy_mwh = recorded.sums.back()["storage_energy"];
  for (const sim::ExchangeSums& sums : recorded.sums) {
    point.shortfall_hours.push_back(sums["unserved_hours"]);
  }
  return point;
}

}  // namespace

struct TrajectoryFile::Implementation {
  std::filesystem::path path;
  Layout layout;
  HourlyBlocks blocks;
  ExchangeRows rows;
  AdequacyRows years;
  YearSummary summary;
  StateKeeper states;
  grid::Hour begin, end;
  sim::ResumePoint resume;
  std::string continued;  // a line of history, written last
  bool open = true;

  Implementation(std::filesystem::path final_path, Layout datasets, const sim::Scenario& scenario,
                 std::uint64_t run, Recorded recorded)
      : path(std::move(final_path)),
        layout(std::move(datasets)),
        blocks(layout, scenario, recorded.hours),
        rows(layout, scenario, recorded.exchanges.begin.size()),
        years(layout, scenario),
        summary(scenario),
        states(scenario, partial_path(path), run),
        begin(scenario.begin),
        end(scenario.end),
        resume(resume_from(recorded.exchanges, std::move(recorded.checkpoint))) {
    const RecordedExchanges& exchanges = recorded.exchanges;
    for (std::size_t e = 0; e < exchanges.begin.size(); ++e) {
      summary.add(grid::year_of(exchanges.begin[e]), exchanges.sums[e]);
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
      const grid::Hour until = begin + static_cast<grid::Hour>(hours);
      rows.write(until);
      years.write(until);
      flush(layout.file);
      blocks.write_times(hours);
      flush(layout.file);
      states.save(until, false);
    }
  }

  void write_summary() {
    for (const Stored& stored : layout.stored) {
      if (stored.variable->year_rule == Accumulation::none) continue;
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
  remove_state(partial);
  // a file that is killed before it has all its labels is none to go on from: it has no name yet
  std::filesystem::path unfinished = partial;
  unfinished += ".new";
  std::error_code error;
  for (const std::filesystem::path& older : {unfinished, partial}) {
    std::filesystem::remove(older, error);
    if (error) throw write_error(older, error.message());
  }
  try {
    Layout layout = create_layout(unfinished, scenario);
    write_provenance(layout.file, scenario, provenance);
    flush(layout.file);
    std::filesystem::rename(unfinished, partial, error);
    if (error) throw write_error(partial, error.message());
    implementation_ = std::make_unique<Implementation>(std::move(path), std::move(layout), scenario,
                                                       run_key(scenario, provenance), Recorded{});
  } catch (const Hdf5Error& failure) {
    std::filesystem::remove(unfinished, error);
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
    const std::uint64_t run = run_key(scenario, provenance);
    Recorded recorded = read_recorded(layout, scenario, partial, run);
    const grid::Hour until = scenario.begin + static_cast<grid::Hour>(recorded.hours);
    drop_the_rest(layout, recorded.hours, recorded.exchanges.begin.size());
    AdequacyRows(layout, scenario).drop_behind(until);
    flush(layout.file);
    std::unique_ptr<TrajectoryFile> result(new TrajectoryFile);
    result->implementation_ = std::make_unique<Implementation>(std::move(path), std::move(layout),
                                                               scenario, run, std::move(recorded));
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
    file.years.add(frame);
    file.blocks.add(frame);
    file.states.add(frame);
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
  const std::filesystem::path partial = partial_path(file.path);
  publish(partial, file.path);
  remove_state(partial);
}

void TrajectoryFile::interrupt() {
  Implementation& file = *implementation_;
  file.write([&] {
    file.blocks.close_block();
    file.write_blocks(true);
    file.states.save(file.blocks.next_hour(), true);
    file.close();
  });
  file.open = false;
}

}  // namespace gigaload::output
