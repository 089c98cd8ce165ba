# shellcheck shell=sh
# Ensures that the volume is mounted through its fstab entry, writable, and that it is the right file system.
# systemd mounts it, as it will at boot: it does not read every line of fstab as mount(8) does.
#
# MOUNT_POINT  /dcos/volumeN, created if need be
# UNIT         the unit that systemd makes of the fstab entry
# FSUUID       UUID of the file system that must be found there
#
# refused: something else is mounted there, the directory is not an empty one, or others than root could change the file

ensure() {
    plain_path "$MOUNT_POINT"
    mounts=$(mounts_on "$MOUNT_POINT")
    if [ -n "$mounts" ]; then
        right || refused "$wrong"
        unchanged "$MOUNT_POINT is mounted, UUID $FSUUID"
    fi
    make_mount_point
    # Cannot be foreseen: systemd answered when the plan was made.
    systemctl daemon-reload || failed "systemctl daemon-reload failed"
    what=$(property "$UNIT" What)
    if [ -f "$what" ]; then
        stranger=$(stranger_to "$what")
        [ -z "$stranger" ] || refused "$what cannot be mounted: $stranger"
    fi
    # Cannot be foreseen: what the line in fstab comes to is shown by mounting it.
    mount_it || failed "systemd cannot mount $MOUNT_POINT by its line in /etc/fstab, and a boot would wait for it: mend" \
        "the cause, or take the line out before this node reboots"
    mounts=$(mounts_on "$MOUNT_POINT")
    if ! right; then
        umount "$MOUNT_POINT"
        # Cannot be foreseen: what the line in fstab comes to is shown by mounting it.
        failed "$wrong; unmounted again"
    fi
    changed "$MOUNT_POINT is mounted, UUID $FSUUID"
}

# right: whether the mounts are the one wanted; else $wrong says what is not.
right() {
    wrong=
    source=$(device "${mounts%% *}")
    uuid=$(signature "$source" | sed -n 's/^UUID=//p')
    if [ "$(printf '%s\n' "$mounts" | grep -c .)" -ne 1 ]; then
        wrong="there is not exactly one file system mounted on $MOUNT_POINT"
    elif [ "$uuid" != "$FSUUID" ]; then
        wrong="$MOUNT_POINT is mounted from '$source' with UUID '$uuid', not $FSUUID"
    else
        case ,$(printf '%s' "${mounts#* }" | tr ' ' ','), in
            *,ro,* | *,emergency_ro,* | *,shutdown,*) wrong="$MOUNT_POINT is mounted read-only" ;;
        esac
    fi
    [ -z "$wrong" ]
}

# Open to all, for tasks that do not run as root pass through it.
make_mount_point() {
    (umask 022 && mkdir -p "$MOUNT_POINT") || refused "cannot make the directory $MOUNT_POINT"
    [ "$(readlink -f "$MOUNT_POINT")" = "$MOUNT_POINT" ] \
        || refused "$MOUNT_POINT is reached through a symbolic link, so DC/OS would not find it"
    stranger=$(stranger_to "${MOUNT_POINT%/*}")
    [ -z "$stranger" ] || refused "$MOUNT_POINT cannot be mounted on: $stranger"
    [ -z "$(ls -A "$MOUNT_POINT")" ] || refused "$MOUNT_POINT is not empty; mounting would hide what is in it"
}

# A cloud volume is sometimes not ready right after mkfs.
mount_it() {
    for pause in 2 4 0; do
        systemctl start "$UNIT" && return 0
        sleep "$pause"
    done
    journalctl -b -q -o cat -n 10 -u "$UNIT"
    return 1
}
