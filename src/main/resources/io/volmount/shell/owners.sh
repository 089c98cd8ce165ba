# shellcheck shell=sh
# Who could change what a path leads to. Whoever owns a directory, or may write to it, can put anything in the place of
# what is in it, at any moment: between a look and a use as well.

# owners_of PATH: the way to it as the kernel goes it, through every link. One line `UID MODE DEVICE NAMES PATH` for each
# directory and link and for what is there at last; the mode is in hexadecimal and holds the type, NAMES counts the hard
# links. The way ends where something is missing.
owners_of() {
    at='' rest=$1 followed=0
    stat -c '%u %f %d %h %n' /
    while [ -n "$rest" ]; do
        name=${rest%%/*}
        rest=${rest#"$name"}
        rest=${rest#/}
        case $name in
            '' | .) ;;
            ..) at=${at%/*} ;;
            *)
                stat -c '%u %f %d %h %n' -- "$at/$name" 2>/dev/null || return 0
                follow "$at/$name" || return 0
                ;;
        esac
    done
}

# follow PATH: goes on from there: where it leads if it is a link. Returns 1 where links lead in a circle.
follow() {
    if [ ! -L "$1" ]; then
        at=$1
        return 0
    fi
    followed=$((followed + 1))
    [ "$followed" -le 40 ] || return 1
    target=$(readlink -- "$1") || return 1
    case $target in
        /*) at='' ;;
    esac
    rest=$target/$rest
}

# stranger_to PATH: prints what on the way to a file or a directory is not root's alone, as a sentence; nothing when
# nobody else can change what it is and what is in it. No link leads to it then, and no other name.
stranger_to() {
    owners_of "$1" | {
        last=
        judge_each judge
        [ "$last" = "${1%/}" ] || [ "$last" = "$1" ] || exit 1
    } || tell "nobody can tell whose what leads to $1 is"
}

# judge_each JUDGE: has it judge each line of owners_of, by its fields; sets last: the last path.
judge_each() {
    while IFS= read -r line; do
        last=${line#* * * * }
        # shellcheck disable=SC2086 # four fields, to be split
        "$1" ${line%"$last"} "$last"
    done
}

# judge UID MODE DEVICE NAMES PATH
judge() {
    case $((0x$2 & 0xf000)) in
        16384 | 32768) is_roots "$1" "$2" || tell "$5 belongs to user $1 with mode $(octal "$2")" ;;
        *) tell "$5 is neither a directory nor a file" ;;
    esac
    [ $((0x$2 & 0xf000)) -ne 32768 ] || [ "$4" -eq 1 ] || tell "$5 has $4 names (hard links)"
}

# stranger_to_device PATH: the same of a device, to which links may lead: they and it lie in /dev, not in a file system
# mounted under it, in directories that are root's alone.
stranger_to_device() {
    devices=$(stat -c %d /dev)
    owners_of "$1" | {
        kind=
        judge_each judge_in_dev
        [ "$kind" = 24576 ] || exit 1
    } || tell "nobody can tell whose what leads to $1 is"
}

# judge_in_dev UID MODE DEVICE NAMES PATH: sets kind.
judge_in_dev() {
    kind=$((0x$2 & 0xf000))
    case $5 in
        / | /dev) ;;
        /dev/*) [ "$3" = "$devices" ] || tell "$5 is on another file system than /dev" ;;
        *) tell "$5 is not under /dev" ;;
    esac
    [ "$kind" -ne 16384 ] || is_roots "$1" "$2" || tell "$5 belongs to user $1 with mode $(octal "$2")"
}

tell() {
    printf '%s, so others than root could put something else there' "$1"
    exit 0
}

# is_roots UID MODE: whether root alone can write to it. Entries of an access control list show in the group's bits.
is_roots() {
    [ "$1" = 0 ] && [ $((0x$2 & 022)) -eq 0 ]
}

octal() {
    printf '%04o' $((0x$1 & 07777))
}
