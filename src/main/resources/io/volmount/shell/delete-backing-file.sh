# shellcheck shell=sh
# Ensures that the backing file of a volume that is proven to be absent does not exist. Deletes only the file that volmount made
# for this volume.
#
# FILE    its path; only root may be able to write to its directory and to the parents of that
# BYTES   its size
# FSUUID  UUID of the file system that volmount made in it
#
# refused: it is another file, or something uses it

ensure() {
    require_plain_path "$FILE"
    if [ ! -e "$FILE" ] && [ ! -L "$FILE" ]; then
        unchanged "there is no $FILE"
    fi
    find_danger "$FILE"
    [ -z "$unsafe" ] || refused "$FILE cannot be deleted: $unsafe"
    # Cannot be foreseen: the directory was there a moment ago.
    cd -P "${FILE%/*}/" || failed "cannot change to the directory of $FILE"
    name=./${FILE##*/}
    { [ -f "$name" ] && [ ! -L "$name" ] && [ "$(stat -c %s "$name")" = "$BYTES" ]; } \
        || refused "$FILE is not a file of $BYTES bytes"
    find_uuid "$name"
    [ "$uuid" = "$FSUUID" ] || refused "$FILE does not contain the file system with UUID $FSUUID"
    # Cannot be foreseen: the probe has asked the same.
    loops=$(losetup -j "$name") || failed "cannot tell which loop devices use $FILE"
    [ -z "$loops" ] || refused "$FILE is in use by a loop device: $loops"
    if [ -e /etc/fstab ] || [ -L /etc/fstab ]; then
        # Cannot be foreseen: the probe has read it.
        named=$(fstab_paths /etc/fstab) || failed "cannot read /etc/fstab"
        ! printf '%s\n' "$named" | grep -qxF "$FILE" || refused "/etc/fstab names $FILE"
    fi
    rm -f "$name" || failed "cannot delete $FILE"
    find_record "$FILE"
    rm -f "$made_record"
    flush .
    changed "deleted $FILE ($BYTES bytes)"
}
