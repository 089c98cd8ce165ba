# shellcheck shell=sh
# Runs a command of the operator. Both streams get a section line first, so that what the login and sudo print before it
# does not count as output of the command.
#
# TEXT         the command line or script
# INTERPRETER  the program that executes it
# ARGUMENT     the argument of that program; may be empty
# ROOT         yes if the command must run as root
#
# The interpreter reads the text from descriptor 3, and its standard input is empty: no command in the text can read the
# lines that follow it.

main() {
    if [ "$ROOT" = yes ] && [ "$(id -u)" -ne 0 ]; then
        printf "\n@%s failed the command would run as %s, not as root; set 'sudo: passwordless' for this agent\n" \
            "$NONCE" "$(id -un)"
        exit 21
    fi
    printf '\n@%s section output\n' "$NONCE"
    printf '\n@%s section output\n' "$NONCE" >&2
    printf '%s\n' "$TEXT" | {
        exec 3<&0 </dev/null
        if [ -n "$ARGUMENT" ]; then
            exec "$INTERPRETER" "$ARGUMENT" /dev/fd/3
        fi
        exec "$INTERPRETER" /dev/fd/3
    }
}
