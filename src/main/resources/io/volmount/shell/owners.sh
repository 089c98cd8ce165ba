# shellcheck shell=sh
# Who could replace what a path leads to. The owner of a directory, and everybody who may write to it, can replace its
# entries at any moment, even between a check and the use of what was checked.

# path_owners PATH: follows the path as the kernel does, through every symbolic link. Prints one line
# `UID MODE DEVICE LINKS PATH` for each directory and link on the way and for the final file. MODE is hexadecimal and
# includes the file type; LINKS is the number of hard links. Stops where something is missing.
path_owners() {
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
                enter "$at/$name" || return 0
                ;;
        esac
    done
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

# why_unsafe PATH: prints, as a sentence, why users other than root could replace or change the file or directory; nothing
# if only root can. A path with a symbolic link in it, and a file with a second hard link, are unsafe.
why_unsafe() {
    path_owners "$1" | {
        last=
        check_each check_entry
        [ "$last" = "${1%/}" ] || [ "$last" = "$1" ] || exit 1
    } || unsafe_because "the owners of what is on the path $1 cannot be determined"
}

# check_each CHECK: calls it with the fields of each line of path_owners. Sets last: the last path.
check_each() {
    while IFS= read -r line; do
        last=${line#* * * * }
        # shellcheck disable=SC2086 # four fields, to be split
        "$1" ${line%"$last"} "$last"
    done
}

# check_entry UID MODE DEVICE LINKS PATH
check_entry() {
    case $((0x$2 & 0xf000)) in
        16384 | 32768) only_root_writes "$1" "$2" || unsafe_because "$5 belongs to user $1 and has mode $(octal "$2")" ;;
        *) unsafe_because "$5 is neither a directory nor a regular file" ;;
    esac
    [ $((0x$2 & 0xf000)) -ne 32768 ] || [ "$4" -eq 1 ] || unsafe_because "$5 has $4 hard links"
}

# why_device_unsafe PATH: the same for a device. Symbolic links may lead to it if they and the device are in /dev itself,
# not in a file system mounted below it, and in directories that only root can write to.
why_device_unsafe() {
    devices=$(stat -c %d /dev)
    path_owners "$1" | {
        type=
        check_each check_device_entry
        [ "$type" = 24576 ] || exit 1
    } || unsafe_because "the owners of what is on the path $1 cannot be determined"
}

# check_device_entry UID MODE DEVICE LINKS PATH: sets type.
check_device_entry() {
    type=$((0x$2 & 0xf000))
    case $5 in
        / | /dev) ;;
        /dev/*) [ "$3" = "$devices" ] || unsafe_because "$5 is on another file system than /dev" ;;
        *) unsafe_because "$5 is not under /dev" ;;
    esac
    [ "$type" -ne 16384 ] || only_root_writes "$1" "$2" || unsafe_because "$5 belongs to user $1 and has mode $(octal "$2")"
}

unsafe_because() {
    printf '%s, so users other than root could replace what is there' "$1"
    exit 0
}

# only_root_writes UID MODE: whether nobody but root can write to it. An access control list shows in the group bits.
only_root_writes() {
    [ "$1" = 0 ] && [ $((0x$2 & 022)) -eq 0 ]
}

octal() {
    printf '%04o' $((0x$1 & 07777))
}
