# shellcheck shell=sh
# Ensures that a file of exactly this size is there, all its blocks reserved, readable by root alone.
#
# FILE   its path; its directory must be there
# BYTES  its size
#
# refused: something else is there, the directory is missing, or less than 100 MB would stay free beside it

SPARE=104857600

ensure() {
    plain_path "$FILE"
    if [ -e "$FILE" ] || [ -L "$FILE" ]; then
        right_size "$FILE" || refused "$FILE is there already and is not a file of $BYTES bytes"
        unchanged "$FILE has $BYTES bytes"
    fi
    directory=${FILE%/*}/
    [ -d "$directory" ] || refused "the directory $directory does not exist"
    part=$FILE.volmount-part
    # Left by an attempt that was cut short; nobody is writing to it, for we hold the lock.
    rm -f "$part" || refused "$part is in the way"
    # Cannot be foreseen: the look at the node has told it.
    free=$(free_bytes "$directory") || failed "cannot tell the free space of $directory"
    if [ "$free" -lt $((BYTES + SPARE)) ]; then
        refused "$directory has $free bytes free; $BYTES bytes and 100 MB to spare are needed"
    fi
    fill || {
        rm -f "$part"
        # Cannot be foreseen: there was room, and somebody else took it, or the disk is broken.
        failed "cannot write $BYTES bytes to $part"
    }
    mv -f "$part" "$FILE" || failed "cannot rename $part to $FILE"
    flush "$directory"
    changed "$FILE has $BYTES bytes"
}

# Not every file system can reserve blocks without writing them.
fill() {
    fallocate -l "$BYTES" "$part" || head -c "$BYTES" /dev/zero >"$part" || return 1
    chmod 600 "$part" && flush "$part" && right_size "$part"
}

right_size() {
    [ ! -L "$1" ] && [ -f "$1" ] && [ "$(stat -c %s "$1")" = "$BYTES" ]
}

# As an ordinary process sees it: the reserve for root is not ours to fill.
free_bytes() {
    blocks=$(stat -f -c '%a %S' "$1") && printf '%d' $((${blocks% *} * ${blocks#* }))
}
