#!/bin/sh
# Writes Asterisk's configuration for one instance: render.sh FOLDER
#
# Every place @NAME@ in the files beside this script is filled from the environment variable NAME or its default
# below; the softphones are written out one by one. Used on a plain machine and by the Docker image alike.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
out=${1:?usage: render.sh FOLDER}

: "${YIHAOTONG_SEATS:=1001-1040}"
: "${YIHAOTONG_PLAIN_SEATS:=}"
: "${YIHAOTONG_SEAT_SECRET:?is needed: passwords of desk telephones are made from it}"
: "${YIHAOTONG_AMI_SECRET:?is needed: the password of the manager interface}"
: "${YIHAOTONG_AMI_USER:=yihaotong}"
: "${YIHAOTONG_AMI_BIND:=127.0.0.1}"
: "${YIHAOTONG_AMI_PORT:=5038}"
: "${YIHAOTONG_AMI_PERMIT:=127.0.0.1/32}"
: "${YIHAOTONG_SIP_BIND:=0.0.0.0}"
: "${YIHAOTONG_SIP_PORT:=5060}"
: "${YIHAOTONG_SIP_EXTERNAL_ADDRESS:=}"
: "${YIHAOTONG_TRUNK_MATCH:=127.0.0.1/32}"
: "${YIHAOTONG_TRUNK_CONTACT:=127.0.0.1:5070}"
# The second trunk, to the utilities' own centres: where their calls are sent to (empty: there is none) and from where
# they come.
: "${YIHAOTONG_UTILITIES_CONTACT:=}"
: "${YIHAOTONG_UTILITIES_MATCH:=}"
: "${YIHAOTONG_UTILITIES_TRANSPORT:=udp}"
: "${YIHAOTONG_UTILITIES_SRTP:=no}"
# The other Asterisks of this centre, to ring softphones that are registered with them: two=10.0.0.12:5060,three=…, each by
# the name that the server's configuration gives it. Their calls are taken from these addresses alone, and come to seats only.
: "${YIHAOTONG_PEERS:=}"
# Whoever may send SIP at all: the operator and the networks of the softphones. Others are refused before anything is read.
: "${YIHAOTONG_SIP_PERMIT:=127.0.0.0/8,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,$YIHAOTONG_TRUNK_MATCH,$YIHAOTONG_UTILITIES_MATCH,$(echo "$YIHAOTONG_PEERS" | sed 's/[^=,]*=//g; s/:[0-9]*//g')}"
# Trunks over TLS with SRTP, and softphones over WSS: a certificate with its chain, its key, and the authorities of the
# other sides when their certificates are to be verified.
: "${YIHAOTONG_TRUNK_TRANSPORT:=udp}"
: "${YIHAOTONG_TRUNK_SRTP:=no}"
: "${YIHAOTONG_TLS_PORT:=5061}"
: "${YIHAOTONG_TLS_CERTIFICATE:=}"
: "${YIHAOTONG_TLS_KEY:=}"
: "${YIHAOTONG_TLS_CA:=}"
: "${YIHAOTONG_WSS_PORT:=8089}"
: "${YIHAOTONG_WS_BIND:=127.0.0.1}"
: "${YIHAOTONG_WS_PORT:=8088}"
: "${YIHAOTONG_RTP_START:=20000}"
: "${YIHAOTONG_RTP_END:=29999}"
: "${YIHAOTONG_AGI_ADDRESS:=127.0.0.1:4573}"
: "${YIHAOTONG_SERVER_PATIENCE:=20}"
: "${YIHAOTONG_SERVER_SILENCE_MS:=1200}"
: "${YIHAOTONG_RING_SECONDS:=20}"
: "${YIHAOTONG_WAIT_TELL_SECONDS:=45}"
: "${YIHAOTONG_CALLER_AT_ONCE:=5}"
: "${YIHAOTONG_FLOW_SECONDS:=900}"
: "${YIHAOTONG_TALK_SECONDS:=14400}"
: "${YIHAOTONG_MAX_CALLS:=4000}"
: "${YIHAOTONG_SYSTEM_NAME:=yihaotong}"
# Where Asterisk itself will find the music (it may see other paths than this script).
: "${YIHAOTONG_MUSIC:=/etc/asterisk/music}"

fail() {
	echo "render.sh: $1" >&2
	exit 1
}

