# Shared by ./run, ./test and ./bench: steps with their times, packages, the build.
# Sourced with $ROOT set to the checkout.

set -u -o pipefail

YIHAOTONG_CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/yihaotong"
YIHAOTONG_VAR="${YIHAOTONG_VAR:-$ROOT/var}"
LOGS="$YIHAOTONG_VAR/log"
BEGAN=$SECONDS
export YIHAOTONG_VAR
export LC_ALL="${LC_ALL:-C.UTF-8}"

say() {
	printf '%s\n' "$*"
}

fail() {
	printf '\nyihaotong: %s\n' "$*" >&2
	exit 1
}

# step NAME EXPECTED_SECONDS WORDS COMMAND...: runs a command, output into var/log/NAME.log, one line when it
# is done; meanwhile a bar on a terminal, a line every 20 s elsewhere.
step() {
	local name=$1 expected=$2 words=$3 log began status=0
	shift 3
	mkdir -p "$LOGS" || fail "The folder $LOGS cannot be made. Is the disk full or read-only?"
	log="$LOGS/$name.log"
	began=$SECONDS
	"$@" >"$log" 2>&1 </dev/null &
	step_pid=$!
	watch_step "$step_pid" "$expected" "$words" "$began"
	wait "$step_pid" || status=$?
	step_pid=
	clear_line
	if [ "$status" -ne 0 ]; then
		tail -n 15 "$log" >&2
		explain "$log"
		fail "$words failed after $((SECONDS - began)) s. The whole output is in $log"
	fi
	printf '  %4d s  %s\n' "$((SECONDS - began))" "$words"
}

watch_step() {
	local pid=$1 expected=$2 words=$3 began=$4 spent filled bar told=0
	while kill -0 "$pid" 2>/dev/null; do
		spent=$((SECONDS - began))
		if [ -t 1 ]; then
			filled=$((spent * 20 / (expected > spent ? expected : spent + 1)))
			bar=$(printf '%*s' "$filled" '' | tr ' ' '#')
			printf '\r  %4d s  %s [%-20s]' "$spent" "$words" "$bar"
		elif [ "$spent" -ge $((told + 20)) ]; then
			told=$spent
			printf '  %4d s  %s … (about %s s on a first run)\n' "$spent" "$words" "$expected"
		fi
		sleep 0.2
	done
}

clear_line() {
	if [ -t 1 ]; then
		printf '\r\033[K'
	fi
}

# Says in words what the commonest failures mean.
explain() {
	if grep -qi 'no space left on device' "$1"; then
		say "The disk is full: make room (df -h) and start again; what is done so far is kept." >&2
	elif grep -qiE 'temporary failure resolving|could not resolve|unknown host|connection timed out|failed to fetch' "$1"; then
		say "A package registry could not be reached: check the network and start again; what is done so far is kept." >&2
	fi
}

require_root() {
	[ "$(id -u)" -eq 0 ] || fail "This needs root (it installs packages and runs Asterisk in its own root folder). Start it with sudo."
}

# require_room MEGABYTES
require_room() {
	local free folder
	for folder in "$ROOT" "$HOME"; do
		free=$(df -Pm "$folder" | awk 'NR == 2 { print $4 }')
		[ "$free" -ge "$1" ] || fail "Only $free MB are free under $folder; $1 MB are needed. Make room and start again."
	done
}

# ensure_packages PACKAGE...: installs the Debian packages that are missing.
ensure_packages() {
	local package missing=()
	for package in "$@"; do
		if [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then
			missing+=("$package")
		fi
	done
	[ ${#missing[@]} -eq 0 ] && return
	require_room 1500
	step packages 60 "Installing ${missing[*]}" install_packages "${missing[@]}"
}

install_packages() {
	apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install "$@"
}

find_java() {
	local candidate
	for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/*25*; do
		if [ -x "$candidate/bin/javac" ] && "$candidate/bin/java" -version 2>&1 | grep -q 'version "25'; then
			JAVA="$candidate/bin/java"
			# Maven takes `java` from PATH where JAVA_HOME is its own Java already.
			export PATH="$candidate/bin:$PATH"
			return
		fi
	done
	fail "JDK 25 was not found under /usr/lib/jvm nor in JAVA_HOME. Install one (for example temurin-25-jdk) and start again."
}

ensure_asterisk() {
	local root="${YIHAOTONG_ASTERISK_ROOT:-$YIHAOTONG_CACHE/asterisk-root}"
	if [ ! -x "$root/usr/sbin/asterisk" ]; then
		require_room 1500
		step asterisk-root 60 "Fetching Asterisk 22 from Debian testing into $root" "$ROOT/src/main/shell/asterisk-root.sh"
	fi
}

# hash_of PATH...: one hash over the files beneath, whatever their dates.
hash_of() {
	(cd "$ROOT" && find "$@" -name node_modules -prune -o -name dist -prune -o -type f -print0 2>/dev/null | sort -z |
		xargs -0 sha1sum | sha1sum | cut -d' ' -f1)
}

# Sets MAVEN to the command, without the staff console where that is built already.
prepare_maven() {
	MAVEN=(mvn -B -ntp -f "$ROOT/pom.xml")
	CONSOLE_HASH=$(hash_of src/main/web)
	if [ ! -f "$ROOT/src/main/web/package.json" ] ||
		{ [ "$(cat "$ROOT/target/console.hash" 2>/dev/null)" = "$CONSOLE_HASH" ] &&
			[ -f "$ROOT/target/classes/static/console/index.html" ]; }; then
		MAVEN+=(-Dskip.console=true)
	fi
}

remember_console() {
	if [ -f "$ROOT/target/classes/static/console/index.html" ]; then
		printf '%s\n' "$CONSOLE_HASH" >"$ROOT/target/console.hash"
	fi
}

# Compiles the server when a source changed since the last time.
ensure_built() {
	local now
	now=$(hash_of pom.xml src/main/java src/main/resources src/main/web nlp-models)
	if [ "$(cat "$ROOT/target/sources.hash" 2>/dev/null)" = "$now" ] && [ -s "$ROOT/target/classpath.txt" ]; then
		return
	fi
	prepare_maven
	step build 180 "Building the server and the staff console" "${MAVEN[@]}" -q process-classes
	remember_console
	printf '%s\n' "$now" >"$ROOT/target/sources.hash"
}

# Fits the built-in speech model to the texts of this checkout, unless that is done already; another model
# (YIHAOTONG_SPEECH_MODEL) is fitted by hand with ./run speech adapt. Without it the model hears as it came.
ensure_adapted() {
	export YIHAOTONG_SPEECH_ADAPTED="${YIHAOTONG_SPEECH_ADAPTED:-$YIHAOTONG_VAR/speech}"
	[ -n "${YIHAOTONG_SPEECH_MODEL:-}" ] || step speech-adapt 15 "Fitting the speech model to the hotline's words" adapt_builtin
}

adapt_builtin() {
	adapt_model "$ROOT/nlp-models/speech/model-zh-demo" || true
}

# adapt_model FOLDER
adapt_model() {
	"$JAVA" -Xmx1500m -XX:+UseSerialGC -Dfile.encoding=UTF-8 \
		-cp "$ROOT/target/classes:$(cat "$ROOT/target/classpath.txt")" \
		org.yihaotong.speech.adapt.AdaptCommand "$ROOT" "$YIHAOTONG_SPEECH_ADAPTED" "$1"
}
