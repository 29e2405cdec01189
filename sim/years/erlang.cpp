#include "sim/years/erlang.hpp"

#include <algorithm>
#include <cmath>

namespace gigaload::sim {

namespace {

using enum Block;

/// e^(-L a) must not underflow: ages are cut into pieces of at most this many
/// expected moves.
constexpr double kMovesPerPiece = 64.0;

/// With at most 64 moves expected, the chance of more than this many is below 1e-25.
constexpr int kTerms = 180;

double moves_per_y(const Chain& chain) {
  const auto total = [](const Stage& s) { return s.rate_per_y + s.hazard_per_y; };
  const double stages = std::max(total(chain.pre_development), total(chain.construction));
  return chain.states.has(filled) ? std::max(stages, chain.fill_rate_per_y) : stages;
}

/// v := P v, with U = E - I (energised, not yet filled) in the place of E.
void apply_step(const Chain& chain, double moves, std::vector<double>& v) {
  double arriving = 0.0;
  double given_up = 0.0;
  for (std::size_t i = 0; i < chain.states.begin(energised); ++i) {
    const Stage& stage =
        i < chain.states.begin(construction) ? chain.pre_development : chain.construction;
    const double forward = v[i] * (stage.rate_per_y / moves);
    const double lost = v[i] * (stage.hazard_per_y / moves);
    const double stay = std::max(0.0, 1.0 - (stage.rate_per_y + stage.hazard_per_y) / moves);
    v[i] = v[i] * stay + arriving;
    arriving = forward;
    given_up += lost;
  }
  if (chain.states.has(filled)) {
    const double filling = v[chain.states.begin(energised)] * (chain.fill_rate_per_y / moves);
    v[chain.states.begin(energised)] *= std::max(0.0, 1.0 - chain.fill_rate_per_y / moves);
    v[chain.states.begin(filled)] += filling;
  }
  v[chain.states.begin(energised)] += arriving;
  v[chain.states.begin(cancelled)] += given_up;
}

/// dP v, with U in the place of E.
std::vector<double> moved(const Chain& derivatives, double moves, const std::vector<double>& v) {
  std::vector<double> change(v.size(), 0.0);
  for (std::size_t i = 0; i < derivatives.states.begin(energised); ++i) {
    const Stage& stage = i < derivatives.states.begin(construction) ? derivatives.pre_development
                                                                    : derivatives.construction;
    const double forward = v[i] * (stage.rate_per_y / moves);
    const double lost = v[i] * (stage.hazard_per_y / moves);
    change[i] -= forward + lost;
    change[i + 1] += forward;
    change[derivatives.states.begin(cancelled)] += lost;
  }
  if (derivatives.states.has(filled)) {
    const double filling =
        v[derivatives.states.begin(energised)] * (derivatives.fill_rate_per_y / moves);
    change[derivatives.states.begin(energised)] -= filling;
    change[derivatives.states.begin(filled)] += filling;
  }
  return change;
}

struct Uniformised {
  std::vector<double> state, derivative;  // no derivative where none is asked for
};

/// Returns a chain whose rates are the values or the tangents of another's.
Chain part_of(const ChainOf<Dual>& chain, double Dual::* part) {
  const auto stage = [part](const StageOf<Dual>& s) {
    return Stage{.rate_per_y = s.rate_per_y.*part, .hazard_per_y = s.hazard_per_y.*part};
  };
  return {.states = chain.states,
          .pre_development = stage(chain.pre_development),
          .construction = stage(chain.construction),
          .fill_rate_per_y = chain.fill_rate_per_y.*part};
}

/// Returns the sum of the header, with its derivative along `derivatives` where there are any.
Uniformised uniformised(const Chain& chain, const Chain* derivatives, Block entry, double age_y) {
  Uniformised sum{std::vector<double>(chain.size(), 0.0), {}};
  sum.state[chain.states.begin(entry)] = 1.0;
  if (derivatives != nullptr) sum.derivative.assign(chain.size(), 0.0);
  const auto add = [](double weight, const std::vector<double>& term, std::vector<double>& to) {
    for (std::size_t i = 0; i < to.size(); ++i) {
      to[i] += weight * term[i];
    }
  };

  const double moves = moves_per_y(chain);
  const int pieces = std::max(1, static_cast<int>(std::ceil(moves * age_y / kMovesPerPiece)));
  const double expected = moves * age_y / pieces;
  for (int piece = 0; piece < pieces; ++piece) {
    Uniformised term = std::move(sum);
    sum.state.assign(chain.size(), 0.0);
    sum.derivative.assign(term.derivative.size(), 0.0);
    double weight = std::exp(-expected);
    for (int n = 0; n < kTerms; ++n) {
      add(weight, term.state, sum.state);
      add(weight, term.derivative, sum.derivative);
      weight *= expected / (n + 1);
      if (derivatives != nullptr) {
        apply_step(chain, moves, term.derivative);
        add(1.0, moved(*derivatives, moves, term.state), term.derivative);
      }
      apply_step(chain, moves, term.state);
    }
  }
  if (chain.states.has(filled)) {
    for (auto* v : {&sum.state, &sum.derivative}) {
      if (!v->empty()) (*v)[chain.states.begin(energised)] += (*v)[chain.states.begin(filled)];
    }
  }
  return sum;
}

}  // namespace

std::vector<double> chain_after(const Chain& chain, Block entry, double age_y) {
  return uniformised(chain, nullptr, entry, age_y).state;
}

std::vector<double> chain_derivative_after(const ChainOf<Dual>& chain, Block entry, double age_y) {
  const Chain values = part_of(chain, &Dual::value);
  const Chain derivatives = part_of(chain, &Dual::tangent);
  return uniformised(values, &derivatives, entry, age_y).derivative;
}

}  // namespace gigaload::sim
