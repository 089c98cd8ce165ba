# shellcheck shell=sh
# Ensures that fstab does not mount a volume that is to be absent, and that systemd has reloaded it. Only the planned line is
# removed; all others stay byte for byte.
#
# MOUNT_POINT  where the line mounts
# UNIT         the mount unit that systemd generates from the line
# LINE         the line, exactly
#
# refused: another line mounts something there or needs it, or something is mounted there

# Where the line stood in fstab, for a rollback.
POSITION=$STATE/fstab-position-of-${MOUNT_POINT##*/}

ensure() {
    # Cannot be foreseen: a step has unmounted it.
    [ -z "$(mounts_on "$MOUNT_POINT")" ] || refused "something is mounted on $MOUNT_POINT"
    fstab=$(readlink -f /etc/fstab) || failed "cannot find /etc/fstab"
    [ -e "$fstab" ] || unchanged "there is no /etc/fstab"
    verdict=$(find_line) || failed "cannot read /etc/fstab"
    case $verdict in
        none) ;;
        line*)
            number=${verdict#line}
            printf '%s\n' "$number" >"$POSITION" || failed "cannot write $POSITION"
            back_up "$fstab"
            replace_file "$fstab" delete_line
            ;;
        *) refused "/etc/fstab $verdict" ;;
    esac
    # Cannot be foreseen: systemd answered when the plan was made.
    systemctl daemon-reload || failed "the entry is not in /etc/fstab, but systemctl daemon-reload failed"
    if [ "$verdict" = none ]; then
        unchanged "/etc/fstab does not mount $MOUNT_POINT"
    fi
    changed "removed from /etc/fstab: $LINE"
}

# Prints "none" if no line mounts there, "lineN" if line N is the planned one and alone, otherwise what is in the way.
find_line() {
    LINE=$LINE MOUNT_POINT=$MOUNT_POINT UNIT=$UNIT awk "$FSTAB_AWK"'
        function names(field,    at, before, after) {
            while (at = index(field, ENVIRON["MOUNT_POINT"])) {
                before = at > 1 ? substr(field, at - 1, 1) : ""
                field = substr(field, at + length(ENVIRON["MOUNT_POINT"]))
                after = substr(field, 1, 1)
                if (before !~ /[A-Za-z0-9\/._-]/ && after !~ /[A-Za-z0-9]/) return 1
            }
            return 0
        }
        function requires_unit(options) {
            return index("," options ",", ",x-systemd.requires=" ENVIRON["UNIT"] ",")
        }
        { own = $0 "" == ENVIRON["LINE"] "" }
        !read_fstab_line($0) { next }
        mounts_on(ENVIRON["MOUNT_POINT"]) {
            here++
            number = NR
            if (!own) other = $0
            next
        }
        {
            if (requires_unit(at_boot[4]) || requires_unit(by_hand[4])) needed = $0
            split("2 4", fields, " ")
            for (i in fields) if (names(at_boot[fields[i]]) || names(by_hand[fields[i]])) needed = $0
            if (names(specification(at_boot[1])) || names(specification(by_hand[1])) || names($0)) needed = $0
        }
        END {
            if (here > 1) print "mounts " ENVIRON["MOUNT_POINT"] " " here " times: keep only one line"
            else if (other) print "mounts " ENVIRON["MOUNT_POINT"] " by another line than planned: " other
            else if (needed) print "needs " ENVIRON["MOUNT_POINT"] " in another line: " needed
            else print here ? "line" number : "none"
        }
    ' "$fstab"
}

delete_line() {
    sed "${number}d"
}
