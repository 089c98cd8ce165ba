# shellcheck shell=sh
# The frame of a look at the node: prints sections and an end mark, and changes nothing.
#
# PARTS  the functions to call, apart by blanks
#
# A section is the line "@NONCE section NAME" and then its body as it is, up to the end of line before the next such
# line. A look asks for as few other programs as it can, for it is taken on all nodes at once. Without "@NONCE end"
# something is missing. exit 0: looked; 21: could not, and said why.

# A body of this size is taken for a part of a larger one, and the look for failed.
LIMIT=1048576

main() {
    exec 3>&1
    need_root
    for part in $PARTS; do
        "$part"
    done
    printf '\n@%s end\n' "$NONCE"
    exit 0
}

section() {
    printf '\n@%s section %s\n' "$NONCE" "$*"
}

# list NAME: a section with the lines of standard input and, as the last line, how many they are: a part of a list must not
# pass for the whole of it.
list() {
    section "$1"
    awk '{ print } END { print NR }'
}

# line NAME FILE: a section with the first line of a small file; no section when there is no file.
line() {
    if [ -r "$2" ]; then
        section "$1"
        first=
        IFS= read -r first <"$2" || :
        printf '%s\n' "$first"
    fi
}

# body NAME FILE: a section with the whole file, and one with the number of its lines, for a part of a file must not pass
# for the whole of it; no section when there is no file.
body() {
    if [ -e "$2" ] || [ -L "$2" ]; then
        section "$1"
        head -c "$LIMIT" "$2"
        section "$1-lines"
        wc -l <"$2"
    fi
}

# units NAME UNIT...: what systemd tells of them, one paragraph each.
units() {
    section "$1"
    shift
    systemctl show -p Id -p LoadState -p ActiveState -p SubState -p MainPID -p NRestarts \
        -p ActiveEnterTimestampMonotonic -p ExecMainStartTimestampMonotonic -- "$@"
}
