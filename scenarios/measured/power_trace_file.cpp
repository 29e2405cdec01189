#include "scenarios/measured/power_trace_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

#include "grid/core/counted.hpp"
#include "grid/core/error.hpp"
#include "scenarios/text/edit_distance.hpp"
#include "scenarios/text/file_kind.hpp"
#include "scenarios/text/gzip.hpp"
#include "scenarios/text/problems.hpp"

namespace gigaload::scenarios {
namespace {

constexpr std::size_t kLargestTrace = std::size_t{512} << 20U;  // bytes
constexpr std::size_t kMostColumns = 1000;
constexpr std::size_t kMostListed = 200;  // characters of headings that are told
constexpr std::size_t kMostFaults = 20;   // then the rest is not read
constexpr double kMostMw = 1e7, kMostS = 1e12;

/// ColumnPlace says which field of a row is looked at.
struct ColumnPlace {
  std::size_t time = 0, power = 0, columns = 0;
};

std::string_view without_quotes(std::string_view field) {
  while (field.starts_with(' ')) field.remove_prefix(1);
  while (field.ends_with(' ')) field.remove_suffix(1);
  if (field.size() > 1 && field.front() == '"' && field.back() == '"') {
    return field.substr(1, field.size() - 2);
  }
  return field;
}

std::vector<std::string> headings_of(std::string_view line) {
  std::vector<std::string> names;
  while (names.size() < kMostColumns) {
    const std::size_t end = std::min(line.find(','), line.size());
    names.emplace_back(without_quotes(line.substr(0, end)));
    if (end == line.size()) break;
    line.remove_prefix(end + 1);
  }
  return names;
}

/// TraceReader reads a text line by line, without a copy of its fields: a trace may have ten
/// million rows, which is more than tables of other kinds may have.
class TraceReader {
 public:
  TraceReader(std::string_view text, std::size_t source, Problems& problems)
      : text_(text), source_(source), problems_(problems) {}

  PowerTraceFile read() {
    const auto rows = static_cast<std::size_t>(std::ranges::count(text_, '\n'));
    times_s_.reserve(std::min(rows + 1, sim::kMostSamples));
    power_mw_.reserve(std::min(rows + 1, sim::kMostSamples));
    std::optional<ColumnPlace> columns;
    for (std::string_view line; next_line(line);) {
      if (line.empty() || line.front() == '#') continue;
      if (!columns) {
        columns = columns_of(line);
        problems_.throw_if_any();
      } else {
        read_row(line, *columns);
      }
      if (problems_.count() >= kMostFaults) problems_.throw_if_any();
    }
    if (!columns) problems_.add({source_, 0, 0}, "", "the trace is empty; a header line is wanted");
    problems_.throw_if_any();
    return even();
  }

 private:
  bool next_line(std::string_view& line) {
    if (next_ >= text_.size()) return false;
    const std::size_t end = std::min(text_.find('\n', next_), text_.size());
    line = text_.substr(next_, end - next_);
    next_ = end + 1;
    ++line_;
    if (line.ends_with('\r')) line.remove_suffix(1);
    return true;
  }

  void complain(std::size_t column, std::string message) {
    problems_.add({source_, line_, static_cast<unsigned>(column) + 1}, "", std::move(message));
  }

  ColumnPlace columns_of(std::string_view line) {
    const std::vector<std::string> names = headings_of(line);
    ColumnPlace found{.columns = names.size()};
    const auto place = [&](const char* name) {
      const auto at = std::ranges::find(names, name);
      if (at == names.end()) {
        complain(0, fmt::format("the column {} is missing{}; a trace has time_s,power_mw", name,
                                suggestion(name, names)));
      } else if (std::ranges::count(names, name) > 1) {
        complain(0, fmt::format("two columns {}", name));
      }
      return static_cast<std::size_t>(at - names.begin());
    };
    found.time = place("time_s");
    found.power = place("power_mw");
    if (names.size() >= kMostColumns) complain(0, fmt::format("{} columns or more", kMostColumns));
    std::vector<std::string> others;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (i != found.time && i != found.power) others.push_back(names[i]);
    }
    if (!others.empty()) {
      std::string listed = fmt::format("{}", fmt::join(others, ", "));
      if (listed.size() > kMostListed) listed = listed.substr(0, kMostListed) + "...";
      notices_.push_back(
          fmt::format("{} not looked at: {}", counted(others.size(), "column"), listed));
    }
    return found;
  }

