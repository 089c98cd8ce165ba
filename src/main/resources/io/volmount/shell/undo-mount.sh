# shellcheck shell=sh
# Ensures that the volume is not mounted any more, if what is mounted there is the volume.
#
# MOUNT_POINT  /dcos/volumeN
# FSUUID       UUID of the volume's file system
#
# refused: something else is mounted there
#
# Cannot be foreseen: it undoes a step of the same run, and somebody else may have been there since.

ensure() {
    mounts=$(mounts_on "$MOUNT_POINT")
    if [ -z "$mounts" ]; then
        unchanged "nothing is mounted on $MOUNT_POINT"
    fi
    [ "$(printf '%s\n' "$mounts" | grep -c .)" -eq 1 ] || refused "more than one file system is mounted on $MOUNT_POINT"
    source=$(device "${mounts%% *}")
    uuid=$(signature "$source" | sed -n 's/^UUID=//p')
    [ "$uuid" = "$FSUUID" ] || refused "$MOUNT_POINT is mounted from '$source' with UUID '$uuid', not $FSUUID"
    umount "$MOUNT_POINT" || failed "$MOUNT_POINT cannot be unmounted; see what uses it with fuser -m $MOUNT_POINT"
    changed "unmounted $MOUNT_POINT"
}
