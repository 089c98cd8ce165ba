# shellcheck shell=sh
# Ensures that the volume is not mounted. Unmounts nothing but the volume.
#
# MOUNT_POINT  /dcos/volumeN
# FSUUID       UUID of the volume's file system
#
# refused: something else is mounted there
#
# Cannot be foreseen: this rolls back a step of the same run, and somebody may have mounted something since.

ensure() {
    mounts=$(mounts_on "$MOUNT_POINT")
    if [ -z "$mounts" ]; then
        unchanged "nothing is mounted on $MOUNT_POINT"
    fi
    case $mounts in
        *"$NEWLINE"*) refused "more than one file system is mounted on $MOUNT_POINT" ;;
    esac
    find_device_path "${mounts%% *}"
    find_uuid "$device_path"
    [ "$uuid" = "$FSUUID" ] || refused "$MOUNT_POINT is mounted from '$device_path' with UUID '$uuid', not $FSUUID"
    umount "$MOUNT_POINT" || failed "cannot unmount $MOUNT_POINT; \`fuser -m $MOUNT_POINT\` shows what uses it"
    changed "unmounted $MOUNT_POINT"
}
