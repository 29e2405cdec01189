#include "grid/adequacy/dispatch/min_cost_flow.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace gigaload::grid::adequacy {
namespace {

constexpr double kFar = std::numeric_limits<double>::infinity();
// Costs are whole numbers and a few thousandths: less than this is rounding.
constexpr double kCostRound = 1e-7;

}  // namespace

MinCostFlow::MinCostFlow(std::size_t nodes) : nodes_(nodes) {}

std::size_t MinCostFlow::add_arc(std::size_t from, std::size_t to) {
  ends_.push_back(static_cast<Index>(to));
  ends_.push_back(static_cast<Index>(from));
  return ends_.size() / 2 - 1;
}

void MinCostFlow::finish() {
  first_.assign(nodes_ + 1, 0);
  for (const Index node : ends_) ++first_[node + 1];
  for (std::size_t n = 0; n < nodes_; ++n) first_[n + 1] += first_[n];
  sides_.assign(ends_.size(), Side{});
  place_.resize(ends_.size() / 2);
  auto fill = first_;
  for (std::size_t a = 0; a < place_.size(); ++a) {
    const Index head = ends_[2 * a], tail = ends_[2 * a + 1];
    const Index forward = fill[tail]++, back = fill[head]++;
    sides_[forward] = {.residual = 0.0, .cost = 0.0, .head = head, .other = back};
    sides_[back] = {.residual = 0.0, .cost = 0.0, .head = tail, .other = forward};
    place_[a] = forward;
  }
  open_.resize((sides_.size() + 63) / 64);
  distance_.resize(nodes_);
  via_.resize(nodes_);
  queue_.resize(nodes_);
  queued_.assign(nodes_, 0);
  entered_.assign(nodes_, 0);
}

void MinCostFlow::note_open(double tolerance) {
  for (std::size_t word = 0; word < open_.size(); ++word) {
    const std::size_t begin = 64 * word, end = std::min(begin + 64, sides_.size());
    std::uint64_t bits = 0;
    for (std::size_t i = begin; i < end; ++i) {
      bits |= std::uint64_t{sides_[i].residual > tolerance} << (i - begin);
    }
    open_[word] = bits;
  }
}

MinCostFlow::Found MinCostFlow::find_path(std::size_t source, std::size_t sink, double dearest,
                                          std::size_t& end) {
  std::fill(distance_.begin(), distance_.end(), kFar);
  std::fill(entered_.begin(), entered_.end(), 0);
  std::fill(queued_.begin(), queued_.end(), char{0});
  distance_[source] = 0.0;
  std::size_t begin = 0, waiting = 1;
  queue_[0] = static_cast<Index>(source);
  while (waiting > 0) {
    const auto n = queue_[begin];
    begin = begin + 1 == nodes_ ? 0 : begin + 1;
    --waiting;
    queued_[n] = 0;
    if (n == sink) continue;
    for (std::size_t word = first_[n] / 64; 64 * word < first_[n + 1]; ++word) {
      for (std::uint64_t bits = open_of(n, word); bits != 0; bits &= bits - 1) {
        const auto i = static_cast<Index>(64 * word) + static_cast<Index>(std::countr_zero(bits));
        const Side& side = sides_[i];
        const auto m = side.head;
        const double d = distance_[n] + side.cost;
        if (d >= distance_[m] - kCostRound) continue;
        distance_[m] = d;
        via_[m] = i;
        if (queued_[m] != 0) continue;
        if (++entered_[m] > nodes_) {  // no path without a cycle improves a node that often
          end = m;
          for (std::size_t k = 0; k < nodes_; ++k) end = before(end);
          return Found::cycle;
        }
        queued_[m] = 1;
        const auto place = begin + waiting;
        queue_[place >= nodes_ ? place - nodes_ : place] = m;
        ++waiting;
      }
    }
  }
  end = sink;
  return distance_[sink] < dearest ? Found::path : Found::nothing;
}

void MinCostFlow::push(std::size_t start, std::size_t end, double tolerance) {
  double amount = kFar;
  auto n = end;
  do {
    amount = std::min(amount, sides_[via_[n]].residual);
    n = before(n);
  } while (n != start);
  n = end;
  do {
    move(via_[n], amount);
    note_open(via_[n], tolerance);
    note_open(sides_[via_[n]].other, tolerance);
    n = before(n);
  } while (n != start);
}

void MinCostFlow::send(std::initializer_list<std::size_t> path, double tolerance) {
  double amount = kFar;
  for (const auto arc : path) amount = std::min(amount, sides_[place_[arc]].residual);
  if (amount <= tolerance) return;
  for (const auto arc : path) move(place_[arc], amount);
}

void MinCostFlow::solve(std::size_t source, std::size_t sink, double tolerance, Paths paths) {
  const double dearest = paths == Paths::all ? kFar : -kCostRound;
  std::size_t end = sink;
  note_open(tolerance);
  for (;;) {
    const Found found = find_path(source, sink, dearest, end);
    if (found == Found::nothing) return;
    push(found == Found::path ? source : end, end, tolerance);
  }
}

}  // namespace gigaload::grid::adequacy
