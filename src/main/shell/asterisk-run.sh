#!/bin/sh
# Runs one Asterisk inside the private root: unshare -m --propagation private asterisk-run.sh ROOT INSTANCE SOUNDS
#
# INSTANCE holds this instance's etc, lib, spool, log and run folders; SOUNDS is seen by Asterisk as /srv. The mounts
# belong to this process's own mount namespace: they vanish with it, and several instances share one untouched root.
set -eu

root=$1
instance=$2
sounds=$3

mkdir -p "$instance/lib/state" "$instance/spool" "$instance/log/cel-custom" "$instance/run/asterisk" "$sounds"
mount --bind /proc "$root/proc"
mount --bind /dev "$root/dev"
mount --bind "$instance/etc" "$root/etc/asterisk"
mount --bind "$instance/lib" "$root/var/lib/asterisk"
mount --bind "$instance/spool" "$root/var/spool/asterisk"
mount --bind "$instance/log" "$root/var/log/asterisk"
mount --bind "$instance/run" "$root/run"
mount --bind "$sounds" "$root/srv"
# Asterisk looks its own host name up at each call; without a resolver that fails and falls back to a root server.
cp /etc/hosts "$instance/hosts"
name=$(hostname)
getent hosts "$name" >/dev/null || echo "$(hostname -I | cut -d' ' -f1 | grep . || echo 127.0.0.1) $name" >>"$instance/hosts"
[ -e "$root/etc/hosts" ] || : >"$root/etc/hosts"
mount --bind "$instance/hosts" "$root/etc/hosts"
exec chroot "$root" /usr/sbin/asterisk -f
