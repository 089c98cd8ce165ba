# shellcheck shell=sh
# Ensures that the boot named is over or about to end. Asks for a reboot once in a boot, however often it is run.
#
# BOOT_ID       the boot that is to end
# MOUNT_POINTS  one per line; each must be mounted, for a volume that does not mount now will not mount at boot
#
# Its result is printed before the node goes down. Whether it comes back is for the controller to see.
# refused: a mount point is not mounted

ensure() {
    # Cannot be foreseen: the look at the node has read it.
    running=$(cat /proc/sys/kernel/random/boot_id) || failed "cannot read the boot id"
    if [ "$running" != "$BOOT_ID" ]; then
        unchanged "already in boot $running"
    fi
    asked=$STATE/reboot-asked
    if [ -e "$asked" ] && [ "$(cat "$asked")" = "$BOOT_ID" ]; then
        changed "a reboot was asked for earlier in boot $BOOT_ID"
    fi
    for point in $MOUNT_POINTS; do
        # Cannot be foreseen: it was mounted when the plan was made or by a step since.
        [ -n "$(mounts_on "$point")" ] || refused "$point is not mounted"
    done
    { printf '%s\n' "$BOOT_ID" >"$asked.part" && mv -f "$asked.part" "$asked"; } || failed "cannot write $asked"
    say changed "rebooting out of boot $BOOT_ID"
    sync
    systemctl reboot || {
        rm -f "$asked"
        # Cannot be foreseen: whether systemd obeys is known when it is asked.
        failed "systemctl reboot failed"
    }
    exit 0
}
