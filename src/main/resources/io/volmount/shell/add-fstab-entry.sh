# shellcheck shell=sh
# Ensures that fstab contains a line that mounts the volume at every boot, and that systemd has reloaded it. An existing line
# with the same effect is kept; the planner decides by the same rules which lines have it.
#
# MOUNT_POINT  where the line mounts
# SOURCE       the device or file of the volume, as the playbook names it
# LINE         the line, its six fields separated by spaces
#
# refused: fstab mounts something else on the mount point, or the source elsewhere; users other than root could replace
# the file

ensure() {
    if [ -b "$SOURCE" ]; then
        unsafe=
    elif [ -e "$SOURCE" ]; then
        find_danger "$SOURCE"
    else
        find_danger "${SOURCE%/*}/"
    fi
    [ -z "$unsafe" ] || refused "$SOURCE cannot be mounted at boot: $unsafe"
    fstab=$(readlink -f /etc/fstab) || failed "cannot find /etc/fstab"
    [ -e "$fstab" ] || { : >"$fstab" && chmod 644 "$fstab"; } || failed "cannot create $fstab"
    # Cannot be foreseen: the device was there when the plan was made.
    names=$(source_names) || failed "cannot read the links and tags of $SOURCE"
    verdict=$(check_fstab) || failed "cannot read /etc/fstab"
    case $verdict in
        none) add_line ;;
        own) ;;
        *) refused "/etc/fstab $verdict" ;;
    esac
    # Cannot be foreseen: systemd answered when the plan was made.
    systemctl daemon-reload || failed "the entry is in /etc/fstab, but systemctl daemon-reload failed"
    if [ "$verdict" = own ]; then
        unchanged "/etc/fstab already contains an entry for $MOUNT_POINT"
    fi
    changed "added to /etc/fstab: $LINE"
}

# Prints every form in which the first field of an fstab line can name the source, one a line: its path; for a device also
# its links and tags.
source_names() {
    printf '%s\n' "$SOURCE"
    [ -b "$SOURCE" ] || return 0
    number=$(stat -L -c '%t:%T' -- "$SOURCE") && find_device_number "$SOURCE" || return 1
    blkid -p -o export "$SOURCE" | sed -n \
        -e 's/\\\(.\)/\1/g' \
        -e 's/^PART_ENTRY_UUID=/PARTUUID=/p' \
        -e 's/^PART_ENTRY_NAME=/PARTLABEL=/p' \
        -e '/^UUID=/p' -e '/^LABEL=/p'
    find_device_path "$device_number"
    split_at_newlines
    # shellcheck disable=SC2046 # lines, to be split
    set -- "$device_path" $(fstab_paths "$fstab")
    split_at_blanks
    set -- "$@" /dev/disk/*/* /dev/disk/azure/*/*
    for path; do
        shift
        [ ! -b "$path" ] || set -- "$@" "$path"
    done
    stat -L -c '%t:%T %n' -- "$@" | sed -n "s/^$number //p"
}

# Prints "none" if a line may be added, "own" if one mounts the volume, otherwise what is in the way.
check_fstab() {
    NAMES=$names LINE=$LINE MOUNT_POINT=$MOUNT_POINT SOURCE=$SOURCE awk "$FSTAB_AWK"'
        BEGIN {
            count = split(ENVIRON["NAMES"], names, "\n")
            for (i = 1; i <= count; i++) named[specification(names[i])] = 1
            read_fstab_line(ENVIRON["LINE"])
            named[specification(at_boot[1])] = 1
            type = at_boot[3]
        }
        function fault() {
            if (!mounts_at_boot) return "only mount(8) reads that way, not systemd"
            if (!(specification(at_boot[1]) in named)) return "does not name " ENVIRON["SOURCE"]
            if (at_boot[1] !~ /^\// && !is_canonical(at_boot[1]))
                return "names a tag in a form that neither mount(8) nor systemd finds"
            if (!matches_type(at_boot[3], type)) return "is for the type " at_boot[3] ", not " type
            if (blocking_option(at_boot[4]) != "") return "has the option " blocking_option(at_boot[4])
            return ""
        }
        !read_fstab_line($0) { next }
        {
            mounts_at_boot = at_boot[3] != "swap" && at_boot[2] == ENVIRON["MOUNT_POINT"]
            if (mounts_on(ENVIRON["MOUNT_POINT"])) {
                here++
                why = fault()
                if (here == 1 || why != "") { wrong = why; text = $0 }
            } else if (!elsewhere && (specification(at_boot[1]) in named || specification(by_hand[1]) in named)) {
                elsewhere = $0
            }
        }
        END {
            if (here > 1 && wrong == "") print "mounts " ENVIRON["MOUNT_POINT"] " " here " times: keep only one line"
            else if (wrong != "") print "mounts something else on " ENVIRON["MOUNT_POINT"] ": " text ", which " wrong
            else if (elsewhere) print "mounts " ENVIRON["SOURCE"] " elsewhere: " elsewhere
            else print here ? "own" : "none"
        }
    ' "$fstab"
}

add_line() {
    back_up "$fstab"
    replace_file "$fstab" append_line
}

# Adds a newline first if the last line has none.
append_line() {
    cat || return 1
    if [ -n "$(tail -c 1 "$fstab")" ]; then
        printf '\n' || return 1
    fi
    printf '%s\n' "$LINE"
}
