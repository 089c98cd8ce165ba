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
    # Cannot be foreseen: where it is so, the look at the node fails, and nothing is planned.
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

# users_of MAJOR:MINOR: its partitions and the devices built on it, by the kernel's names, apart by blanks. Returns 1 when
# the kernel does not tell.
users_of() {
    [ -d "/sys/dev/block/$1/holders" ] || return 1
    for user in "/sys/dev/block/$1"/*/partition "/sys/dev/block/$1"/holders/*; do
        if [ -e "$user" ]; then
            user=${user%/partition}
            printf '%s ' "${user##*/}"
        fi
    done
}

# swaps_to MAJOR:MINOR: prints 1 if the kernel swaps to the device, 0 if not. Returns 1 when that cannot be told. A kernel
# without swap has no table. The names in it are the kernel's, which the node may not have under /dev.
swaps_to() {
    swaps=0
    [ -e /proc/swaps ] || { printf 0 && return 0; }
    while read -r swap kind _; do
        if [ "$kind" = partition ]; then
            { [ -b "$swap" ] && used=$(numbers "$swap"); } \
                || read -r used <"/sys/class/block/${swap##*/}/dev" || return 1
            [ "$used" != "$1" ] || swaps=1
        fi
    done </proc/swaps || return 1
    printf %s "$swaps"
}

# serial MAJOR:MINOR: of a whole disk, as its driver or udev tells it; nothing when it has none.
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

# attachment MAJOR:MINOR: which of all disks that this boot has had it is, and which part of it. Another disk in its place
# has another one. Prints nothing when the kernel does not tell.
#
# Linux counts disks since 5.15. Before, the inode of its own node in devtmpfs tells, which is a new one for each disk; not
# of what can change behind a node that stays, as the file of a loop device or a medium.
attachment() {
    disk=/sys/dev/block/$1 part=
    if [ -e "$disk/partition" ]; then
        part="partition $(cat "$disk/partition") at $(cat "$disk/start") of "
        disk=$disk/..
    fi
    if ! { read -r count 2>/dev/null <"$disk/diskseq" && count="diskseq $count"; }; then
        { [ -e "$disk/device" ] && [ "$(cat "$disk/removable")" = 0 ] && is_devtmpfs; } || return 0
        node=/dev/$(sed -n 's/^DEVNAME=//p' "$disk/uevent")
        [ "$(numbers "$node")" = "$(cat "$disk/dev")" ] || return 0
        count="inode $(stat -c %i -- "$node")"
    fi
    read -r boot </proc/sys/kernel/random/boot_id && printf '%s%s of boot %s' "$part" "$count" "$boot"
}

is_devtmpfs() {
    awk '$5 == "/dev" { type = $0; sub(/.* - /, "", type) } END { exit type !~ /^devtmpfs / }' /proc/self/mountinfo
}

# is_device IDENTITY MAJOR:MINOR: whether this is the device of the plan: by its serial number, by its attachment, or by a
# link of udev that still leads to it.
is_device() {
    [ -n "$1" ] || return 1
    case $1 in
        /dev/disk/by-id/*) [ "$(numbers "$1" 2>/dev/null)" = "$2" ] ;;
        *) [ "$1" = "$(serial "$2")" ] || [ "$1" = "$(attachment "$2")" ] ;;
    esac
}
