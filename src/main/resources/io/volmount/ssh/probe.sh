# shellcheck shell=sh
# The frame of a look at the node: prints sections and an end mark, and changes nothing.
#
# PARTS  the functions to call, apart by blanks
#
# A section is the line "@NONCE section NAME" and then its body as it is, up to the end of line before the next such
# line. Without "@NONCE end" something is missing. exit 0: looked; 21: could not, and said why.

# No file that is read whole may be larger than this.
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

# body NAME FILE: a section with the whole file; no section when there is no file.
body() {
    if [ -e "$2" ]; then
        [ "$(head -c $((LIMIT + 1)) "$2" | wc -c)" -le "$LIMIT" ] || failed "$2 is larger than $LIMIT bytes"
        section "$1"
        cat "$2"
    fi
}

# units NAME UNIT...: what systemd tells of them, one paragraph each.
units() {
    section "$1"
    shift
    systemctl show -p Id -p LoadState -p ActiveState -p SubState -p MainPID -p NRestarts \
        -p ActiveEnterTimestampMonotonic -p ExecMainStartTimestampMonotonic -- "$@"
}
