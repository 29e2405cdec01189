#include "sim/years/announcement.hpp"

#include <vector>

#include "sim/years/erlang.hpp"
#include "sim/years/stage_age.hpp"

namespace gigaload::sim {

namespace {

bool is_stage(Block block) {
  return block == Block::pre_development || block == Block::construction;
}

/// Calls `enter(block, mw)` for every block of a chain that the phase has MW for.
template <class Enter>
void for_each_entry(const ChainStates& states, const Phase& phase, const Enter& enter) {
  for (std::size_t b = 0; b < kBlocks; ++b) {
    const BlockTraits& traits = kBlockTraits[b];
    const auto block = static_cast<Block>(b);
    if (traits.entry == nullptr || !states.has(block)) continue;
    enter(block, phase.capacity_mw * phase.*traits.entry);
  }
}

void add(double mw, const std::vector<double>& unit, std::span<double> states) {
  for (std::size_t i = 0; i < unit.size(); ++i) states[i] += mw * unit[i];
}

/// Returns the shares of the compartments of the stage `block` when the phase is announced.
template <class T>
std::vector<T> occupation_of(const ChainOf<T>& chain, Block block, const Phase& phase) {
  return occupation(chain.states.count(block), chain.leaving(chain.states.begin(block)), phase);
}

}  // namespace

void add_new(const Chain& chain, const Phase& phase, std::span<double> states) {
  for_each_entry(chain.states, phase, [&](Block block, double mw) {
    const auto entered = chain.states.of(block, states);
    if (is_stage(block)) {
      add(mw, occupation_of(chain, block, phase), entered);
    } else {
      entered.front() += mw;
    }
  });
}

void add_new_derivative(const ChainOf<Dual>& chain, const Phase& phase,
                        std::span<double> derivatives) {
  for_each_entry(chain.states, phase, [&](Block block, double mw) {
    if (!is_stage(block)) return;
    const auto entered = chain.states.of(block, derivatives);
    const std::vector<Dual> shares = occupation_of(chain, block, phase);
    for (std::size_t j = 0; j < shares.size(); ++j) entered[j] += mw * shares[j].tangent;
  });
}

void add_aged(const Chain& chain, const Phase& phase, double age_y, std::span<double> states) {
  for_each_entry(chain.states, phase, [&](Block block, double mw) {
    if (!is_stage(block)) {
      states[chain.states.begin(block)] += mw;
    } else if (mw > 0.0) {
      add(mw, chain_after(chain, block, age_y, occupation_of(chain, block, phase)), states);
    }
  });
}

void add_aged_derivative(const ChainOf<Dual>& chain, const Phase& phase, double age_y,
                         std::span<double> derivatives) {
  for_each_entry(chain.states, phase, [&](Block block, double mw) {
    if (is_stage(block) && mw > 0.0) {
      add(mw, chain_derivative_after(chain, block, age_y, occupation_of(chain, block, phase)),
          derivatives);
    }
  });
}

}  // namespace gigaload::sim
