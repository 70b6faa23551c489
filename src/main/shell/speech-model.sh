#!/usr/bin/env bash
# Fetches an official speech model, verifies it and puts it under var/models; called by ./run speech-model.
#
#   ./run speech-model                     lists the models
#   ./run speech-model NAME                fetches, verifies and unpacks one
#   ./run speech-model NAME --file ZIP     the same with a file that was carried here by other means
#   ./run speech-model NAME --sha256 HEX   verifies by this checksum instead of the one below
ROOT=$(cd "$(dirname "$0")/../../.." && pwd) || exit 1
. "$ROOT/src/main/shell/common.sh"

SOURCE=https://alphacephei.com/vosk/models
MODELS="$YIHAOTONG_VAR/models"

# name, bytes of the archive, its SHA-256. nlp-models/speech/README.md tells where the checksums come from.
KNOWN=(
	"vosk-model-small-cn-0.22 43898754 3af8b0e7e0f835ae9d414ce5df580237a3cfb08d586c9fbbb0f7ff29ad5b14ba"
	"vosk-model-cn-0.22 1358736686 7f5580bf7ca3d9e8ce8be68337378950ed78ef974df7a7d4ead8dbe32bec2fa1"
)

list() {
	local entry name bytes sum
	say "Models for real callers (nlp-models/speech/README.md tells what they are worth):"
	for entry in "${KNOWN[@]}"; do
		read -r name bytes sum <<<"$entry"
		printf '  %-26s %5d MB%s\n' "$name" "$((bytes / 1000000))" "$([ -d "$MODELS/$name" ] && printf '  is in %s' "$MODELS/$name")"
	done
	say "Fetch one: ./run speech-model NAME"
}

how_to_use() {
	say "Start the hotline with it: YIHAOTONG_SPEECH_MODEL=$MODELS/$1 ./run"
}

fetch() {
	local url="$SOURCE/$1.zip" status=0
	command -v curl >/dev/null || fail "curl is missing: apt-get install curl"
	if ! curl -fsSI --connect-timeout 10 --max-time 30 -o /dev/null "$url"; then
		fail "$url cannot be reached: this machine has no internet, or the server is away.
Fetch the file on a machine that has internet, carry it here and call: ./run speech-model $1 --file $1.zip
Until then the built-in demo model and the keys of the telephone are used."
	fi
	say "Fetching $url ($((bytes / 1000000)) MB); an interrupted fetch goes on where it stopped"
	curl -fL --connect-timeout 10 --retry 3 -C - --progress-bar -o "$2" "$url" || status=$?
	[ "$status" -eq 0 ] || fail "The fetch failed (curl $status). Call the same command again: it goes on where it stopped."
}

verify() {
	local found
	found=$(sha256sum "$1" | cut -d' ' -f1)
	if [ "$found" != "$2" ]; then
		say "expected $2" >&2
		say "found    $found" >&2
		fail "The file is not the one that was expected; it is not used. Remove $1 and try again.
If the publisher has replaced the model, compare his checksum and give it with --sha256."
	fi
	say "Verified: SHA-256 $found"
}

unpack() {
	local draft="$MODELS/.$1.unpacking" jar
	find_java
	jar="$(dirname "$JAVA")/jar"
	rm -rf "$draft"
	mkdir -p "$draft"
	(cd "$draft" && "$jar" -xf "$2") || fail "The file cannot be unpacked."
	for part in am/final.mdl conf/model.conf graph; do
		[ -e "$draft/$1/$part" ] || fail "The model lacks $part; the server cannot use it."
	done
	mv "$draft/$1" "$MODELS/$1" && rmdir "$draft"
}

name=${1:-}
[ -n "$name" ] || {
	list
	exit 0
}
shift
file=
given=
while [ $# -gt 0 ]; do
	case "$1" in
	--file) file=$(realpath -e "${2:-}" 2>/dev/null) || fail "--file needs a file that exists" ;;
	--sha256) given=$(printf '%s' "${2:-}" | tr 'A-F' 'a-f') ;;
	*) fail "Unknown option $1; see src/main/shell/speech-model.sh" ;;
	esac
	shift 2 || fail "An option without a value"
done

bytes=0
expected=
for entry in "${KNOWN[@]}"; do
	read -r known known_bytes known_sum <<<"$entry"
	if [ "$known" = "$name" ]; then
		bytes=$known_bytes
		expected=$known_sum
	fi
done
[ -n "$expected" ] || {
	list >&2
	fail "$name is not one of them"
}
expected=${given:-$expected}
[[ "$expected" =~ ^[0-9a-f]{64}$ ]] || fail "--sha256 needs 64 hexadecimal digits"

if [ -d "$MODELS/$name" ]; then
	say "$name is in $MODELS/$name already"
	how_to_use "$name"
	exit 0
fi
mkdir -p "$MODELS" || fail "The folder $MODELS cannot be made."
require_room "$((bytes / 1000000 * 3 + 100))"
archive=${file:-$MODELS/$name.zip}
[ -n "$file" ] || fetch "$name" "$archive"
verify "$archive" "$expected"
unpack "$name" "$archive"
[ -n "$file" ] || rm -f "$archive"
say "$name is in $MODELS/$name"
how_to_use "$name"
