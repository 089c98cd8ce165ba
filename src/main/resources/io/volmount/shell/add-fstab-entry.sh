# shellcheck shell=sh
# Ensures that fstab holds a line that mounts the volume at every boot, and that systemd knows of it. A line that mounts it
# in other words will do; what counts as one is what the planner takes for one too.
#
# MOUNT_POINT  where the line mounts
# SOURCE       the device or file of the volume, as the playbook names it
# LINE         the line, its six fields apart by blanks
#
# refused: fstab mounts something else on the mount point, or the source elsewhere; others than root could change the file

ensure() {
    if [ -b "$SOURCE" ]; then
        stranger=
    elif [ -e "$SOURCE" ]; then
        stranger=$(stranger_to "$SOURCE")
    else
        stranger=$(stranger_to "${SOURCE%/*}/")
    fi
    [ -z "$stranger" ] || refused "$SOURCE cannot be mounted at boot: $stranger"
    fstab=$(readlink -f /etc/fstab) || failed "cannot find /etc/fstab"
    [ -e "$fstab" ] || { : >"$fstab" && chmod 644 "$fstab"; } || failed "cannot create $fstab"
    # Cannot be foreseen: the device was there when the plan was made.
    names=$(names_of_source) || failed "cannot tell by which names $SOURCE goes"
    verdict=$(compare) || failed "cannot read /etc/fstab"
    case $verdict in
        none) append ;;
        own) ;;
        *) refused "/etc/fstab $verdict" ;;
    esac
    # Cannot be foreseen: systemd answered when the plan was made.
    systemctl daemon-reload || failed "/etc/fstab holds the entry, but systemctl daemon-reload failed"
    if [ "$verdict" = own ]; then
        unchanged "/etc/fstab holds the entry for $MOUNT_POINT"
    fi
    changed "added to /etc/fstab: $LINE"
}

# The names of the source, one a line, as the first field of a line of fstab could hold them: a file has its path alone, a
# device also its links and tags.
names_of_source() {
    printf '%s\n' "$SOURCE"
    [ -b "$SOURCE" ] || return 0
    number=$(numbers "$SOURCE") || return 1
    blkid -p -o export "$SOURCE" | sed -n \
        -e 's/\\\(.\)/\1/g' \
        -e 's/^PART_ENTRY_UUID=/PARTUUID=/p' \
        -e 's/^PART_ENTRY_NAME=/PARTLABEL=/p' \
        -e '/^UUID=/p' -e '/^LABEL=/p'
    {
        device "$number" && echo
        fstab_paths "$fstab"
        for link in /dev/disk/*/* /dev/disk/azure/*/*; do
            printf '%s\n' "$link"
        done
    } | while IFS= read -r path; do
        if [ -b "$path" ] && [ "$(numbers "$path")" = "$number" ]; then
            printf '%s\n' "$path"
        fi
    done
}

# Prints "none" when a line may be added, "own" when one mounts the volume, else what is in the way.
compare() {
    NAMES=$names LINE=$LINE MOUNT_POINT=$MOUNT_POINT SOURCE=$SOURCE awk "$FSTAB_AWK"'
        BEGIN {
            count = split(ENVIRON["NAMES"], names, "\n")
            for (i = 1; i <= count; i++) named[specification(names[i])] = 1
            read_fstab_line(ENVIRON["LINE"])
            named[specification(at_boot[1])] = 1
            type = at_boot[3]
        }
        function fault() {
            if (!mounts_at_boot) return "mount(8) reads so, but systemd does not"
            if (!(specification(at_boot[1]) in named)) return "does not name " ENVIRON["SOURCE"]
            if (at_boot[1] !~ /^\// && !is_usual(at_boot[1])) return "neither mount(8) nor systemd finds as it is written"
            if (!fits(at_boot[3], type)) return "is for " at_boot[3] ", not for " type
            if (hindrance(at_boot[4]) != "") return "has the option " hindrance(at_boot[4])
            return ""
        }
        !read_fstab_line($0) { next }
        {
            mounts_at_boot = at_boot[3] != "swap" && at_boot[2] == ENVIRON["MOUNT_POINT"]
            if (mounts_at_boot || by_hand[3] != "swap" && by_hand[2] == ENVIRON["MOUNT_POINT"]) {
                here++
                why = fault()
                if (here == 1 || why != "") { wrong = why; text = $0 }
            } else if (!elsewhere && (specification(at_boot[1]) in named || specification(by_hand[1]) in named)) {
                elsewhere = $0
            }
        }
        END {
            if (here > 1 && wrong == "") print "mounts " ENVIRON["MOUNT_POINT"] " " here " times: leave one line"
            else if (wrong != "") print "mounts something else on " ENVIRON["MOUNT_POINT"] ": " text ", which " wrong
            else if (elsewhere) print "mounts " ENVIRON["SOURCE"] " elsewhere: " elsewhere
            else print here ? "own" : "none"
        }
    ' "$fstab"
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
