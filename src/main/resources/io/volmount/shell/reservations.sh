# shellcheck shell=sh
# Which volumes services have reserved, or keep on in persistent volumes, as the agent's checkpoint says. Mesos checkpoints a
# resource for one of these two reasons alone, before anybody may use it, and keeps it when the agent registers as a new one.

# More bytes than the checkpoint of an agent has.
LARGEST_CHECKPOINT=262144

# reserved_volumes META: prints the path of each volume that META/resources names, one a line. META is the agent's directory
# of checkpoints. Returns 1 if what it says cannot be determined.
reserved_volumes() {
    # Without it, an agent has never run with this directory, so that its checkpoint is elsewhere.
    [ -d "$1/slaves" ] || return 1
    for file in "$1"/resources/* "$1"/resources/.[!.]*; do
        if [ -e "$file" ] || [ -L "$file" ]; then
            volumes_in "$file" || return 1
        fi
    done
}

# volumes_in FILE: prints the path of each volume that a file of protocol buffers names. There a text follows the byte of its
# field, which is 0x0a for the mount point of a disk, and the byte of its length.
volumes_in() {
    [ -f "$1" ] && size=$(stat -L -c %s "$1") && [ "$size" -le "$LARGEST_CHECKPOINT" ] || return 1
    od -An -v -tx1 "$1" | tr -d '\n' | SIZE=$size awk '
        BEGIN { beginning = " 2f 64 63 6f 73 2f 76 6f 6c 75 6d 65" } # /dcos/volume
        {
            read += length($0) / 3
            rest = $0
            while ((at = index(rest, beginning)) > 0) {
                before = substr(rest, at - 6, 6)
                digits = (index("0123456789abcdef", substr(before, 5, 1)) - 1) * 16 \
                    + index("0123456789abcdef", substr(before, 6, 1)) - 1 - 12
                rest = substr(rest, at + length(beginning))
                number = substr(rest, 1, digits * 3)
                if (at < 7 || substr(before, 1, 3) != " 0a" || digits < 1 || length(number) != digits * 3) exit 1
                gsub(/ 3/, "", number)
                if (length(number) != digits || number !~ /^[0-9]+$/) exit 1
                print "/dcos/volume" number
            }
        }
        END { if (read != ENVIRON["SIZE"]) exit 1 }
    '
}

# reservations: prints the reserved volumes as a section; nothing if they cannot be determined.
reservations() {
    # shellcheck disable=SC2154 # set by dcos
    if reserved=$(reserved_volumes "$work_dir/meta"); then
        printf '%s\n' "$reserved" | sed '/^$/d' | sort -u | list reserved
    fi
}
