# shellcheck shell=sh
# Ensures that a volume that is to leave is not mounted. Unmounts nothing else, and leaves its data as it is.
#
# MOUNT_POINT  /dcos/volumeN
# FSUUID       UUID of the volume's file system; empty if its device cannot be read
# UNREADABLE   MAJOR:MINOR of the device that cannot be read; empty if it can
# META         the agent's directory of checkpoints, which must not say that services have reserved the volume; empty if the
#              volume is unmounted whatever it says
#
# refused: something else is mounted there, the device can be read again, or services have reserved the volume

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
    case $mounts in
        *"$NEWLINE"*) refused "more than one file system is mounted on $MOUNT_POINT" ;;
    esac
    number=${mounts%% *}
    find_device_path "$number"
    [ -z "$UNREADABLE" ] || detach
    find_uuid "$device_path"
    # Cannot be foreseen: the plan names the file system that was mounted then.
    [ "$uuid" = "$FSUUID" ] || refused "$MOUNT_POINT is mounted from '$device_path' with UUID '$uuid', not $FSUUID"
    # Cannot be foreseen: only unmounting shows what uses it.
    umount "$MOUNT_POINT" || failed "cannot unmount $MOUNT_POINT; \`fuser -m $MOUNT_POINT\` shows what uses it"
    changed "unmounted $MOUNT_POINT, UUID $FSUUID"
}

# detach: unmounts what cannot be read. If processes use it, it is only taken out of the tree of directories.
detach() {
    # Cannot be foreseen: the plan names the device that was mounted then.
    [ "$number" = "$UNREADABLE" ] || refused "$MOUNT_POINT is mounted from device $number ($device_path), not $UNREADABLE"
    # Cannot be foreseen: it could not be read when the plan was made.
    ! is_readable "$device_path" || refused "$device_path, mounted on $MOUNT_POINT, can be read again: make a new plan"
    if umount "$MOUNT_POINT"; then
        changed "unmounted $MOUNT_POINT, whose device $number cannot be read"
    fi
    # umount -l takes along what is mounted below.
    below=$(BELOW=$MOUNT_POINT/ awk 'index($5, ENVIRON["BELOW"]) == 1 { print $5; exit }' /proc/self/mountinfo) || below='?'
    # Cannot be foreseen: nothing was mounted there when the plan was made.
    [ -z "$below" ] || refused "something is mounted on $below, below $MOUNT_POINT: unmount it first"
    # Cannot be foreseen: only unmounting shows what uses it.
    umount -l "$MOUNT_POINT" || failed "cannot unmount $MOUNT_POINT, not even lazily"
    changed "detached $MOUNT_POINT (umount -l), whose device $number cannot be read; processes still use it"
}