# Values land in files that have their own syntax: one plain word or list each.
for name in YIHAOTONG_SEATS YIHAOTONG_PLAIN_SEATS YIHAOTONG_SEAT_SECRET YIHAOTONG_AMI_SECRET YIHAOTONG_AMI_USER \
	YIHAOTONG_AMI_BIND YIHAOTONG_AMI_PORT YIHAOTONG_AMI_PERMIT YIHAOTONG_SIP_BIND YIHAOTONG_SIP_PORT \
	YIHAOTONG_SIP_EXTERNAL_ADDRESS YIHAOTONG_TRUNK_MATCH YIHAOTONG_TRUNK_CONTACT YIHAOTONG_WS_BIND YIHAOTONG_WS_PORT \
	YIHAOTONG_UTILITIES_CONTACT YIHAOTONG_UTILITIES_MATCH YIHAOTONG_UTILITIES_TRANSPORT YIHAOTONG_UTILITIES_SRTP \
	YIHAOTONG_RTP_START YIHAOTONG_RTP_END YIHAOTONG_AGI_ADDRESS YIHAOTONG_SERVER_PATIENCE YIHAOTONG_SERVER_SILENCE_MS YIHAOTONG_RING_SECONDS YIHAOTONG_WAIT_TELL_SECONDS YIHAOTONG_CALLER_AT_ONCE \
	YIHAOTONG_FLOW_SECONDS YIHAOTONG_TALK_SECONDS YIHAOTONG_MAX_CALLS YIHAOTONG_SYSTEM_NAME YIHAOTONG_MUSIC YIHAOTONG_SIP_PERMIT \
	YIHAOTONG_TRUNK_TRANSPORT YIHAOTONG_TRUNK_SRTP YIHAOTONG_TLS_PORT YIHAOTONG_TLS_CERTIFICATE YIHAOTONG_TLS_KEY \
	YIHAOTONG_TLS_CA YIHAOTONG_WSS_PORT YIHAOTONG_PEERS; do
	eval "value=\$$name"
	case $value in
		*[!A-Za-z0-9_.,:/+=-]*) fail "$name may hold letters, digits and _.,:/+=- only" ;;
	esac
done

# lines KEY LIST: one "KEY = item" line for each item of a comma-separated list
lines() {
	echo "$2" | tr ',' '\n' | sed -n "s|^..*\$|$1 = &|p"
}

# seats LIST: the numbers of a list like 1001-1040,2001
seats() {
	echo "$1" | tr ',' '\n' | while IFS=- read -r first last; do
		[ -n "$first" ] || continue
		seq "$first" "${last:-$first}"
	done
}

# seat NUMBER TEMPLATE AOR QUALIFY PASSWORD: the sections of one softphone. PASSWORD is a line of its auth section; while
# the server has issued passwords for the seat, theirs count instead (sorcery.conf). "before" is the last but one of those.
seat() {
	cat <<-END
		[seat-$1]($2)
		aors = seat-$1
		auth = seat-$1,seat-$1-before
		callerid = $1 <$1>
		[seat-$1](seat-auth)
		username = seat-$1
		$5
		[seat-$1-before](seat-auth)
		username = seat-$1
		$LOCKED
		[seat-$1]($3)
		qualify_frequency = $4

	END
}

# telephone NUMBER: the line with the password of a telephone that stands on a desk
telephone() {
	printf 'password = '
	printf 'seat-%s' "$1" | openssl dgst -sha256 -hmac "$YIHAOTONG_SEAT_SECRET" -r | cut -c1-32
}

# The digest of no password that anybody knows.
LOCKED="password_digest = MD5:$(openssl rand -hex 16)"

umask 077
mkdir -p "$out/music"

SIP_EXTERNAL=
[ -z "$YIHAOTONG_SIP_EXTERNAL_ADDRESS" ] || SIP_EXTERNAL=$(lines external_media_address "$YIHAOTONG_SIP_EXTERNAL_ADDRESS"
	lines external_signaling_address "$YIHAOTONG_SIP_EXTERNAL_ADDRESS"
	lines local_net 127.0.0.0/8)

