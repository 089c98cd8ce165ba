# shellcheck shell=sh
# Ensures that fstab contains the line that remove-fstab-entry removed, exactly as it was and where it stood, and that systemd
# has reloaded it. All other lines stay.
#
# MOUNT_POINT  where the line mounts
# LINE         the line, exactly
#
# refused: another line mounts something there
#
# Cannot be foreseen: this rolls back a step of the same run, and somebody may have changed fstab since.

POSITION=$STATE/fstab-position-of-${MOUNT_POINT##*/}

ensure() {
    fstab=$(readlink -f /etc/fstab) || failed "cannot find /etc/fstab"
    here=$(lines_here) || failed "cannot read /etc/fstab"
    if [ -z "$here" ]; then
        replace_file "$fstab" insert_line
    elif [ "$here" != "$LINE" ]; then
        refused "/etc/fstab mounts something on $MOUNT_POINT by now: $here"
    fi
    systemctl daemon-reload || failed "the entry is in /etc/fstab, but systemctl daemon-reload failed"
    if [ -n "$here" ]; then
        unchanged "/etc/fstab contains the line: $LINE"
    fi
    changed "restored in /etc/fstab: $LINE"
}

lines_here() {
    MOUNT_POINT=$MOUNT_POINT awk "$FSTAB_AWK"'
        read_fstab_line($0) && mounts_on(ENVIRON["MOUNT_POINT"])
    ' "$fstab"
}

# A line that stood after the present end of the file, or nobody knows where, comes last.
insert_line() {
    read -r number 2>/dev/null <"$POSITION" || number=$((1 << 30))
    head -n $((number - 1)) "$fstab" || return 1
    if [ "$(wc -l <"$fstab")" -lt $((number - 1)) ] && [ -n "$(tail -c 1 "$fstab")" ]; then
        printf '\n' || return 1
    fi
    printf '%s\n' "$LINE" && tail -n "+$number" "$fstab"
}
