#!/usr/bin/env bash
# Fits a speech model to this hotline; called by ./run speech.
#
#   ./run speech adapt [FOLDER]   counts the words of the project's texts and makes an adapted model below var/speech
#                                 from the model in FOLDER (YIHAOTONG_SPEECH_MODEL, or the built-in one)
ROOT=$(cd "$(dirname "$0")/../../.." && pwd) || exit 1
. "$ROOT/src/main/shell/common.sh"

usage() {
	sed -n '4,5s/^# \{0,3\}//p' "$0"
}

case "${1:-}" in
adapt) ;;
-h | --help)
	usage
	exit 0
	;;
*)
	usage >&2
	fail "./run speech knows one word: adapt"
	;;
esac

base=${2:-${YIHAOTONG_SPEECH_MODEL:-$ROOT/nlp-models/speech/model-zh-demo}}
find_java
command -v fstcompile >/dev/null || { require_root && ensure_packages libfst-tools; }
ensure_built
export YIHAOTONG_SPEECH_ADAPTED="${YIHAOTONG_SPEECH_ADAPTED:-$YIHAOTONG_VAR/speech}"
adapt_model "$base"
