# shellcheck shell=sh
# Ensures that fstab does not contain the line that add-fstab-entry added, and that systemd has reloaded it. All other lines
# stay. If the line is there more than once, the last one is removed, because that is where it was added.
#
# LINE  the line, exactly
#
# Cannot be foreseen: this rolls back a step of the same run, and somebody may have changed fstab since.

ensure() {
    fstab=$(readlink -f /etc/fstab) || failed "cannot find /etc/fstab"
    number=$(find_line) || failed "cannot read /etc/fstab"
    if [ -n "$number" ]; then
        replace_file "$fstab" delete_line
    fi
    systemctl daemon-reload || failed "the entry is not in /etc/fstab, but systemctl daemon-reload failed"
    if [ -z "$number" ]; then
        unchanged "/etc/fstab does not contain the line: $LINE"
    fi
    changed "removed from /etc/fstab: $LINE"
}

find_line() {
    LINE=$LINE awk '$0 "" == ENVIRON["LINE"] "" { number = NR } END { if (number) print number }' "$fstab"
}

delete_line() {
    sed "${number}d"
}
