# shellcheck shell=sh
# Ensures that a file of exactly this size exists, with all blocks allocated, readable by root only.
#
# FILE   its path; its directory must exist, and only root may be able to write to it and to its parents
# BYTES  its size
#
# Works in the directory that was checked and on the file that was opened there, even if their names change meanwhile.
#
# refused: something else exists there, the directory is missing or users other than root could change it, or less than
# 100 MB would stay free

MIN_FREE=104857600

ensure() {
    require_plain_path "$FILE"
    directory=${FILE%/*}/
    [ -d "$directory" ] || refused "the directory $directory does not exist"
    find_danger "$directory"
    [ -z "$unsafe" ] || refused "$FILE cannot be created: $unsafe"
    # Cannot be foreseen: the directory was there a moment ago.
    cd -P "$directory" || failed "cannot change to $directory"
    name=./${FILE##*/}
    if [ -e "$name" ] || [ -L "$name" ]; then
        has_right_size "$name" || refused "$FILE already exists and is not a file of $BYTES bytes"
        unchanged "$FILE has $BYTES bytes"
    fi
    # Cannot be foreseen: the probe has read it.
    free=$(free_bytes .) || failed "cannot determine the free space in $directory"
    if [ "$free" -lt $((BYTES + MIN_FREE)) ]; then
        refused "$directory has $free bytes free; the file needs $BYTES bytes, and 100 MB must stay free"
    fi
    part=$name.volmount-part
    # Left by an interrupted attempt. Nothing writes to it, because this step holds the lock.
    rm -f "$part" || refused "cannot remove $FILE.volmount-part"
    allocate || {
        rm -f "$part"
        # Cannot be foreseen: there was enough space; something else took it, or the disk is faulty.
        failed "cannot write $BYTES bytes to $FILE.volmount-part"
    }
    { mv -n "$part" "$name" && is_open_file "$FILE"; } || failed "cannot rename $FILE.volmount-part to $FILE"
    flush .
    find_record "$FILE"
    { file_state "$FILE" "$FILE" >"$made_record" && flush "$made_record"; } || rm -f "$made_record"
    changed "$FILE has $BYTES bytes"
}

# Creates the part file and keeps it open as descriptor 4. Not every file system can allocate blocks without writing them.
allocate() {
    { (set -C && : >"$part") && command exec 4<>"$part" && is_open_file "$part"; } || return 1
    fallocate -l "$BYTES" "$OPEN_FILE" || head -c "$BYTES" /dev/zero >&4 || return 1
    chmod 600 "$OPEN_FILE" && flush "$OPEN_FILE" && [ "$(stat -L -c %s "$OPEN_FILE")" = "$BYTES" ]
}

OPEN_FILE=/proc/self/fd/4

# is_open_file NAME: whether the name is that of the open file, has no other hard link, and is owned by root.
is_open_file() {
    [ "$(stat -c '%d:%i %h %u %F' "$1")" = "$(stat -L -c '%d:%i 1 0 %F' "$OPEN_FILE")" ]
}

has_right_size() {
    [ ! -L "$1" ] && [ -f "$1" ] && [ "$(stat -c %s "$1")" = "$BYTES" ]
}

# Prints the bytes available to an ordinary user: the blocks reserved for root stay reserved.
free_bytes() {
    blocks=$(stat -f -c '%a %S' "$1") && printf '%d' $((${blocks% *} * ${blocks#* }))
}
