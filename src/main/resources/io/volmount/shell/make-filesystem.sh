# shellcheck shell=sh
# Ensures that the target contains the planned file system. Makes it only on a blank target.
#
# TARGET    a block device, or a file that fstab mounts through a loop device
# BYTES     its size
# IDENTITY  what identifies the device: its serial number, a udev link or its attachment; empty for a file
# FSTYPE    ext4 or xfs
# FSUUID    UUID of the file system
# OVERWRITE nothing, or unknown-data: also overwrite a target that is not empty but has no known signature
#
# refused: the target is not the planned one, is in use, is read-only, has a signature or is not empty

ensure() {
    require_plain_path "$TARGET"
    open_target
    if has_filesystem "$node" "$FSTYPE" "$FSUUID"; then
        unchanged "$TARGET contains $FSTYPE with UUID $FSUUID"
    fi
    guard refused
    record=$(printf '%s %s %s\n%s' "$RUN" "$FSUUID" "$TARGET" "$IDENTITY")
    [ "$OVERWRITE" = unknown-data ] || [ "$(cat "$UNFINISHED" 2>/dev/null)" = "$record" ] || is_empty \
        || refused "$TARGET carries no known signature, but is not empty"
    { printf '%s\n' "$record" >"$UNFINISHED" && flush "$UNFINISHED"; } || failed "cannot write $UNFINISHED"
    attempt=1
    # A cloud volume may not be ready immediately after it is attached. The guards run before every attempt, except the one
    # for an empty target: a failed mkfs may have written to it.
    until run_mkfs; do
        # Cannot be foreseen: a mkfs that is installed and recent enough fails only on a faulty disk.
        [ "$attempt" -lt 3 ] || failed "mkfs.$FSTYPE failed $attempt times on $TARGET"
        attempt=$((attempt + 1))
        sleep 2
        guard failed
    done
    # Cannot be foreseen: only a faulty disk loses what was written to it.
    has_filesystem "$node" "$FSTYPE" "$FSUUID" \
        || failed "mkfs.$FSTYPE succeeded, but $TARGET does not contain $FSTYPE with UUID $FSUUID"
    # Cannot be foreseen: somebody replaced the file meanwhile.
    [ -n "$IDENTITY" ] || is_same_file || failed "$TARGET was replaced by another file while mkfs.$FSTYPE ran"
    if [ -n "$IDENTITY" ] && command -v udevadm >/dev/null; then
        # So that the link under /dev/disk/by-uuid exists when fstab is read.
        udevadm settle --timeout=30
    fi
    rm -f "$UNFINISHED"
    changed "$TARGET contains $FSTYPE with UUID $FSUUID"
}

# Opens the target as descriptor 4. Sets node: its path by that descriptor, which stays the same device or file whatever
# happens to names.
open_target() {
    if [ -z "$IDENTITY" ]; then
        { [ -f "$TARGET" ] && [ ! -L "$TARGET" ]; } || refused "$TARGET is not a regular file"
        find_danger "$TARGET"
    else
        [ -b "$TARGET" ] || refused "$TARGET is not a block device"
        find_device_danger "$TARGET"
    fi
    [ -z "$unsafe" ] || refused "$TARGET cannot be used: $unsafe"
    # Cannot be foreseen: the target was there a moment ago.
    command exec 4<"$TARGET" || failed "cannot open $TARGET"
    node=/proc/self/fd/4
    if [ -z "$IDENTITY" ]; then
        # Cannot be foreseen: somebody replaces the file while the step starts.
        is_same_file || refused "$TARGET was replaced by another file just now"
    else
        [ -b "$node" ] || refused "$TARGET is not a block device"
    fi
}

# Whether TARGET still names the open file, which has no other hard link and is owned by root.
is_same_file() {
    [ "$(stat -c '%d:%i %h %u %F' "$TARGET")" = "$(stat -L -c '%d:%i 1 0 %F' "$node")" ] && [ -f "$node" ]
}

# guard HOW: ends the step with HOW (refused or failed) unless the target is the planned one, unused and blank.
guard() {
    if [ -z "$IDENTITY" ]; then
        guard_file "$1"
    else
        guard_device "$1"
    fi
    find_signature "$node" || "$1" "cannot read $TARGET or determine what is on it"
    [ -z "$signature" ] || "$1" "$TARGET is not blank: $signature"
}

# Whether the target is empty, as far as it is read.
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
    # Cannot be foreseen: the probe has read it.
    loops=$(losetup -j "$node") || "$1" "cannot tell whether a loop device uses $TARGET"
    [ -z "$loops" ] || "$1" "$TARGET is in use by a loop device: $loops"
}

guard_device() {
    find_device_number "$node" || "$1" "cannot read the device number of $TARGET"
    number=$device_number
    find_device_path "$number"
    # Cannot be foreseen: names such as /dev/sdb can move to another disk after the plan was made.
    has_identity "$number" "$IDENTITY" \
        || "$1" "$TARGET is now $device_path, which is not the device '$IDENTITY' of the plan"
    size=$(blockdev --getsize64 "$node")
    [ "$size" = "$BYTES" ] || "$1" "$TARGET has $size bytes, not $BYTES as planned"
    [ "$(blockdev --getro "$node")" = 0 ] || "$1" "$TARGET is read-only"
    mounted=$(NUMBER=$number awk '$3 == ENVIRON["NUMBER"] { print $5 }' /proc/self/mountinfo)
    [ -z "$mounted" ] || "$1" "$TARGET is mounted on $mounted"
    find_children "$number" || "$1" "cannot tell what uses $TARGET"
    [ -z "$children" ] || "$1" "$TARGET is in use by $children"
    find_swap_use "$number" || "$1" "cannot tell whether $TARGET is in use as swap"
    [ "$swaps" = 0 ] || "$1" "$TARGET is in use as swap"
}

# Works on the open target, not on a name, and directly on a file, because a loop device of its own could be left behind.
# mkfs.ext4 asks before it uses a file or a whole disk; one -F answers that, and it still refuses what is mounted or in use.
# mkfs.xfs runs without -f, so it refuses a target with a signature; crc=1 implies ftype=1, which containers need.
run_mkfs() {
    case $FSTYPE in
        ext4) mkfs.ext4 -q -F -U "$FSUUID" "$node" ;;
        xfs) mkfs.xfs -q -m crc=1,uuid="$FSUUID" "$node" ;;
        # Cannot be foreseen: a playbook allows no other type.
        *) refused "cannot make a file system of type '$FSTYPE'" ;;
    esac && flush "$node"
}
