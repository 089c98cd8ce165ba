# shellcheck shell=sh
# Every block device that the kernel lists: what only a probe of the whole node asks for.
#
# MOST_DEVICES  how many devices are listed at most

# block_devices: one line for each, see block_device, and how many are left out. Sets DEVICES, which facts.sh reads: those
# that may be opened.
block_devices() {
    listed='' DEVICES='' count=0 left_out=0
    for entry in /sys/class/block/*; do
        if ! first_line "$entry/dev"; then
            continue
        elif [ "$count" -lt "$MOST_DEVICES" ]; then
            count=$((count + 1))
            block_device "$entry" "$first"
        else
            left_out=$((left_out + 1))
        fi
    done
    printf %s "$listed" | list devices
    section devices-left-out
    printf '%s\n' "$left_out"
}

# unfinished_file_system: the UUID of the one that make-filesystem is making, or was when it was interrupted.
unfinished_file_system() {
    section unfinished
    [ ! -r "$UNFINISHED" ] || sed -n '1s/^[^ ]* \([^ ]*\) .*/\1/p' "$UNFINISHED"
}

# block_device DIRECTORY MAJOR:MINOR: adds `MAJOR:MINOR KIND /dev/NAME SECTORS ROTATIONAL REMOVABLE LABEL` to listed, with -
# for what the kernel does not tell. The label of a disk is its model, of others what they are made of.
block_device() {
    find_kernel_name "$1"
    kernel_name=${kernel_name:-${1##*/}}
    whole=$1
    label=$1/device/model
    case $kernel_name in
        dm-[0-9]*) kind=mapped label=$1/dm/name ;;
        md[0-9_]*) kind=raid label=$1/md/level ;;
        loop[0-9]*) kind=loop label=$1/loop/backing_file ;;
        ram[0-9]* | zram[0-9]*) kind=memory ;;
        fd[0-9]*) kind=floppy ;;
        sr[0-9]*) kind=optical ;;
        *) kind=disk ;;
    esac
    if [ -e "$1/partition" ]; then
        kind=partition whole=$1/.. label=$1/../device/model
    fi
    first_line "$1/size"
    sectors=${first:--}
    first_line "$whole/queue/rotational"
    rotational=${first:--}
    first_line "$whole/removable"
    removable=${first:--}
    first_line "$label"
    listed="$listed$2 $kind /dev/$kernel_name $sectors $rotational $removable ${first:--}$NEWLINE"
    may_be_opened && DEVICES=$DEVICES${DEVICES:+$NEWLINE}/dev/$kernel_name
}

# may_be_opened: whether opening the device neither waits for a medium nor tells of one that is gone after a boot.
may_be_opened() {
    case $kind in
        memory | floppy | optical) return 1 ;;
    esac
    [ "$sectors" != 0 ]
}
