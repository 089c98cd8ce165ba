# shellcheck shell=sh
# Ensures that the given boot has ended or is about to. Requests one reboot per boot, however often it runs.
#
# BOOT_ID       the boot to end
# MOUNT_POINTS  one per line; each must be mounted, because a volume that does not mount now will not mount at boot
#
# The result is printed before the node goes down; the controller watches whether it comes back.
# refused: a mount point is not mounted

ensure() {
    # Cannot be foreseen: the probe has read it.
    first_line /proc/sys/kernel/random/boot_id || failed "cannot read the boot ID"
    if [ "$first" != "$BOOT_ID" ]; then
        unchanged "already in boot $first"
    fi
    marker=$STATE/reboot-asked
    if first_line "$marker" && [ "$first" = "$BOOT_ID" ]; then
        changed "a reboot was requested earlier in boot $BOOT_ID"
    fi
    for mount_point in $MOUNT_POINTS; do
        # Cannot be foreseen: it was mounted when the plan was made, or a step has mounted it since.
        [ -n "$(mounts_on "$mount_point")" ] || refused "$mount_point is not mounted"
    done
    { printf '%s\n' "$BOOT_ID" >"$marker.part" && mv -f "$marker.part" "$marker"; } || failed "cannot write $marker"
    result changed "requested a reboot; boot $BOOT_ID ends"
    sync
    systemctl reboot || {
        rm -f "$marker"
        # Cannot be foreseen: only asking systemd shows whether it accepts.
        failed "systemctl reboot failed"
    }
    exit 0
}
