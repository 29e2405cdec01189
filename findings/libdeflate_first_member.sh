#!/bin/bash
# libdeflate, Debian's libdeflate-dev 1.14-1, gcc. Seen 2026-11.
# Expected: a .gz of two members, such as months of load that were joined by cat, is decompressed whole, as
# by gzip, or refused.
# Seen: libdeflate_gzip_decompress() gives the first member and success; only the _ex function tells that
# input was left.
set -euo pipefail
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT
# The pinned Debian packages: this system's own where it has just these, or else a small Debian 12 that
# is made in the temporary folder (that needs debootstrap and root), in which the script runs again.
packages=(libdeflate-dev=1.14-1 gcc=4:12.2.0-3)
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
cat > "$d/members.c" << 'C'
#include <libdeflate.h>
#include <stdio.h>
int main(int argc, char** argv) {
  unsigned char in[4096], out[4096];
  FILE* file = fopen(argv[1], "rb");
  const size_t size = fread(in, 1, sizeof in, file);
  size_t used = 0, written = 0;
  struct libdeflate_decompressor* decompressor = libdeflate_alloc_decompressor();
  const int result = libdeflate_gzip_decompress(decompressor, in, size, out, sizeof out, &written);
  libdeflate_gzip_decompress_ex(decompressor, in, size, out, sizeof out, &used, &written);
  printf("result %d, %zu bytes, all read: %d\n", result, written, used == size);
}
C
gcc "$d/members.c" -o "$d/members" -ldeflate
{ echo 'hour,load_mw' | gzip -n; echo '0,9400' | gzip -n; } > "$d/load.csv.gz"
[ "$(gzip -dc "$d/load.csv.gz" | wc -c)" = 20 ] || wrong 'gzip itself'
out=$("$d/members" "$d/load.csv.gz")
[ "$out" = 'result 0, 13 bytes, all read: 0' ] || wrong "$out"
echo "as stated: success with 13 of 20 bytes"