# media NAME: the line that says whether the voices of the trunk of the variables NAME_… are encrypted
media() {
	eval "transport=\$$1_TRANSPORT srtp=\$$1_SRTP"
	case $transport/$srtp in
		udp/yes) fail "SRTP needs $1_TRANSPORT=tls: its keys stand in the SIP messages" ;;
		udp/no | tls/no) echo "media_encryption = no" ;;
		tls/yes) echo "media_encryption = sdes" ;;
		udp/* | tls/*) fail "$1_SRTP is yes or no" ;;
		*) fail "$1_TRANSPORT is udp or tls" ;;
	esac
	[ "$transport" = udp ] || [ -n "$YIHAOTONG_TLS_CERTIFICATE" ] ||
		fail "$1_TRANSPORT=tls needs YIHAOTONG_TLS_CERTIFICATE and YIHAOTONG_TLS_KEY"
}

# contact NAME: the line that says where calls over that trunk are sent to
contact() {
	eval "transport=\$$1_TRANSPORT contact=\$$1_CONTACT"
	case $transport in
		# A semicolon begins a comment unless it is escaped, and so does the backslash for sed.
		tls) printf 'contact = sip:%s\\\\;transport=tls\n' "$contact" ;;
		*) echo "contact = sip:$contact" ;;
	esac
}

TRUNK_MEDIA=$(media YIHAOTONG_TRUNK)
TRUNK_CONTACT=$(contact YIHAOTONG_TRUNK)

UTILITIES="; No second trunk: YIHAOTONG_UTILITIES_CONTACT is empty."
if [ -n "$YIHAOTONG_UTILITIES_CONTACT" ]; then
	UTILITIES_MEDIA=$(media YIHAOTONG_UTILITIES)
	UTILITIES="; The trunk to the utilities' own centres.
[utilities]
type = endpoint
transport = transport-$YIHAOTONG_UTILITIES_TRANSPORT
$UTILITIES_MEDIA
context = from-centre
disallow = all
allow = alaw,ulaw
aors = utilities
direct_media = no
dtmf_mode = auto
rtp_symmetric = yes
trust_id_inbound = yes
rtp_timeout = 0
send_pai = no
language = cn

[utilities]
type = aor
$(contact YIHAOTONG_UTILITIES)"
	[ -z "$YIHAOTONG_UTILITIES_MATCH" ] || UTILITIES="$UTILITIES

[utilities]
type = identify
endpoint = utilities
$(lines match "$YIHAOTONG_UTILITIES_MATCH")"
fi

# peer NAME=HOST:PORT: the sections of the trunk to another Asterisk. One that is gone is known within four seconds, and
# a talk whose other side vanished with it ends after 30.
peer() {
	name=${1%%=*} place=${1#*=}
	case $name in
		'' | *[!a-z0-9]*) fail "YIHAOTONG_PEERS: $1 is not NAME=HOST:PORT, with a name of a-z and 0-9" ;;
	esac
	case $place in
		*:*[0-9]) ;;
		*) fail "YIHAOTONG_PEERS: $1 is not NAME=HOST:PORT" ;;
	esac
	cat <<-END
		[peer-$name]
		type = endpoint
		transport = transport-udp
		context = from-peer
		disallow = all
		allow = alaw,ulaw
		aors = peer-$name
		identify_by = ip
		direct_media = no
		rtp_symmetric = yes
		rtp_timeout = 30
		rtp_timeout_hold = 300
		rtp_keepalive = 5
		trust_id_inbound = yes
		send_pai = no
		language = cn

		[peer-$name]
		type = aor
		contact = sip:$place
		qualify_frequency = 2
		qualify_timeout = 1.5

		[peer-$name]
		type = identify
		endpoint = peer-$name
		match = ${place%:*}

	END
}

PEERS="; No other Asterisk: YIHAOTONG_PEERS is empty."
[ -z "$YIHAOTONG_PEERS" ] || PEERS="; The other Asterisks of this centre.
$(for one in $(echo "$YIHAOTONG_PEERS" | tr ',' ' '); do peer "$one"; done)" || exit 1

# Asterisk finds its certificates beside its configuration.
TLS_TRANSPORTS=
HTTP_TLS=
if [ -n "$YIHAOTONG_TLS_CERTIFICATE" ]; then
	mkdir -p "$out/keys"
	cp "$YIHAOTONG_TLS_CERTIFICATE" "$out/keys/certificate.pem" || fail "the certificate cannot be read"
	cp "$YIHAOTONG_TLS_KEY" "$out/keys/key.pem" || fail "the certificate's key cannot be read"
	verify="verify_client = no"
	if [ -n "$YIHAOTONG_TLS_CA" ]; then
		cp "$YIHAOTONG_TLS_CA" "$out/keys/ca.pem" || fail "the authority's certificate cannot be read"
		verify="ca_list_file = /etc/asterisk/keys/ca.pem
verify_server = yes
verify_client = no"
	fi
	TLS_TRANSPORTS="[transport-tls]
type = transport
protocol = tls
bind = $YIHAOTONG_SIP_BIND:$YIHAOTONG_TLS_PORT
method = tlsv1_2
cert_file = /etc/asterisk/keys/certificate.pem
priv_key_file = /etc/asterisk/keys/key.pem
$verify

[transport-wss]
type = transport
protocol = wss
bind = $YIHAOTONG_SIP_BIND"
	HTTP_TLS="tlsenable = yes
tlsbindaddr = $YIHAOTONG_WS_BIND:$YIHAOTONG_WSS_PORT
tlscertfile = /etc/asterisk/keys/certificate.pem
tlsprivatekey = /etc/asterisk/keys/key.pem
tlsdisablev1 = yes
tlsdisablev11 = yes"
fi
WEB_TRANSPORT=${YIHAOTONG_TLS_CERTIFICATE:+wss}

# A value of several lines needs its line ends escaped for sed.
multiline() {
	sed '$!s/$/\\/'
}

script=$out/.render.sed
{
	for name in YIHAOTONG_AMI_SECRET YIHAOTONG_AMI_USER YIHAOTONG_AMI_BIND YIHAOTONG_AMI_PORT YIHAOTONG_SIP_BIND \
		YIHAOTONG_SIP_PORT YIHAOTONG_TRUNK_CONTACT YIHAOTONG_WS_BIND YIHAOTONG_WS_PORT YIHAOTONG_RTP_START \
		YIHAOTONG_RTP_END YIHAOTONG_AGI_ADDRESS YIHAOTONG_SERVER_PATIENCE YIHAOTONG_SERVER_SILENCE_MS YIHAOTONG_RING_SECONDS YIHAOTONG_WAIT_TELL_SECONDS YIHAOTONG_CALLER_AT_ONCE \
		YIHAOTONG_FLOW_SECONDS YIHAOTONG_TALK_SECONDS YIHAOTONG_MAX_CALLS YIHAOTONG_SYSTEM_NAME YIHAOTONG_MUSIC; do
		eval "echo \"s|@$name@|\$$name|g\""
	done
	printf 's|@YIHAOTONG_SIP_EXTERNAL@|%s|\n' "$(printf '%s\n' "$SIP_EXTERNAL" | multiline)"
	printf 's|@YIHAOTONG_TLS_TRANSPORTS@|%s|\n' "$(printf '%s\n' "$TLS_TRANSPORTS" | multiline)"
	printf 's|@YIHAOTONG_UTILITIES@|%s|\n' "$(printf '%s\n' "$UTILITIES" | multiline)"
	printf 's|@YIHAOTONG_PEERS@|%s|\n' "$(printf '%s\n' "$PEERS" | multiline)"
	printf 's|@YIHAOTONG_HTTP_TLS@|%s|\n' "$(printf '%s\n' "$HTTP_TLS" | multiline)"
	printf 's|@YIHAOTONG_TRUNK_TRANSPORT@|%s|\n' "$YIHAOTONG_TRUNK_TRANSPORT"
	printf 's|@YIHAOTONG_TRUNK_MEDIA@|%s|\n' "$TRUNK_MEDIA"
	printf 's|@YIHAOTONG_TRUNK_CONTACT_LINE@|%s|\n' "$TRUNK_CONTACT"
	printf 's|@YIHAOTONG_WEB_TRANSPORT@|%s|\n' "${WEB_TRANSPORT:-ws}"
	printf 's|@YIHAOTONG_SIP_PERMITS@|%s|\n' "$(lines permit "$YIHAOTONG_SIP_PERMIT" | multiline)"
	printf 's|@YIHAOTONG_TRUNK_MATCHES@|%s|\n' "$(lines match "$YIHAOTONG_TRUNK_MATCH" | multiline)"
	printf 's|@YIHAOTONG_AMI_PERMITS@|%s|\n' "$(lines permit "$YIHAOTONG_AMI_PERMIT" | multiline)"
} >"$script"
for file in "$here"/*.conf; do
	sed -f "$script" "$file" >"$out/$(basename "$file")"
done
rm "$script"

: >"$out/queues_seats.conf"
{
	for number in $(seats "$YIHAOTONG_SEATS"); do
		seat "$number" seat-webrtc seat-web-aor 15 "$LOCKED"
		echo "member => PJSIP/seat-$number,1" >>"$out/queues_seats.conf"
	done
	for number in $(seats "$YIHAOTONG_PLAIN_SEATS"); do
		seat "$number" seat-plain seat-aor 0 "$(telephone "$number")"
		echo "member => PJSIP/seat-$number,1" >>"$out/queues_seats.conf"
	done
} >"$out/pjsip_seats.conf"

# A quiet pair of chords, so that the line does not sound dead; replace it by putting files into the folder.
if [ ! -s "$out/music/quiet.wav" ]; then
	command -v sox >/dev/null || fail "sox is needed to make the waiting music"
	sox -q -n -r 8000 -c 1 -b 16 "$out/music/quiet.wav" \
		synth 4 sine 262 sine 330 sine 392 fade 0.4 4 0.8 remix - gain -24 : \
		synth 4 sine 220 sine 262 sine 330 fade 0.4 4 0.8 remix - gain -24 ||
		fail "the waiting music cannot be made"
fi
grep -l '@YIHAOTONG_' "$out"/*.conf && fail "a place was left open in the files above"
exit 0
