# shellcheck shell=sh
# The facts of a node: what it is, the state of its agent, and what is on its disks. Devices and files are numbered from 0,
# in the order of the request.
#
# DEVICES      block devices to examine, one per line
# FILES        backing files to examine, one per line
# MOUNT_UNITS  mount units of the volumes, separated by spaces

facts() {
    boot
    lock
    dcos
    agent
    # `paths` reports a dangling symbolic link.
    [ ! -e /etc/fstab ] || body fstab /etc/fstab
    mounts
    volumes
    requested_devices
    requested_files
    mount_units
    missing_tools
}

# Which run has locked the node, and whether a step is running. The flock is tried through a read-only descriptor, shared,
# so that probes do not block each other, and released at once.
lock() {
    body owner "$STATE/owner"
    section step-at-work
    if [ -e "$STATE/lock" ] && command -v flock >/dev/null && ! flock -s -n 8 8<"$STATE/lock"; then
        echo yes
    else
        echo no
    fi
}

# Lists the directories /dcos/volume* that are not empty, and what blkid finds on each device that is mounted there. Does not
# look into a mount point, because that would trigger an automount.
volumes() {
    occupied=
    for directory in /dcos/volume*; do
        if [ -e "$directory" ] && ! is_mounted "$directory"; then
            if [ ! -d "$directory" ] || [ -n "$(ls -A "$directory")" ]; then
                occupied=$occupied$directory$NEWLINE
            fi
        fi
    done
    list_lines occupied "$occupied"
    examined=
    for number in $volume_devices; do
        case " $examined " in
            *" $number "*) continue ;;
        esac
        examined="$examined $number"
        section "volume $number"
        mounted_content "$number"
    done
}

is_mounted() {
    case $NEWLINE$mounted in
        *"$NEWLINE$1$NEWLINE"*) return 0 ;;
    esac
    return 1
}

requested_devices() {
    [ -n "$DEVICES" ] || return 0
    device_names
    index=0
    split_at_newlines
    # shellcheck disable=SC2086 # lines, to be split
    set -- $DEVICES
    split_at_blanks
    for device in "$@"; do
        section "device $index"
        if [ -b "$device" ]; then
            requested_device "$index" "$device"
        else
            printf 'there=no\n'
        fi
        index=$((index + 1))
    done
}

# Lists MAJOR:MINOR in hexadecimal and the path of each link under /dev/disk, each device that fstab names, each requested
# device and each of Azure's warnings.
device_names() {
    split_at_newlines
    # shellcheck disable=SC2046,SC2086 # lines, to be split
    set -- $DEVICES $(fstab_paths /etc/fstab 2>/dev/null)
    split_at_blanks
    for path; do
        shift
        [ ! -b "$path" ] || set -- "$@" "$path"
    done
    {
        azure_warnings
        exec stat -L -c '%t:%T %n' -- /dev/disk/*/* /dev/disk/azure/*/* "$@" 2>/dev/null
    } | list names
}

# requested_device INDEX PATH: prints what the kernel knows about it, one NAME=value a line; no line for what it does not
# know.
requested_device() {
    sectors=0
    path=$(readlink -f "$2") && printf 'there=yes\npath=%s\n' "$path"
    find_device_number "$path" || return 0
    number=$device_number
    printf 'number=%s\n' "$number"
    read -r sectors <"/sys/dev/block/$number/size" && printf 'sectors=%s\n' "$sectors"
    read -r ro <"/sys/dev/block/$number/ro" && printf 'ro=%s\n' "$ro"
    find_swap_use "$number" && printf 'swap=%s\n' "$swaps"
    find_children "$number" && printf 'holders=%s\n' "$children"
    find_disks "/sys/dev/block/$number" && printf 'disks=%s\n' "$disks"
    find_serial "$number"
    find_attachment "$number"
    printf 'serial=%s\nattachment=%s\n' "$serial" "$attachment"
    find_owners "$2"
    list_lines "device $1 owners" "${owners:+$owners$NEWLINE}"
    section "device $1 blkid"
    judge_device_owners "$2"
    if [ -z "$unsafe" ]; then
        examine "$path" "$2" "$number" is_empty_device "$path" $((sectors * 512))
    else
        printf 'EXIT=unsafe\nCONTENT=unread\n'
    fi
}

