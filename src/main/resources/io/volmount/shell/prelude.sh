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
STATE=/var/lib/volmount

# Between the lines that a variable holds.
NEWLINE='
'

# How the shell splits what follows: into lines, without expanding wildcards, or as usual.
split_at_newlines() {
    IFS=$NEWLINE
    set -f
}

split_at_blanks() {
    unset IFS
    set +f
}

# result WORD SENTENCE...: prints the result line to descriptor 3. The sentence always stays on that one line.
result() {
    word=$1
    shift
    sentence=$*
    if [ "${#sentence}" -gt 800 ] || has_controls "$sentence"; then
        sentence=$(printf '%s' "$sentence" | tr '[:cntrl:]' ' ' | cut -c 1-800)
    fi
    printf '\n@%s %s %s\n' "$NONCE" "$word" "$sentence" >&3
}

has_controls() {
    case $1 in
        *[[:cntrl:]]*) return 0 ;;
    esac
    return 1
}

# failed SENTENCE...: ends the script; it did not reach its goal.
failed() {
    result failed "$@"
    exit 21
}

require_root() {
    # Cannot be foreseen: without root the probe fails, and nothing is planned.
    is_root || failed "the script runs as $(id -un), not as root; set 'sudo: passwordless' for this agent"
}

# Whether the effective UID is 0. The fields after "Uid:" are the real one, the effective one, and two more.
is_root() {
    while read -r key _ effective _; do
        if [ "$key" = Uid: ]; then
            [ "$effective" = 0 ]
            return
        fi
    done </proc/self/status
    return 1
}

# first_line FILE: sets first to the first line of the file, or to nothing. Returns 1 if there is none.
first_line() {
    first=
    { IFS= read -r first <"$1"; } 2>/dev/null
}

# find_property UNIT NAME: sets property to what systemd reports for the unit, or to nothing if systemd does not know it.
find_property() {
    property=$(systemctl show -p "$2" -- "$1" 2>/dev/null)
    property=${property#*=}
}

# find_device_number DEVICE: sets device_number to its MAJOR:MINOR, which identifies it to the kernel whatever its name.
find_device_number() {
    device_number=
    hex=$(stat -L -c '%t %T' -- "$1") || return 1
    device_number=$((0x${hex% *})):$((0x${hex#* }))
}

# find_kernel_name DIRECTORY: sets kernel_name to the name under /dev, which may contain a slash, of the device that the
# directory of /sys describes; to nothing if the kernel does not tell.
find_kernel_name() {
    kernel_name=
    while IFS= read -r known; do
        case $known in
            DEVNAME=*) kernel_name=${known#DEVNAME=} ;;
        esac
    done 2>/dev/null <"$1/uevent"
}

# find_device_path MAJOR:MINOR: sets device_path to the path of the device under /dev, by the kernel's own name for it. Returns
# 1 if the kernel does not tell.
find_device_path() {
    find_kernel_name "/sys/dev/block/$1"
    device_path=${kernel_name:+/dev/$kernel_name}
    [ -n "$device_path" ]
}

# is_readable DEVICE: whether its first blocks can be read, which those of a dead or missing disk cannot.
is_readable() {
    case $(dd if="$1" of=/dev/null bs=4096 count=1 2>&1) in
        '1+0 records in'*) return 0 ;;
    esac
    return 1
}

# find_children MAJOR:MINOR: sets children to the kernel's names of its partitions and of the devices built on it (LVM,
# RAID), separated by spaces. Returns 1 if the kernel does not list them.
find_children() {
    children=
    [ -d "/sys/dev/block/$1/holders" ] || return 1
    for child in "/sys/dev/block/$1"/*/partition "/sys/dev/block/$1"/holders/*; do
        if [ -e "$child" ]; then
            child=${child%/partition}
            children="$children${child##*/} "
        fi
    done
}

# find_swap_use MAJOR:MINOR: sets swaps to 1 if the kernel swaps to the device, to 0 if not. Returns 1 if that cannot be
# determined. A kernel without swap has no /proc/swaps. That file lists the kernel's names, which may not exist under /dev.
find_swap_use() {
    swaps=0
    [ -e /proc/swaps ] || return 0
    while read -r swap kind _; do
        if [ "$kind" = partition ]; then
            { [ -b "$swap" ] && find_device_number "$swap"; } \
                || read -r device_number <"/sys/class/block/${swap##*/}/dev" || return 1
            [ "$device_number" != "$1" ] || swaps=1
        fi
    done </proc/swaps || return 1
}

# find_serial MAJOR:MINOR: sets serial to the serial number of a whole disk, from its driver or udev; to nothing if it has
# none.
find_serial() {
    serial=
    [ ! -e "/sys/dev/block/$1/partition" ] || return 0
    for slave in "/sys/dev/block/$1"/slaves/*; do
        [ ! -e "$slave" ] || return 0
    done
    for attribute in "/sys/dev/block/$1/serial" "/sys/dev/block/$1/device/serial"; do
        if [ -r "$attribute" ] && read -r serial <"$attribute" && [ -n "$serial" ]; then
            return 0
        fi
    done
    serial=
    if [ -r "/run/udev/data/b$1" ]; then
        serial=$(awk '
            { value = substr($0, index($0, "=") + 1) }
            /^E:ID_SCSI_SERIAL=./ { print value; found = 1; exit }
            /^E:ID_SERIAL_SHORT=./ && !short { short = 1; other = value }
            END { if (!found && short) print other }
        ' "/run/udev/data/b$1")
    fi
}

# find_attachment MAJOR:MINOR: sets attachment to which of all disks attached since the boot this is, and which partition of
# it. A disk that takes its place gets another value. Sets it to nothing if the kernel does not tell.
#
# Linux numbers disks (diskseq) since 5.15. On older kernels the inode of the device node in devtmpfs serves: each disk gets
# a new one. It does not serve where content can change behind the same node: loop devices and removable media.
find_attachment() {
    attachment='' disk=/sys/dev/block/$1 position=
    if [ -e "$disk/partition" ]; then
        first_line "$disk/partition"
        position="partition $first at "
        first_line "$disk/start"
        position="$position$first of "
        disk=$disk/..
    fi
    if first_line "$disk/diskseq"; then
        attached="diskseq $first"
    else
        { [ -e "$disk/device" ] && first_line "$disk/removable" && [ "$first" = 0 ] && dev_is_devtmpfs; } || return 0
        find_kernel_name "$disk"
        find_device_number "/dev/$kernel_name" && first_line "$disk/dev" && [ "$device_number" = "$first" ] || return 0
        attached="inode $(stat -c %i -- "/dev/$kernel_name")"
    fi
    first_line /proc/sys/kernel/random/boot_id && attachment="$position$attached of boot $first"
}

dev_is_devtmpfs() {
    awk '$5 == "/dev" { type = $0; sub(/.* - /, "", type) } END { exit type !~ /^devtmpfs / }' /proc/self/mountinfo
}

# has_identity MAJOR:MINOR IDENTITY: whether this is the planned device: by a udev link that still points to it, by its
# serial number, or by its attachment.
has_identity() {
    [ -n "$2" ] || return 1
    case $2 in
        /dev/disk/by-id/*) find_device_number "$2" 2>/dev/null && [ "$device_number" = "$1" ] ;;
        *)
            find_serial "$1"
            find_attachment "$1"
            [ "$2" = "$serial" ] || [ "$2" = "$attachment" ]
            ;;
    esac
}