  void read_row(std::string_view line, const ColumnPlace& columns) {
    if (times_s_.size() >= sim::kMostSamples) {
      complain(0, fmt::format("more than {} rows", sim::kMostSamples));
      problems_.throw_if_any();
    }
    std::size_t fields = 0, time_at = 0, power_at = 0;
    std::string_view time, power;
    for (std::size_t begin = 0;; ++fields) {
      const std::size_t end = std::min(line.find(',', begin), line.size());
      if (fields == columns.time) {
        time = line.substr(begin, end - begin);
        time_at = begin;
      } else if (fields == columns.power) {
        power = line.substr(begin, end - begin);
        power_at = begin;
      }
      if (end == line.size()) break;
      begin = end + 1;
    }
    if (++fields != columns.columns) {
      complain(0, fmt::format("{}, the header has {}", counted(fields, "field"), columns.columns));
      return;
    }
    const std::size_t faults = problems_.count();
    const double time_s = number(time, time_at, "a time in seconds", -kMostS, kMostS);
    const double power_mw = number(power, power_at, "a power in MW", -kMostMw, kMostMw);
    if (problems_.count() > faults) return;
    if (!times_s_.empty() && !(time_s > times_s_.back())) {
      complain(time_at, fmt::format("{} s is {} the time of the row before, {:.15g} s", time,
                                    time_s == times_s_.back() ? "twice there: it is" : "before",
                                    times_s_.back()));
      return;
    }
    times_s_.push_back(time_s);
    power_mw_.push_back(power_mw);
  }

  double number(std::string_view field, std::size_t at, const char* wanted, double lowest,
                double highest) {
    const std::string_view text = without_quotes(field);
    double value = 0.0;
    const char* const begin = text.data();
    const char* const end = begin + text.size();
    const auto [rest, error] = std::from_chars(begin, end, value);
    if (text.empty()) {
      complain(at,
               fmt::format("{} is missing; leave out the row, and it is told as a gap", wanted));
    } else if (error != std::errc{} || rest != end || !std::isfinite(value)) {
      complain(at, fmt::format("{} is wanted, not \"{}\"", wanted, text));
    } else if (value < lowest || value > highest) {
      complain(at, fmt::format("{} is not between {:g} and {:g}", text, lowest, highest));
    }
    return value;
  }

  /// Returns the line of a reading: gaps are few, so that lines are counted anew for them.
  unsigned line_of(std::size_t reading) {
    next_ = 0;
    line_ = 0;
    std::size_t rows = 0;  // the header is the first
    for (std::string_view line; next_line(line);) {
      if (line.empty() || line.front() == '#') continue;
      if (rows++ == reading + 1) break;
    }
    return line_;
  }

  PowerTraceFile even() {
    PowerTraceFile file;
    file.readings = times_s_.size();
    try {
      file.even = sim::even_trace(times_s_, std::move(power_mw_));
    } catch (const InputError& error) {
      problems_.add({source_, 0, 0}, "", error.what());
      problems_.throw_if_any();
    }
    if (file.even.is_resampled) {
      notices_.push_back(fmt::format(
          "steps of {:g} to {:g} s: resampled to {:g} s, the median, along straight lines",
          file.even.shortest_s, file.even.longest_s, file.even.trace.step_s));
    }
    for (const sim::TraceGap& gap : file.even.gaps) {
      notices_.push_back(fmt::format(
          "{}: a gap of {:g} s from {:.15g} s on, bridged by a straight line; a swing in it is not "
          "seen",
          problems_.describe({source_, line_of(gap.row), 1}), gap.length_s, gap.at_s));
    }
    if (file.even.all_gaps > file.even.gaps.size()) {
      notices_.push_back(fmt::format("{} gaps in all", file.even.all_gaps));
    }
    file.notices = std::move(notices_);
    return file;
  }

  std::string_view text_;
  std::size_t source_;
  Problems& problems_;
  std::size_t next_ = 0;
  unsigned line_ = 0;
  std::vector<double> times_s_, power_mw_;
  std::vector<std::string> notices_;
};

}  // namespace

PowerTraceFile read_power_trace(const std::filesystem::path& path) {
  TextFile file = read_text_file(path, kLargestTrace);
  if (is_gzip(file.text)) file = unzip(file.text, kLargestTrace);
  drop_byte_order_mark(file.text);
  Problems problems;
  const auto text = std::make_shared<const std::string>(std::move(file.text));
  const std::size_t source = problems.add_source(path.string(), text);
  if (file.fault.empty()) file.fault = other_kind(*text, FileKind::table, "trace of power");
  if (!file.fault.empty()) problems.add({source, 0, 0}, "", file.fault);
  problems.throw_if_any();
  return TraceReader(*text, source, problems).read();
}

}  // namespace gigaload::scenarios
