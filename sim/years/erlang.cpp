#include "sim/years/erlang.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace gigaload::sim {

namespace {

using enum Block;

/// e^(-L a) must not underflow: ages are cut into pieces of at most this many
/// expected moves.
constexpr double kMovesPerPiece = 64.0;

/// With at most 64 moves expected, the chance of more than this many is below 1e-25.
constexpr int kTerms = 180;

double per_y(const Stage& leaving) { return leaving.rate_per_y + leaving.hazard_per_y; }

double moves_per_y(const Chain& chain) {
  double most = 0.0;
  for (std::size_t i = 0; i < chain.moving(); ++i) most = std::max(most, per_y(chain.leaving(i)));
  return most;
}

/// Holds what leaves a state in one of the expected moves.
struct Moved {
  double forward, lost;
};
Moved moved_from(double v, const Stage& leaving, double moves) {
  return {v * (leaving.rate_per_y / moves), v * (leaving.hazard_per_y / moves)};
}

/// v := P v, with U = E - I (energised, not yet filled) in the place of E.
void apply_step(const Chain& chain, double moves, std::vector<double>& v) {
  double arriving = 0.0;
  double given_up = 0.0;
  for (std::size_t i = 0; i < chain.moving(); ++i) {
    const Stage leaving = chain.leaving(i);
    const auto [forward, lost] = moved_from(v[i], leaving, moves);
    const double stay = std::max(0.0, 1.0 - per_y(leaving) / moves);
    v[i] = v[i] * stay + arriving;
    arriving = forward;
    given_up += lost;
  }
  v[chain.moving()] += arriving;
  v[chain.states.begin(cancelled)] += given_up;
}

/// dP v, with U in the place of E.
std::vector<double> change_of_step(const Chain& derivatives, double moves,
                                   const std::vector<double>& v) {
  std::vector<double> change(v.size(), 0.0);
  for (std::size_t i = 0; i < derivatives.moving(); ++i) {
    const auto [forward, lost] = moved_from(v[i], derivatives.leaving(i), moves);
    change[i] -= forward + lost;
    change[i + 1] += forward;
    change[derivatives.states.begin(cancelled)] += lost;
  }
  return change;
}

struct Uniformised {
  std::vector<double> state, derivative;  // no derivative where none is asked for
};

/// Returns the sum of the header from the start `sum`, with its derivative along `derivatives`
/// where there are any.
Uniformised uniformised(const Chain& chain, const Chain* derivatives, Uniformised sum,
                        double age_y) {
  const auto add = [](double weight, const std::vector<double>& term, std::vector<double>& to) {
    for (std::size_t i = 0; i < to.size(); ++i) {
      to[i] += weight * term[i];
    }
  };

  const double moves = moves_per_y(chain);
  const int pieces = std::max(1, static_cast<int>(std::ceil(moves * age_y / kMovesPerPiece)));
  const double expected = moves * age_y / pieces;
  for (int piece = 0; piece < pieces; ++piece) {
    const std::vector<double> none(chain.size(), 0.0);
    Uniformised term =
        std::exchange(sum, {none, derivatives != nullptr ? none : std::vector<double>{}});
    double weight = std::exp(-expected);
    for (int n = 0; n < kTerms; ++n) {
      add(weight, term.state, sum.state);
      add(weight, term.derivative, sum.derivative);
      weight *= expected / (n + 1);
      if (derivatives != nullptr) {
        apply_step(chain, moves, term.derivative);
        add(1.0, change_of_step(*derivatives, moves, term.state), term.derivative);
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

std::vector<double> chain_after(const Chain& chain, Block entry, double age_y,
                                std::span<const double> occupation) {
  Uniformised start{std::vector<double>(chain.size(), 0.0), {}};
  start.state[chain.states.begin(entry)] = 1.0;
  std::ranges::copy(occupation, chain.states.of(entry, std::span(start.state)).begin());
  return uniformised(chain, nullptr, std::move(start), age_y).state;
}

std::vector<double> chain_derivative_after(const ChainOf<Dual>& chain, Block entry, double age_y,
                                           std::span<const Dual> occupation) {
  Uniformised start{std::vector<double>(chain.size(), 0.0), std::vector<double>(chain.size(), 0.0)};
  const std::size_t first = chain.states.begin(entry);
  start.state[first] = 1.0;
  for (std::size_t j = 0; j < occupation.size(); ++j) {
    start.state[first + j] = occupation[j].value;
    start.derivative[first + j] = occupation[j].tangent;
  }
  const auto part = [&chain](double Dual::* member) {
    return chain.converted<double>([member](const Dual& rate) { return rate.*member; });
  };
  const Chain values = part(&Dual::value);
  const Chain derivatives = part(&Dual::tangent);
  return uniformised(values, &derivatives, std::move(start), age_y).derivative;
}

}  // namespace gigaload::sim
