# shellcheck shell=sh
# Whether a device or a file is empty. Even without a signature that blkid knows it may hold data: a raw database, an
# encrypted disk, a file system newer than blkid. These functions count the zeros they read, so what cannot be read is
# never taken for empty.

# What make-filesystem is working on: the run, the UUID and the target; on the next line the identity of the device, which
# is empty for a file. The file survives a power failure.
UNFINISHED=$STATE/unfinished

# find_unfinished PATH NUMBER: sets unfinished to the UUID of the file system whose mkfs was interrupted there, if the run
# that started it still holds the node's lock: no other run has touched the target since it was found empty. Sets it to
# nothing otherwise. NUMBER is the MAJOR:MINOR of the device, which must be the same one; it is empty for a file.
find_unfinished() {
    unfinished=
    { read -r run made target && { IFS= read -r identity || identity=; }; } 2>/dev/null <"$UNFINISHED" || return 0
    [ "$target" = "$1" ] && first_line "$STATE/owner" && [ "$first" = "run $run" ] || return 0
    if [ -z "$2" ]; then
        [ -z "$identity" ] || return 0
    else
        has_identity "$2" "$identity" || return 0
    fi
    unfinished=$made
}

# keep_content_lines TEXT: sets signature to the lines of blkid's output that say what is on the device or file: neither its
# name nor its entry in a partition table.
keep_content_lines() {
    signature=
    split_at_newlines
    # shellcheck disable=SC2086 # lines, to be split
    set -- $1
    split_at_blanks
    for line in "$@"; do
        case $line in
            DEVNAME=* | PART_ENTRY_*) ;;
            *) signature=$signature${signature:+$NEWLINE}$line ;;
        esac
    done
}

# is_empty_device DEVICE BYTES: whether its first and last MiB and 64 evenly spaced blocks of 4 KiB read as zeros.
is_empty_device() {
    [ "$(read_samples "$1" "$2" 2>/dev/null | tr -dc '\000' | wc -c)" -eq $((2 * 1048576 + 64 * 4096)) ]
}

read_samples() {
    dd if="$1" bs=4096 count=256
    sample=0 blocks=$(($2 / 4096))
    while [ "$sample" -lt 64 ]; do
        sample=$((sample + 1))
        dd if="$1" bs=4096 count=1 skip=$((blocks * sample / 65))
    done
    dd if="$1" bs=512 count=2048 skip=$(($2 / 512 - 2048))
}

# is_empty_file FILE SECONDS [PATH]: whether the whole file reads as zeros, or is unchanged since create-backing-file made
# it. A file without blocks is one hole; any other is read, for at most SECONDS. PATH is its path if FILE is a descriptor.
is_empty_file() {
    size=$(stat -L -c '%s %b' "$1") || return 1
    [ "${size#* }" = 0 ] || is_unchanged_since_made "$1" "${3:-$1}" \
        || [ "$(timeout "$2" tr -dc '\000' <"$1" | wc -c)" -eq "${size% *}" ]
}

# is_unchanged_since_made FILE PATH: whether nothing has written to it or changed it since create-backing-file made it.
is_unchanged_since_made() {
    find_record "$2"
    first_line "$made_record" && [ "$first" = "$(file_state "$1" "$2")" ]
}

# find_record PATH: sets made_record to where create-backing-file records the state of the file that it made.
find_record() {
    sum=$(printf %s "$1" | cksum)
    made_record=$STATE/made-${sum% *}-${sum#* }
}

# file_state FILE PATH: prints a line that changes with every write to the file. It includes the change time, which only the
# kernel sets.
file_state() {
    printf '%s %s\n' "$(TZ=UTC0 stat -L -c '%i %s %y %z' "$1")" "$2"
}
