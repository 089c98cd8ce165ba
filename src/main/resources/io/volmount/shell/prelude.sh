# shellcheck shell=sh
# The ground that every script stands on: a known environment, the frame, and looks that both steps and probes take.
#
# One text is read by `sh -s` from its standard input: assignments, this file, others, and `main </dev/null` as the very
# last line. Everything before that line only defines, so a text cut off on its way does nothing.
#
# NONCE  random word of this one run. Lines that begin with @NONCE are the frame; all others are noise or a body.

set -u
LC_ALL=C
PATH=/usr/sbin:/usr/bin:/sbin:/bin:/opt/mesosphere/bin
export LC_ALL PATH
umask 077

# What volmount keeps on a node; it survives a reboot, unlike anything under /run.
# shellcheck disable=SC2034 # used by the files that follow
STATE=/var/lib/volmount

# say WORD SENTENCE...: one line of the frame, on descriptor 3, kept to one line whatever is in the sentence.
say() {
    word=$1
    shift
    sentence=$(printf '%s' "$*" | tr '[:cntrl:]' ' ' | cut -c 1-800)
    printf '\n@%s %s %s\n' "$NONCE" "$word" "$sentence" >&3
}

# failed SENTENCE...: ends the script; what it was to reach was not reached.
failed() {
    say failed "$@"
    exit 21
}

need_root() {
    [ "$(id -u)" -eq 0 ] || failed "the script runs as $(id -un), not as root; set 'sudo: passwordless' for this agent"
}

# property UNIT NAME: what systemd knows of the unit; nothing when it does not know.
property() {
    answer=$(systemctl show -p "$2" -- "$1" 2>/dev/null)
    printf '%s' "${answer#*=}"
}

# numbers DEVICE: its MAJOR:MINOR, under which the kernel knows it whatever its name.
numbers() {
    hex=$(stat -L -c '0x%t 0x%T' -- "$1") || return 1
    printf '%d:%d' "${hex% *}" "${hex#* }"
}

# device MAJOR:MINOR: the kernel's own name for it, under /dev.
device() {
    node=$(sed -n 's/^DEVNAME=//p' "/sys/dev/block/$1/uevent" 2>/dev/null)
    [ -n "$node" ] && printf '/dev/%s' "$node"
}
