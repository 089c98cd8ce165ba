# shellcheck shell=sh
# Whether a device or a file is empty. What carries no signature that blkid knows may hold data all the same: a raw
# database, an encrypted disk, a file system younger than blkid. Zeros are counted: what cannot be read does not count.

# What make-filesystem is at: the run, the UUID and the target, and on a line of its own what the target is told by, which a
# file has none of. It stays when the node loses its power meanwhile.
UNFINISHED=$STATE/unfinished

# unfinished PATH NUMBER: prints the UUID of the file system whose making was cut short there, if the node still belongs to
# the run that was making it: nobody else has been let to the target since it was found empty. NUMBER is the MAJOR:MINOR of
# a device, which has to be the same one; empty for a file.
unfinished() {
    { read -r run uuid target && { IFS= read -r identity || identity=; }; } 2>/dev/null <"$UNFINISHED" || return 0
    [ "$target" = "$1" ] && [ "$(sed -n 's/^run //p' "$STATE/owner" 2>/dev/null)" = "$run" ] || return 0
    if [ -z "$2" ]; then
        [ -z "$identity" ]
    else
        is_device "$identity" "$2"
    fi && printf '%s' "$uuid"
}

# is_empty_device DEVICE BYTES: whether its first and its last MiB and 64 blocks of 4 KiB, spread evenly, read as zeros.
is_empty_device() {
    [ "$(samples "$1" "$2" 2>/dev/null | tr -dc '\000' | wc -c)" -eq $((2 * 1048576 + 64 * 4096)) ]
}

samples() {
    dd if="$1" bs=4096 count=256
    sample=0 blocks=$(($2 / 4096))
    while [ "$sample" -lt 64 ]; do
        sample=$((sample + 1))
        dd if="$1" bs=4096 count=1 skip=$((blocks * sample / 65))
    done
    dd if="$1" bs=512 count=2048 skip=$(($2 / 512 - 2048))
}

# is_empty_file FILE SECONDS [PATH]: whether a file reads as zeros throughout, or is as create-backing-file left it. One
# without blocks is a single hole; else it is read, for so long at most. PATH is its name if FILE is none.
is_empty_file() {
    size=$(stat -L -c %s "$1") || return 1
    [ "$(stat -L -c %b "$1")" = 0 ] || is_as_made "$1" "${3:-$1}" \
        || [ "$(timeout "$2" tr -dc '\000' <"$1" | wc -c)" -eq "$size" ]
}

# is_as_made FILE PATH: whether nobody has written to it or changed it since create-backing-file made it.
is_as_made() {
    made=$(cat "$(record_of "$2")" 2>/dev/null) && [ "$made" = "$(state_of "$1" "$2")" ]
}

# record_of PATH: where create-backing-file keeps what it saw of the file that it made.
record_of() {
    printf '%s/made-%s' "$STATE" "$(printf %s "$1" | cksum | tr ' ' -)"
}

# state_of FILE PATH: one line that no file has again once it was written to; no time can be set that the kernel set.
state_of() {
    printf '%s %s\n' "$(TZ=UTC0 stat -L -c '%i %s %y %z' "$1")" "$2"
}
