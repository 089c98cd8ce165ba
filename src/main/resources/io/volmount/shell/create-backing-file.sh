# shellcheck shell=sh
# Ensures that a file of exactly this size is there, all its blocks reserved, readable by root alone.
#
# FILE   its path; its directory must be there, and it and all above it be root's alone
# BYTES  its size
#
# All is done in the directory that was checked, and on the file that was opened there, whatever name leads to it by then.
#
# refused: something else is there, the directory is missing or not root's alone, or less than 100 MB would stay free in it

SPARE=104857600

ensure() {
    plain_path "$FILE"
    directory=${FILE%/*}/
    [ -d "$directory" ] || refused "the directory $directory does not exist"
    stranger=$(stranger_to "$directory")
    [ -z "$stranger" ] || refused "$FILE cannot be made: $stranger"
    # Cannot be foreseen: it was there a moment ago.
    cd -P "$directory" || failed "cannot enter $directory"
    name=./${FILE##*/}
    if [ -e "$name" ] || [ -L "$name" ]; then
        right_size "$name" || refused "$FILE is there already and is not a file of $BYTES bytes"
        unchanged "$FILE has $BYTES bytes"
    fi
    # Cannot be foreseen: the look at the node has told it.
    free=$(free_bytes .) || failed "cannot tell the free space of $directory"
    if [ "$free" -lt $((BYTES + SPARE)) ]; then
        refused "$directory has $free bytes free; $BYTES bytes and 100 MB to spare are needed"
    fi
    part=$name.volmount-part
    # Left by an attempt that was cut short; nobody is writing to it, for we hold the lock.
    rm -f "$part" || refused "$FILE.volmount-part is in the way"
    fill || {
        rm -f "$part"
        # Cannot be foreseen: there was room, and somebody else took it, or the disk is broken.
        failed "cannot write $BYTES bytes to $FILE.volmount-part"
    }
    { mv -n "$part" "$name" && is_ours "$FILE"; } || failed "cannot rename $FILE.volmount-part to $FILE"
    flush .
    record=$(record_of "$FILE")
    { state_of "$FILE" "$FILE" >"$record" && flush "$record"; } || rm -f "$record"
    changed "$FILE has $BYTES bytes"
}

# Makes the part and holds it open as descriptor 4. Not every file system can reserve blocks without writing them.
fill() {
    { (set -C && : >"$part") && command exec 4<>"$part" && is_ours "$part"; } || return 1
    fallocate -l "$BYTES" "$OURS" || head -c "$BYTES" /dev/zero >&4 || return 1
    chmod 600 "$OURS" && flush "$OURS" && [ "$(stat -L -c %s "$OURS")" = "$BYTES" ]
}

OURS=/proc/self/fd/4

# is_ours NAME: whether that is the very file that is held open, by this one name, and root's.
is_ours() {
    [ "$(stat -c '%d:%i %h %u %F' "$1")" = "$(stat -L -c '%d:%i 1 0 %F' "$OURS")" ]
}

right_size() {
    [ ! -L "$1" ] && [ -f "$1" ] && [ "$(stat -c %s "$1")" = "$BYTES" ]
}

# As an ordinary process sees it: the reserve for root is not ours to fill.
free_bytes() {
    blocks=$(stat -f -c '%a %S' "$1") && printf '%d' $((${blocks% *} * ${blocks#* }))
}
