#!/bin/sh
# Gives the path of a private root with Asterisk 22, making it first when it is missing: asterisk-root.sh
#
# Debian 12 and 13 have no Asterisk; the testing suite has 22.10.1, the least version without known holes. The root is
# made beside the checkout's world (never inside it), in a temporary folder that is renamed when it is complete.
# Progress goes to standard error, the path to standard output. YIHAOTONG_ASTERISK_ROOT names another root.
set -eu

suite=forky
cache=${XDG_CACHE_HOME:-$HOME/.cache}/yihaotong
root=${YIHAOTONG_ASTERISK_ROOT:-$cache/asterisk-root}

say() {
	echo "$1" >&2
}

if [ -x "$root/usr/sbin/asterisk" ]; then
	echo "$root"
	exit 0
fi
[ "$(id -u)" = 0 ] || { say "Asterisk's private root can be made by root only; or set YIHAOTONG_ASTERISK_ROOT"; exit 1; }

if ! command -v debootstrap >/dev/null; then
	say "Installing debootstrap ..."
	apt-get update -qq >&2
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq debootstrap >&2
fi

mkdir -p "$(dirname "$root")"
making=$(mktemp -d "$root.XXXXXX")
trap 'rm -rf "$making"' EXIT
trap 'exit 1' INT TERM
scripts=/usr/share/debootstrap/scripts
# An older debootstrap does not know the suite; Debian's suites share one script.
script=$scripts/$suite
[ -e "$script" ] || script=$scripts/sid
mirror=${YIHAOTONG_DEBIAN_MIRROR:-}
if [ -z "$mirror" ]; then
	mirror=$(sed -n 's/^URIs: *\([^ ]*\).*/\1/p; s/^deb \(\[[^]]*\] \)\{0,1\}\([^ ]*\).*/\2/p' \
		/etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null |
		grep -v security | grep debian | head -n 1)
fi
[ -n "$mirror" ] || { say "apt names no Debian mirror here: name one in YIHAOTONG_DEBIAN_MIRROR"; exit 1; }

say "Fetching Asterisk 22 from Debian $suite (about a minute, 500 MB) ..."
log=$making.log
debootstrap --variant=minbase --include=asterisk,asterisk-modules,asterisk-core-sounds-en \
	"$suite" "$making" "$mirror" "$script" >"$log" 2>&1 &
work=$!
while kill -0 "$work" 2>/dev/null; do
	packages=$(grep -c '^I: \(Retrieving\|Validating\|Extracting\|Unpacking\|Configuring\)' "$log" || true)
	printf '\r  %s steps, %s' "$packages" "$(du -sh "$making" 2>/dev/null | cut -f1)  " >&2
	sleep 1
done
printf '\r' >&2
wait "$work" || { tail -n 20 "$log" >&2; say "Asterisk could not be fetched (see above)"; rm -f "$log"; exit 1; }
rm -f "$log"
rm -rf "$making/var/cache/apt/archives"/*.deb
chmod 755 "$making"
[ -e "$root" ] && rmdir "$root"
mv "$making" "$root"
trap - EXIT
say "  $(chroot "$root" /usr/sbin/asterisk -V) is ready"
echo "$root"