# find_disks DIRECTORY: sets disks to the kernel's names, separated by spaces, of the disks that hold what a device has, which the
# directory of /sys describes: beneath partitions, logical volumes, RAIDs and the like. Returns 1 if it is made of too many parts.
find_disks() {
    disks='' parts=0
    while [ "$#" -gt 0 ]; do
        [ "$parts" -lt 64 ] || return 1
        parts=$((parts + 1))
        part=$1
        shift
        [ ! -e "$part/partition" ] || part=$part/..
        is_disk=yes
        for slave in "$part"/slaves/*; do
            if [ -e "$slave" ]; then
                set -- "$@" "$slave"
                is_disk=no
            fi
        done
        if [ "$is_disk" = yes ]; then
            find_kernel_name "$part"
            [ -n "$kernel_name" ] || return 1
            case " $disks" in
                *" $kernel_name "*) ;;
                *) disks="$disks$kernel_name " ;;
            esac
        fi
    done
}

requested_files() {
    index=0 measured=
    split_at_newlines
    # shellcheck disable=SC2086 # lines, to be split
    set -- $FILES
    split_at_blanks
    for file in "$@"; do
        requested_file "$index" "$file" $((24 / $# + 1))
        index=$((index + 1))
    done
}

# requested_file INDEX FILE SECONDS: prints what it is and the space around it. Reads it for at most SECONDS.
requested_file() {
    find_owners "$2"
    list_lines "file $1 owners" "${owners:+$owners$NEWLINE}"
    section "file $1 kind"
    if [ -f "$2" ] && [ ! -L "$2" ]; then
        stat -c 'regular %s' "$2"
        loop_devices_of "$2"
        list_lines "file $1 loops" "$loops"
        section "file $1 blkid"
        examine_file "$2" "$3"
    elif [ -e "$2" ] || [ -L "$2" ]; then
        printf 'other 0\n'
    else
        printf 'absent 0\n'
    fi
    measure_space "$2"
    section "file $1 space"
    printf '%s\n' "$space"
    section "file $1 inodes"
    printf '%s\n' "$inodes"
}

# loop_devices_of FILE: sets loops to lines with MAJOR:MINOR of the loop devices that use it, by whatever path they were set
# up.
loop_devices_of() {
    loops=
    split_at_newlines
    # shellcheck disable=SC2046 # lines, to be split
    set -- $(losetup -j "$1")
    split_at_blanks
    for loop in "$@"; do
        find_device_number "${loop%%: *}"
        loops=$loops$device_number$NEWLINE
    done
}

# The mount unit of each volume, and for a unit that systemd did not generate from fstab what its file says: while it is
# mounted, `systemctl show` reports in What and Type what is mounted, not what the file says.
mount_units() {
    [ -n "$MOUNT_UNITS" ] || return 0
    section mount-units
    # shellcheck disable=SC2086 # unit names, to be split
    shown=$(systemctl show -p Id -p LoadState -p ActiveState -p SubState -p FragmentPath -p UnitFileState -p WantedBy \
        -p RequiredBy -- $MOUNT_UNITS)
    printf '%s\n' "$shown"
    for unit in $MOUNT_UNITS; do
        unit_value "$unit" FragmentPath "$shown"
        case $value in
            '' | /run/systemd/generator*) ;;
            *)
                section "mount-unit $unit"
                systemctl cat -- "$unit" | grep -E '^ *(What|Type|Options) *='
                ;;
        esac
    done
}

# examine NODE PATH NUMBER COMMAND...: prints what blkid finds, its exit status and, where it finds nothing, whether COMMAND
# finds it empty. blkid exits with 2 both for "blank" and for "cannot open", and what cannot be read must not pass for blank.
examine() {
    if ! head -c 512 "$1" >/dev/null; then
        printf 'EXIT=unreadable\nCONTENT=unread\n'
        return
    fi
    found=$(blkid -p -o export "$1")
    printf '%s\n\nEXIT=%s\n' "$found" "$?"
    keep_content_lines "$found"
    find_unfinished "$2" "$3"
    shift 3
    if [ -n "$signature" ]; then
        echo CONTENT=unread
    elif [ -n "$unfinished" ]; then
        printf 'CONTENT=unfinished %s\n' "$unfinished"
    elif "$@"; then
        echo CONTENT=zeros
    else
        echo CONTENT=data
    fi
}

# examine_file FILE SECONDS: examines a file that only root can replace. Any other is not even opened: it could have become a
# FIFO, which blocks whoever opens it.
examine_file() {
    judge_owners "$1"
    if [ -z "$unsafe" ]; then
        examine "$1" "$1" '' is_empty_file "$1" "$2"
    else
        printf 'EXIT=unsafe\nCONTENT=unread\n'
    fi
}

# measure_space FILE: sets space and inodes to what is free in the nearest existing directory above the file. Asks once for
# files that follow each other there.
measure_space() {
    existing=${1%/*}
    while [ -n "$existing" ] && [ ! -d "$existing" ]; do
        existing=${existing%/*}
    done
    existing=${existing:-/}
    if [ "$existing" != "$measured" ]; then
        space=$(df -P -k "$existing")
        inodes=$(stat -f -c '%c %d' "$existing")
        measured=$existing
    fi
}
