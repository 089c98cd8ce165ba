# shellcheck shell=sh
# Whether a device or a file is empty. Even without a signature that blkid knows it may hold data: a raw database, an
# encrypted disk, a file system newer than blkid. These functions count the zeros they read, so what cannot be read is
# never taken for empty.

# What make-filesystem is working on: the run, the UUID and the target; on the next line the identity of the device, which
# is empty for a file. The file survives a power failure.
UNFINISHED=$STATE/unfinished

# unfinished_uuid PATH NUMBER: prints the UUID of the file system whose mkfs was interrupted there, if the run that started
# it still holds the node's lock: no other run has touched the target since it was found empty. NUMBER is the MAJOR:MINOR
# of the device, which must be the same one; it is empty for a file.
unfinished_uuid() {
    { read -r run uuid target && { IFS= read -r identity || identity=; }; } 2>/dev/null <"$UNFINISHED" || return 0
    [ "$target" = "$1" ] && [ "$(sed -n 's/^run //p' "$STATE/owner" 2>/dev/null)" = "$run" ] || return 0
    if [ -z "$2" ]; then
        [ -z "$identity" ]
    else
        has_identity "$2" "$identity"
    fi && printf '%s' "$uuid"
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
    size=$(stat -L -c %s "$1") || return 1
    [ "$(stat -L -c %b "$1")" = 0 ] || is_unchanged_since_made "$1" "${3:-$1}" \
        || [ "$(timeout "$2" tr -dc '\000' <"$1" | wc -c)" -eq "$size" ]
}

# is_unchanged_since_made FILE PATH: whether nothing has written to it or changed it since create-backing-file made it.
is_unchanged_since_made() {
    made=$(cat "$(record_path "$2")" 2>/dev/null) && [ "$made" = "$(file_state "$1" "$2")" ]
}

# record_path PATH: prints where create-backing-file records the state of the file that it made.
record_path() {
    printf '%s/made-%s' "$STATE" "$(printf %s "$1" | cksum | tr ' ' -)"
}

# file_state FILE PATH: prints a line that changes with every write to the file. It includes the change time, which only the
# kernel sets.
file_state() {
    printf '%s %s\n' "$(TZ=UTC0 stat -L -c '%i %s %y %z' "$1")" "$2"
}
