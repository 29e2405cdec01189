#!/bin/bash
# SUNDIALS CVODE, Debian's libsundials-dev 6.4.1+dfsg1-3, gcc. Seen 2026-11.
# Expected: y = t with a root function y - 100, integrated to the end 100: one root that rises, and
# then the end. Guessed: the root or the end first, once each.
# Seen: CVode() returns the root, rising; called again for the same end it returns the root again and
# again, falling, though y rises. A loop until CV_SUCCESS does not come to an end at a threshold that falls
# on the hour. For an end of 101 it is one root and CV_SUCCESS.
set -euo pipefail
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT
# The pinned Debian packages: this system's own where it has just these, or else a small Debian 12 that
# is made in the temporary folder (that needs debootstrap and root), in which the script runs again.
packages=(libsundials-dev=6.4.1+dfsg1-3 gcc=4:12.2.0-3)
pinned() { for p in "${packages[@]}"; do [ "$(dpkg-query -W -f='${Version}' "${p%%=*}" 2>/dev/null || true)" = "${p#*=}" ] || return 1; done; }
if ! pinned; then
  [ -z "${FINDING_INSIDE:-}" ] || { echo "the pinned versions could not be installed"; exit 1; }
  debootstrap --variant=minbase --include=ca-certificates bookworm "$d/root" > "$d/log" 2>&1 || { tail -n 3 "$d/log"; exit 1; }
  cp /etc/resolv.conf "$d/root/etc/" 2>/dev/null || true
  chroot "$d/root" sh -c 'apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "$@"' sh "${packages[@]}" > "$d/log" 2>&1 || { tail -n 3 "$d/log"; exit 1; }
  cp "$0" "$d/root/finding.sh"
  status=0; FINDING_INSIDE=1 chroot "$d/root" bash /finding.sh || status=$?
  exit "$status"
fi
echo "${packages[*]} installed"
wrong() { echo "DIFFERENT from what is stated: $*"; exit 1; }
cat > "$d/root.c" << 'C'
#include <cvode/cvode.h>
#include <nvector/nvector_serial.h>
#include <stdio.h>
#include <sunnonlinsol/sunnonlinsol_fixedpoint.h>
static int rate(realtype t, N_Vector y, N_Vector rates, void* data) {
  (void)t;
  (void)y;
  (void)data;
  NV_Ith_S(rates, 0) = 1;
  return 0;
}
static int threshold(realtype t, N_Vector y, realtype* distance, void* data) {
  (void)t;
  (void)data;
  distance[0] = NV_Ith_S(y, 0) - 100;
  return 0;
}
static void run(SUNContext context, realtype end) {
  N_Vector y = N_VNew_Serial(1, context);
  N_VConst(0, y);
  void* solver = CVodeCreate(CV_ADAMS, context);
  CVodeInit(solver, rate, 0, y);
  CVodeSStolerances(solver, 1e-6, 1e-8);
  CVodeSetNonlinearSolver(solver, SUNNonlinSol_FixedPoint(y, 0, context));
  CVodeRootInit(solver, 1, threshold);
  for (int call = 0; call < 20; ++call) {
    realtype t = 0;
    int direction = 0;
    const int flag = CVode(solver, end, y, &t, CV_NORMAL);
    if (flag != CV_ROOT_RETURN) {
      printf("%d at %g\n", flag, t);
      return;
    }
    CVodeGetRootInfo(solver, &direction);
    printf("%s at %g;", direction > 0 ? "rising" : "falling", t);
  }
  printf("no end\n");
}
int main(void) {
  SUNContext context;
  SUNContext_Create(NULL, &context);
  run(context, 101);
  run(context, 100);
}
C
gcc "$d/root.c" -o "$d/root" -lsundials_cvode -lsundials_nvecserial -lsundials_sunnonlinsolfixedpoint -lm
"$d/root" > "$d/out"
[ "$(head -n 1 "$d/out")" = 'rising at 100;0 at 101' ] || wrong "$(head -n 1 "$d/out")"
[ "$(tail -n 1 "$d/out")" = "rising at 100;$(printf 'falling at 100;%.0s' {1..19})no end" ] || wrong "$(tail -n 1 "$d/out")"
echo "as stated: a root at the end is found again and again, falling"
