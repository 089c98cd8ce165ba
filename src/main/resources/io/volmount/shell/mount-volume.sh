# shellcheck shell=sh
# Ensures that the volume is mounted from its fstab entry, writable, and that it is the right file system. systemd mounts
# it, as it will at boot, because it does not read every line of fstab as mount(8) does.
#
# MOUNT_POINT  /dcos/volumeN, created if necessary
# UNIT         the mount unit that systemd generates from the fstab entry
# FSUUID       UUID of the file system that must be mounted there
#
# refused: something else is mounted there, the directory is not empty, or users other than root could replace the file

ensure() {
    require_plain_path "$MOUNT_POINT"
    mounts=$(mounts_on "$MOUNT_POINT")
    if [ -n "$mounts" ]; then
        is_expected_mount || refused "$wrong"
        unchanged "$MOUNT_POINT is mounted, UUID $FSUUID"
    fi
    make_mount_point
    # Cannot be foreseen: systemd answered when the plan was made.
    systemctl daemon-reload || failed "systemctl daemon-reload failed"
    find_property "$UNIT" What
    what=$property
    if [ -f "$what" ]; then
        find_danger "$what"
        [ -z "$unsafe" ] || refused "$what cannot be mounted: $unsafe"
    fi
    # Cannot be foreseen: only mounting shows what the line in fstab does.
    start_unit || failed "systemd cannot mount $MOUNT_POINT from its line in /etc/fstab, and the next boot would wait for" \
        "it: fix the cause, or remove the line before this node reboots"
    mounts=$(mounts_on "$MOUNT_POINT")
    if ! is_expected_mount; then
        umount "$MOUNT_POINT"
        # Cannot be foreseen: only mounting shows what the line in fstab does.
        failed "$wrong; unmounted again"
    fi
    changed "$MOUNT_POINT is mounted, UUID $FSUUID"
}

# Whether $mounts is the one expected mount. Sets wrong: what is wrong otherwise.
is_expected_mount() {
    wrong=
    case $mounts in
        *"$NEWLINE"*)
            wrong="$(printf '%s\n' "$mounts" | grep -c .) file systems are mounted on $MOUNT_POINT instead of one"
            return 1
            ;;
    esac
    find_device_path "${mounts%% *}"
    find_uuid "$device_path"
    if [ "$uuid" != "$FSUUID" ]; then
        wrong="$MOUNT_POINT is mounted from '$device_path' with UUID '$uuid', not $FSUUID"
        return 1
    fi
    options=${mounts#* }
    case ,${options% *},${options#* }, in
        *,ro,* | *,emergency_ro,* | *,shutdown,*)
            wrong="$MOUNT_POINT is mounted read-only"
            return 1
            ;;
    esac
}

# Open to all users, because tasks that do not run as root go through it.
make_mount_point() {
    (umask 022 && mkdir -p "$MOUNT_POINT") || refused "cannot create the directory $MOUNT_POINT"
    [ "$(readlink -f "$MOUNT_POINT")" = "$MOUNT_POINT" ] \
        || refused "$MOUNT_POINT is reached through a symbolic link, so DC/OS would not find it"
    find_danger "${MOUNT_POINT%/*}"
    [ -z "$unsafe" ] || refused "$MOUNT_POINT cannot be used as a mount point: $unsafe"
    [ -z "$(ls -A "$MOUNT_POINT")" ] || refused "$MOUNT_POINT is not empty; a mount would hide its content"
}

# A cloud volume is sometimes not ready immediately after mkfs.
start_unit() {
    for pause in 2 4 0; do
        systemctl start "$UNIT" && return 0
        sleep "$pause"
    done
    journalctl -b -q -o cat -n 10 -u "$UNIT"
    return 1
}
