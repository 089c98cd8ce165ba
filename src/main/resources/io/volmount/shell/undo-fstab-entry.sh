# shellcheck shell=sh
# Ensures that fstab does not hold the line that add-fstab-entry has added, and that systemd knows of it. Every other
# line stays, whoever wrote it; of several that are the same, the last one goes, for that is where the line was added.
#
# LINE  the line, exactly
#
# Cannot be foreseen: it undoes a step of the same run, and somebody else may have been there since.

ensure() {
    fstab=$(readlink -f /etc/fstab) || failed "cannot find /etc/fstab"
    number=$(last_such_line) || failed "cannot read /etc/fstab"
    if [ -n "$number" ]; then
        rewrite "$fstab" without_line
    fi
    systemctl daemon-reload || failed "/etc/fstab does not hold the entry, but systemctl daemon-reload failed"
    if [ -z "$number" ]; then
        unchanged "/etc/fstab does not hold the line: $LINE"
    fi
    changed "taken out of /etc/fstab: $LINE"
}

last_such_line() {
    LINE=$LINE awk '$0 "" == ENVIRON["LINE"] "" { number = NR } END { if (number) print number }' "$fstab"
}

without_line() {
    sed "${number}d"
}
