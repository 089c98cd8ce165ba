# shellcheck shell=sh
# The frame of a step: takes the node's lock, does its work, prints one result line and ends.
#
# WORK  the functions to call under the lock, apart by blanks: `claim ensure` for a step
#
# exit 0   changed or unchanged: the node is as the step wants it
# exit 20  refused: a guard found something that the plan did not know; nothing was changed
#          held or busy: another step or run has the node; nothing was begun
# exit 21  failed: the step tried and did not get there

main() {
    # Results leave on 3; whatever the commands print joins the error output.
    exec 3>&1 1>&2
    # A lost connection must not end a step half way: neither here nor in mkfs, which inherits this.
    trap '' HUP PIPE
    need_root
    take_lock
    for task in $WORK; do
        "$task"
    done
    # Cannot be foreseen: it would be a mistake in the step.
    failed "$STEP ended without a result"
}

changed() {
    say changed "$@"
    exit 0
}

unchanged() {
    say unchanged "$@"
    exit 0
}

refused() {
    say refused "$@"
    exit 20
}

# plain_path PATH: refuses what no path of a plan looks like.
plain_path() {
    case $1 in
        /*) ;;
        *) refused "not an absolute path: $1" ;;
    esac
    [ "$1" = "$(printf '%s' "$1" | tr -d '[:cntrl:]')" ] || refused "the path holds control characters: $1"
}

# keep_original PATH: saves what a step is about to replace or remove. The first one saved stays; later ones are not.
keep_original() {
    copy=$STATE/${1##*/}.original
    if [ ! -e "$copy" ] && [ ! -L "$copy" ]; then
        { cp -pP "$1" "$copy.part" && mv -f "$copy.part" "$copy"; } || failed "cannot save $1 as $copy"
    fi
}

# rewrite FILE FUNCTION: puts what FUNCTION makes of the file in its place at once; mode, owner and label stay.
rewrite() {
    part=$1.volmount-part
    draft "$1" "$2" || {
        rm -f "$part"
        failed "cannot write the new ${1##*/} to $part"
    }
    mv -f "$part" "$1" || {
        rm -f "$part"
        failed "cannot rename $part to $1"
    }
    flush "${1%/*}"
}

draft() {
    rm -f "$part" && cp -p "$1" "$part" || return 1
    if command -v selinuxenabled >/dev/null && selinuxenabled; then
        chcon --reference="$1" "$part"
    fi
    "$2" <"$1" >"$part" && flush "$part"
}

# flush FILE...: on disk before going on. Old versions of sync take no names and flush everything.
flush() {
    sync "$@" 2>/dev/null || sync
}

# mounts_on DIR: MAJOR:MINOR, options of the mount, and options of the file system, for each one mounted on DIR, the
# topmost last. An automounter that waits there is none.
mounts_on() {
    DIR=$1 awk '
        $5 == ENVIRON["DIR"] {
            dash = 7
            while (dash < NF && $dash != "-") dash++
            if ($(dash + 1) != "autofs") print $3, $6, $(dash + 3)
        }
    ' /proc/self/mountinfo
}

# signature PATH: what blkid finds, as NAME=value lines; nothing when it is blank. Returns 1 when that cannot be told.
# blkid answers 2 both for "blank" and for "cannot open", so the start is read first. The lines about a partition's own
# entry in its table say nothing of what is in it.
signature() {
    [ "$(head -c 4096 "$1" | wc -c)" -eq 4096 ] || return 1
    found=$(blkid -p -o export "$1")
    case $? in
        0) printf '%s\n' "$found" | grep -v -e '^DEVNAME=' -e '^PART_ENTRY_' -e '^$' || true ;;
        2) ;;
        8) printf 'TYPE=ambivalent\n' ;;
        *) return 1 ;;
    esac
}

# carries PATH FSTYPE UUID: whether exactly this file system is there.
carries() {
    seen=$(signature "$1") || return 1
    printf '%s\n' "$seen" | grep -qx "TYPE=$2" && printf '%s\n' "$seen" | grep -qx "UUID=$3"
}
