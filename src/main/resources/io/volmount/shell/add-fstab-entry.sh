# shellcheck shell=sh
# Ensures that fstab holds the line that mounts the volume at every boot, and that systemd knows of it.
#
# MOUNT_POINT  where the line mounts
# LINE         the line, its six fields apart by blanks
#
# refused: fstab mounts something else on the mount point

ensure() {
    fstab=$(readlink -f /etc/fstab) || failed "cannot find /etc/fstab"
    [ -e "$fstab" ] || { : >"$fstab" && chmod 644 "$fstab"; } || failed "cannot create $fstab"
    compare
    case $standing in
        '') append ;;
        same) ;;
        *) refused "/etc/fstab mounts something else on $MOUNT_POINT: $standing" ;;
    esac
    # Cannot be foreseen: systemd answered when the plan was made.
    systemctl daemon-reload || failed "/etc/fstab holds the entry, but systemctl daemon-reload failed"
    if [ -n "$standing" ]; then
        unchanged "/etc/fstab holds the entry for $MOUNT_POINT"
    fi
    changed "added to /etc/fstab: $LINE"
}

# Sets standing: empty without an entry for the mount point, "same" for ours, else the first other entry.
compare() {
    standing=$(
        LINE=$LINE MOUNT_POINT=$MOUNT_POINT awk '
            function entry(n) {
                return $1 " " $3 " " (n > 3 ? $4 : "defaults") " " (n > 4 ? $5 : 0) + 0 " " (n > 5 ? $6 : 0) + 0
            }
            BEGIN { $0 = ENVIRON["LINE"]; ours = entry(NF) }
            /^[ \t]*#/ || NF < 3 { next }
            { point = $2; sub("/+$", "", point) }
            point != ENVIRON["MOUNT_POINT"] { next }
            entry(NF) == ours { same = 1; next }
            !other { other = $0 }
            END { print other ? other : same ? "same" : "" }
        ' "$fstab"
    ) || failed "cannot read /etc/fstab"
}

append() {
    keep_original "$fstab"
    rewrite "$fstab" with_line
}

# After an end of line that may have been missing.
with_line() {
    cat || return 1
    if [ -n "$(tail -c 1 "$fstab")" ]; then
        printf '\n' || return 1
    fi
    printf '%s\n' "$LINE"
}
