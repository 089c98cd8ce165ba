# shellcheck shell=sh
# Runs a step: acquires the node's lock, does the work, prints one result line and exits.
#
# WORK  the functions to call under the lock, separated by spaces: `claim ensure` for a step
#
# exit 0   changed or unchanged: the node is in the state that the step ensures
# exit 20  refused: a guard found something that the plan did not expect; nothing was changed
#          held or busy: another run or step holds the lock; nothing was started
# exit 21  failed: the step tried, and did not reach its goal

main() {
    # Results go to descriptor 3; what commands print goes to standard error.
    exec 3>&1 1>&2
    # A lost connection must not end a step half-way, nor a mkfs, which inherits this.
    trap '' HUP PIPE
    require_root
    acquire_lock
    for task in $WORK; do
        "$task"
    done
    # Cannot be foreseen: this would be a bug in the step.
    failed "$STEP ended without a result"
}

changed() {
    result changed "$@"
    exit 0
}

unchanged() {
    result unchanged "$@"
    exit 0
}

refused() {
    result refused "$@"
    exit 20
}

# require_plain_path PATH: refuses a path that no plan contains.
require_plain_path() {
    case $1 in
        /*) ;;
        *) refused "not an absolute path: $1" ;;
    esac
    ! has_controls "$1" || refused "the path contains control characters: $1"
}

# back_up PATH: saves what a step is about to replace or remove. Only the first copy is kept.
back_up() {
    copy=$STATE/${1##*/}.original
    if [ ! -e "$copy" ] && [ ! -L "$copy" ]; then
        { cp -pP "$1" "$copy.part" && { [ -L "$1" ] || flush "$copy.part"; } && mv -f "$copy.part" "$copy"; } \
            || failed "cannot save $1 as $copy"
    fi
}

# replace_file FILE FILTER: runs the content through the function FILTER and replaces the file atomically. The mode, the
# owner and the SELinux label stay the same.
replace_file() {
    part=$1.volmount-part
    write_part "$1" "$2" || {
        rm -f "$part"
        failed "cannot write the new ${1##*/} to $part"
    }
    mv -f "$part" "$1" || {
        rm -f "$part"
        failed "cannot rename $part to $1"
    }
    flush "${1%/*}"
}

write_part() {
    rm -f "$part" && cp -p "$1" "$part" || return 1
    if command -v selinuxenabled >/dev/null && selinuxenabled; then
        chcon --reference="$1" "$part"
    fi
    "$2" <"$1" >"$part" && flush "$part"
}

# flush FILE...: writes the files to disk. Old versions of sync take no names and flush everything.
flush() {
    sync "$@" 2>/dev/null || sync
}

# mounts_on DIR: prints MAJOR:MINOR, mount options and file system options of each mount on DIR, the topmost last. An
# automount point that has mounted nothing yet does not count.
mounts_on() {
    DIR=$1 awk '
        $5 == ENVIRON["DIR"] {
            dash = 7
            while (dash < NF && $dash != "-") dash++
            if ($(dash + 1) != "autofs") print $3, $6, $(dash + 3)
        }
    ' /proc/self/mountinfo
}

# find_signature PATH: sets signature to what blkid finds, as NAME=value lines; to nothing if PATH is blank. Returns 1 if that
# cannot be determined. blkid exits with 2 both for "blank" and for "cannot open", so the first blocks are read before.
find_signature() {
    signature=
    is_readable "$1" || return 1
    found=$(blkid -p -o export "$1")
    case $? in
        0) keep_content_lines "$found" ;;
        2) ;;
        8) signature=TYPE=ambivalent ;;
        *) return 1 ;;
    esac
}

# find_uuid PATH: sets uuid to the UUID of the file system there; to nothing if that cannot be determined or there is none.
find_uuid() {
    uuid=
    find_signature "$1" || return 0
    case $NEWLINE$signature in
        *"${NEWLINE}UUID="*)
            uuid=$NEWLINE$signature
            uuid=${uuid#*"${NEWLINE}UUID="}
            uuid=${uuid%%"$NEWLINE"*}
            ;;
    esac
}

# has_filesystem PATH FSTYPE UUID: whether PATH contains exactly this file system.
has_filesystem() {
    find_signature "$1" || return 1
    case $NEWLINE$signature$NEWLINE in
        *"${NEWLINE}TYPE=$2$NEWLINE"*) ;;
        *) return 1 ;;
    esac
    case $NEWLINE$signature$NEWLINE in
        *"${NEWLINE}UUID=$3$NEWLINE"*) ;;
        *) return 1 ;;
    esac
}
