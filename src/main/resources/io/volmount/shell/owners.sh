# shellcheck shell=sh
# Who could replace what a path leads to. The owner of a directory, and everybody who may write to it, can replace its
# entries at any moment, even between a check and the use of what was checked.

# find_owners PATH: follows the path as the kernel does, through every symbolic link. Sets owners to one line
# `UID MODE DEVICE LINKS PATH` for each directory and link on the way and for the final file. MODE is hexadecimal and
# includes the file type; LINKS is the number of hard links. Stops where something is missing. If anything vanishes
# meanwhile, owners is empty.
#
# All are examined at once, after the path was followed. What an owner other than root could have replaced before that is
# below a directory that only root can replace, and that directory is among the lines.
find_owners() {
    at='' rest=$1 followed=0
    set -- /
    while [ -n "$rest" ]; do
        name=${rest%%/*}
        rest=${rest#"$name"}
        rest=${rest#/}
        case $name in
            '' | .) ;;
            ..) at=${at%/*} ;;
            *)
                { [ -e "$at/$name" ] || [ -L "$at/$name" ]; } || break
                set -- "$@" "$at/$name"
                enter "$at/$name" || break
                ;;
        esac
    done
    owners=$(stat -c '%u %f %d %h %n' -- "$@" 2>/dev/null) || owners=
}

# enter PATH: continues at the path, or at its target if it is a symbolic link. Returns 1 if links form a loop.
enter() {
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

# find_danger PATH: sets unsafe to a sentence that says why users other than root could replace or change the file or
# directory; to nothing if only root can. A path with a symbolic link in it, and a file with a second hard link, are unsafe.
find_danger() {
    find_owners "$1"
    judge_owners "$1"
}

# judge_owners PATH: the same for what find_owners has found.
judge_owners() {
    if ! check_each check_entry || { [ -z "$unsafe" ] && [ "$last" != "${1%/}" ] && [ "$last" != "$1" ]; }; then
        unsafe_because "the owners of what is on the path $1 cannot be determined"
    fi
}

# check_each CHECK: calls it with the fields of each line of owners, until it sets unsafe. Sets last: the last path. Returns 1
# if a line is malformed.
check_each() {
    check=$1 unsafe='' last=
    split_at_newlines
    # shellcheck disable=SC2086 # lines, to be split
    set -- $owners
    split_at_blanks
    for line in "$@"; do
        last=${line#* * * * }
        # shellcheck disable=SC2086 # four fields, to be split
        set -- ${line%"$last"} "$last"
        is_entry "$@" || return 1
        "$check" "$@"
        [ -z "$unsafe" ] || return 0
    done
}

# is_entry FIELD...: whether these are UID MODE DEVICE LINKS PATH.
is_entry() {
    [ "$#" -eq 5 ] || return 1
    case $1$3$4 in
        *[!0-9]*) return 1 ;;
    esac
    case $2 in
        *[!0-9a-f]*) return 1 ;;
    esac
}

# check_entry UID MODE DEVICE LINKS PATH
check_entry() {
    case $((0x$2 & 0xf000)) in
        16384 | 32768) only_root_writes "$1" "$2" || unsafe_because "$5 belongs to user $1 and has mode $(octal "$2")" ;;
        *) unsafe_because "$5 is neither a directory nor a regular file" ;;
    esac
    if [ -z "$unsafe" ] && [ $((0x$2 & 0xf000)) -eq 32768 ] && [ "$4" -ne 1 ]; then
        unsafe_because "$5 has $4 hard links"
    fi
}

# find_device_danger PATH: sets unsafe, as find_danger does, for a device. Symbolic links may lead to it if they and the
# device are in /dev itself, not in a file system mounted below it, and in directories that only root can write to.
find_device_danger() {
    find_owners "$1"
    judge_device_owners "$1"
}

# judge_device_owners PATH: the same for what find_owners has found.
judge_device_owners() {
    type='' devices=
    if ! check_each check_device_entry || { [ -z "$unsafe" ] && [ "$type" != 24576 ]; }; then
        unsafe_because "the owners of what is on the path $1 cannot be determined"
    fi
}

# check_device_entry UID MODE DEVICE LINKS PATH: sets type, and devices: the file system of /dev.
check_device_entry() {
    type=$((0x$2 & 0xf000))
    case $5 in
        /) ;;
        /dev) devices=$3 ;;
        /dev/*) [ "$3" = "$devices" ] || unsafe_because "$5 is on another file system than /dev" ;;
        *) unsafe_because "$5 is not under /dev" ;;
    esac
    if [ -z "$unsafe" ] && [ "$type" -eq 16384 ] && ! only_root_writes "$1" "$2"; then
        unsafe_because "$5 belongs to user $1 and has mode $(octal "$2")"
    fi
}

unsafe_because() {
    unsafe="$1, so users other than root could replace what is there"
}

# only_root_writes UID MODE: whether nobody but root can write to it. An access control list shows in the group bits.
only_root_writes() {
    [ "$1" = 0 ] && [ $((0x$2 & 022)) -eq 0 ]
}

octal() {
    printf '%04o' $((0x$1 & 07777))
}
