# shellcheck shell=sh
# Ensures that a volume that is to be absent is not mounted. Unmounts nothing else, and leaves its data as it is.
#
# MOUNT_POINT  /dcos/volumeN
# FSUUID       UUID of the volume's file system
# META         the agent's directory of checkpoints, which must not say that services have reserved the volume; empty if the
#              volume is unmounted whatever it says
#
# refused: something else is mounted there, or services have reserved the volume

ensure() {
    if [ -n "$META" ]; then
        reserved=$(reserved_volumes "$META") || refused "the agent's checkpoint in $META cannot be read"
        if printf '%s\n' "$reserved" | grep -qxF "$MOUNT_POINT"; then
            refused "services have reserved $MOUNT_POINT or keep persistent volumes on it, as $META/resources says"
        fi
    fi
    mounts=$(mounts_on "$MOUNT_POINT")
    if [ -z "$mounts" ]; then
        unchanged "nothing is mounted on $MOUNT_POINT"
    fi
    [ "$(printf '%s\n' "$mounts" | grep -c .)" -eq 1 ] || refused "more than one file system is mounted on $MOUNT_POINT"
    source=$(device_path "${mounts%% *}")
    uuid=$(signature "$source" | sed -n 's/^UUID=//p')
    # Cannot be foreseen: the plan names the file system that was mounted then.
    [ "$uuid" = "$FSUUID" ] || refused "$MOUNT_POINT is mounted from '$source' with UUID '$uuid', not $FSUUID"
    # Cannot be foreseen: only unmounting shows what uses it.
    umount "$MOUNT_POINT" || failed "cannot unmount $MOUNT_POINT; \`fuser -m $MOUNT_POINT\` shows what uses it"
    changed "unmounted $MOUNT_POINT, UUID $FSUUID"
}
