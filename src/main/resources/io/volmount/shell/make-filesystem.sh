# shellcheck shell=sh
# Ensures that the target carries one certain file system. Makes it on a blank target only.
#
# TARGET    a block device, or a file that fstab mounts through a loop device
# BYTES     its size
# IDENTITY  what tells the device from all others: its serial, a link of udev, or its attachment; empty for a file
# FSTYPE    ext4 or xfs
# FSUUID    the UUID that the file system has or gets
# OVERWRITE nothing, or unknown-data: what carries no signature and is not empty goes as well
#
# refused: the target is another one than planned, is in use, is read-only, carries a signature or is not empty

ensure() {
    plain_path "$TARGET"
    find_node
    if carries "$node" "$FSTYPE" "$FSUUID"; then
        unchanged "$TARGET carries $FSTYPE with UUID $FSUUID"
    fi
    guard refused
    this=$(printf '%s %s %s\n%s' "$RUN" "$FSUUID" "$TARGET" "$IDENTITY")
    [ "$OVERWRITE" = unknown-data ] || [ "$(cat "$UNFINISHED" 2>/dev/null)" = "$this" ] || is_empty \
        || refused "$TARGET carries no known signature, but is not empty"
    { printf '%s\n' "$this" >"$UNFINISHED" && flush "$UNFINISHED"; } || failed "cannot write $UNFINISHED"
    attempt=1
    # A cloud volume that was attached a moment ago may not be ready at once. Every attempt passes the guards anew; it need
    # not be empty any more, for a mkfs that failed may have written to it.
    until make; do
        # Cannot be foreseen: a mkfs that is there and new enough fails on a disk that is broken.
        [ "$attempt" -lt 3 ] || failed "mkfs.$FSTYPE failed $attempt times on $TARGET"
        attempt=$((attempt + 1))
        sleep 2
        guard failed
    done
    # Cannot be foreseen: it is a disk that does not keep what is written to it.
    carries "$node" "$FSTYPE" "$FSUUID" || failed "mkfs.$FSTYPE ended well, but $TARGET has no $FSTYPE with UUID $FSUUID"
    # Cannot be foreseen: somebody put another file there meanwhile.
    [ -n "$IDENTITY" ] || is_same_file || failed "$TARGET is not the file any more that got the file system"
    if [ -n "$IDENTITY" ] && command -v udevadm >/dev/null; then
        # So that the link under /dev/disk/by-uuid is there when fstab is read.
        udevadm settle --timeout=30
    fi
    rm -f "$UNFINISHED"
    changed "$TARGET carries $FSTYPE with UUID $FSUUID"
}

# Sets node: the device or file that is held open from here on, whatever any name leads to by then.
find_node() {
    if [ -z "$IDENTITY" ]; then
        { [ -f "$TARGET" ] && [ ! -L "$TARGET" ]; } || refused "$TARGET is no regular file"
        stranger=$(stranger_to "$TARGET")
    else
        [ -b "$TARGET" ] || refused "$TARGET is no block device"
        stranger=$(stranger_to_device "$TARGET")
    fi
    [ -z "$stranger" ] || refused "$TARGET cannot be used: $stranger"
    # Cannot be foreseen: it was there a moment ago.
    command exec 4<"$TARGET" || failed "cannot open $TARGET"
    node=/proc/self/fd/4
    if [ -z "$IDENTITY" ]; then
        # Cannot be foreseen: somebody puts another file there while the step begins.
        is_same_file || refused "$TARGET is not the file that was there a moment ago"
    else
        [ -b "$node" ] || refused "$TARGET is no block device"
    fi
}

# Whether the name is still the one of the file that is held open, and that is root's alone.
is_same_file() {
    [ "$(stat -c '%d:%i %h %u %F' "$TARGET")" = "$(stat -L -c '%d:%i 1 0 %F' "$node")" ] && [ -f "$node" ]
}

# guard HOW: ends the step by HOW, refused or failed, unless the target is the one planned, is free and is blank.
guard() {
    if [ -z "$IDENTITY" ]; then
        guard_file "$1"
    else
        guard_device "$1"
    fi
    found=$(signature "$node") || "$1" "cannot read $TARGET or tell what is on it"
    [ -z "$found" ] || "$1" "$TARGET is not blank: $found"
}

# Whether nothing is on the target, as far as it is read.
is_empty() {
    if [ -z "$IDENTITY" ]; then
        is_empty_file "$node" 1500 "$TARGET"
    else
        is_empty_device "$node" "$BYTES"
    fi
}

guard_file() {
    size=$(stat -L -c %s "$node")
    [ "$size" = "$BYTES" ] || "$1" "$TARGET has $size bytes, not $BYTES as planned"
    # Cannot be foreseen: the look at the node has told it.
    loops=$(losetup -j "$node") || "$1" "cannot tell whether a loop device uses $TARGET"
    [ -z "$loops" ] || "$1" "$TARGET is in use by a loop device: $loops"
}

guard_device() {
    number=$(numbers "$node") || "$1" "cannot tell the device number of $TARGET"
    # Cannot be foreseen: names such as /dev/sdb may move after the plan was made.
    is_device "$IDENTITY" "$number" || "$1" "$TARGET leads to $(device "$number"), which is not the device '$IDENTITY' of the plan"
    size=$(blockdev --getsize64 "$node")
    [ "$size" = "$BYTES" ] || "$1" "$TARGET has $size bytes, not $BYTES as planned"
    [ "$(blockdev --getro "$node")" = 0 ] || "$1" "$TARGET is read-only"
    mounted=$(NUMBER=$number awk '$3 == ENVIRON["NUMBER"] { print $5 }' /proc/self/mountinfo)
    [ -z "$mounted" ] || "$1" "$TARGET is mounted on $mounted"
    users=$(users_of "$number") || "$1" "cannot tell what uses $TARGET"
    [ -z "$users" ] || "$1" "$TARGET is in use by $users"
    swaps=$(swaps_to "$number") || "$1" "cannot tell whether $TARGET is in use as swap"
    [ "$swaps" = 0 ] || "$1" "$TARGET is in use as swap"
}

# Straight on the file, for a loop device of our own could be left behind, and on what is held open, not on a name.
# mkfs.ext4 asks before it uses a file or a whole disk, and has nobody to ask: one -F answers that. It still refuses
# what is mounted or in use. mkfs.xfs gets no -f, so it refuses whatever holds a signature; crc=1 brings
# ftype=1, which containers need.
make() {
    case $FSTYPE in
        ext4) mkfs.ext4 -q -F -U "$FSUUID" "$node" ;;
        xfs) mkfs.xfs -q -m crc=1,uuid="$FSUUID" "$node" ;;
        # Cannot be foreseen: a playbook has no other type.
        *) refused "cannot make a file system of type '$FSTYPE'" ;;
    esac && flush "$node"
}
