# shellcheck shell=sh
# Included first in every script: the environment, the result line, and functions that steps and probes share.
#
# `sh -s` reads one text from its standard input, which is a single group in braces: parameter assignments, this file, other
# files, and `main </dev/null`. A shell runs no part of a group before it has read it to its end, so a text that is truncated
# anywhere does nothing.
#
# NONCE  a random word, drawn for this run of the script. Lines that begin with @NONCE belong to the protocol; all other
#        lines are noise or the body of a section.

set -u
LC_ALL=C
PATH=/usr/sbin:/usr/bin:/sbin:/bin:/opt/mesosphere/bin
export LC_ALL PATH
umask 077

# What volmount stores on a node. Unlike /run, it survives a reboot.
# shellcheck disable=SC2034 # used by the files that follow
STATE=/var/lib/volmount

# result WORD SENTENCE...: prints the result line to descriptor 3. The sentence always stays on that one line.
result() {
    word=$1
    shift
    sentence=$(printf '%s' "$*" | tr '[:cntrl:]' ' ' | cut -c 1-800)
    printf '\n@%s %s %s\n' "$NONCE" "$word" "$sentence" >&3
}

# failed SENTENCE...: ends the script; it did not reach its goal.
failed() {
    result failed "$@"
    exit 21
}

require_root() {
    # Cannot be foreseen: without root the probe fails, and nothing is planned.
    [ "$(id -u)" -eq 0 ] || failed "the script runs as $(id -un), not as root; set 'sudo: passwordless' for this agent"
}

# unit_property UNIT NAME: prints a property of the unit as systemd reports it; nothing if systemd does not know it.
unit_property() {
    answer=$(systemctl show -p "$2" -- "$1" 2>/dev/null)
    printf '%s' "${answer#*=}"
}

# device_number DEVICE: prints its MAJOR:MINOR, which identifies it to the kernel whatever its name.
device_number() {
    hex=$(stat -L -c '0x%t 0x%T' -- "$1") || return 1
    printf '%d:%d' "${hex% *}" "${hex#* }"
}

# device_path MAJOR:MINOR: prints the path of the device under /dev, by the kernel's own name for it.
device_path() {
    node=$(sed -n 's/^DEVNAME=//p' "/sys/dev/block/$1/uevent" 2>/dev/null)
    [ -n "$node" ] && printf '/dev/%s' "$node"
}

# is_readable DEVICE: whether its first blocks can be read, which those of a dead or missing disk cannot.
is_readable() {
    [ "$(head -c 4096 "$1" 2>/dev/null | wc -c)" -eq 4096 ]
}

# children_of MAJOR:MINOR: prints the kernel's names of its partitions and of the devices built on it (LVM, RAID),
# separated by spaces. Returns 1 if the kernel does not list them.
children_of() {
    [ -d "/sys/dev/block/$1/holders" ] || return 1
    for child in "/sys/dev/block/$1"/*/partition "/sys/dev/block/$1"/holders/*; do
        if [ -e "$child" ]; then
            child=${child%/partition}
            printf '%s ' "${child##*/}"
        fi
    done
}

# used_as_swap MAJOR:MINOR: prints 1 if the kernel swaps to the device, 0 if not. Returns 1 if that cannot be determined.
# A kernel without swap has no /proc/swaps. That file lists the kernel's names, which may not exist under /dev.
used_as_swap() {
    swaps=0
    [ -e /proc/swaps ] || { printf 0 && return 0; }
    while read -r swap kind _; do
        if [ "$kind" = partition ]; then
            { [ -b "$swap" ] && used=$(device_number "$swap"); } \
                || read -r used <"/sys/class/block/${swap##*/}/dev" || return 1
            [ "$used" != "$1" ] || swaps=1
        fi
    done </proc/swaps || return 1
    printf %s "$swaps"
}

# serial MAJOR:MINOR: prints the serial number of a whole disk, from its driver or udev; nothing if it has none.
serial() {
    [ ! -e "/sys/dev/block/$1/partition" ] || return 0
    for slave in "/sys/dev/block/$1"/slaves/*; do
        [ ! -e "$slave" ] || return 0
    done
    for file in "/sys/dev/block/$1/serial" "/sys/dev/block/$1/device/serial"; do
        if [ -r "$file" ] && read -r number <"$file" && [ -n "$number" ]; then
            printf '%s' "$number"
            return 0
        fi
    done
    if [ -r "/run/udev/data/b$1" ]; then
        sed -n '/^E:ID_SCSI_SERIAL=./{s/^[^=]*=//p;q;}' "/run/udev/data/b$1" | grep . \
            || sed -n '/^E:ID_SERIAL_SHORT=./{s/^[^=]*=//p;q;}' "/run/udev/data/b$1"
    fi
}

# attachment MAJOR:MINOR: prints which of all disks attached since the boot this is, and which partition of it. A disk that
# takes its place gets another value. Prints nothing if the kernel does not tell.
#
# Linux numbers disks (diskseq) since 5.15. On older kernels the inode of the device node in devtmpfs serves: each disk gets
# a new one. It does not serve where content can change behind the same node: loop devices and removable media.
attachment() {
    disk=/sys/dev/block/$1 part=
    if [ -e "$disk/partition" ]; then
        part="partition $(cat "$disk/partition") at $(cat "$disk/start") of "
        disk=$disk/..
    fi
    if ! { read -r count 2>/dev/null <"$disk/diskseq" && count="diskseq $count"; }; then
        { [ -e "$disk/device" ] && [ "$(cat "$disk/removable")" = 0 ] && dev_is_devtmpfs; } || return 0
        node=/dev/$(sed -n 's/^DEVNAME=//p' "$disk/uevent")
        [ "$(device_number "$node")" = "$(cat "$disk/dev")" ] || return 0
        count="inode $(stat -c %i -- "$node")"
    fi
    read -r boot </proc/sys/kernel/random/boot_id && printf '%s%s of boot %s' "$part" "$count" "$boot"
}

dev_is_devtmpfs() {
    awk '$5 == "/dev" { type = $0; sub(/.* - /, "", type) } END { exit type !~ /^devtmpfs / }' /proc/self/mountinfo
}

# has_identity MAJOR:MINOR IDENTITY: whether this is the planned device: by a udev link that still points to it, by its
# serial number, or by its attachment.
has_identity() {
    [ -n "$2" ] || return 1
    case $2 in
        /dev/disk/by-id/*) [ "$(device_number "$2" 2>/dev/null)" = "$1" ] ;;
        *) [ "$2" = "$(serial "$1")" ] || [ "$2" = "$(attachment "$1")" ] ;;
    esac
}
