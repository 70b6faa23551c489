#!/bin/sh
# The image's start: writes the configuration from the environment, then becomes Asterisk.
set -eu
/opt/yihaotong/dialplan/render.sh /etc/asterisk
mkdir -p /var/log/asterisk/cel-custom /var/lib/asterisk/state
exec /usr/sbin/asterisk -f
