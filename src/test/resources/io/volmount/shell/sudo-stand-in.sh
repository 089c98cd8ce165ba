#!/bin/sh
# Stands in for sudo, called as `sudo [-n] [-S] [-k] [-p PROMPT] COMMAND...`. Beside it stand two files: `mode`, which is
# one of nopasswd, password, cached, stranger, requiretty, otherwise, twice, touch, unread; and `password`. Each answer is counted
# in `answers`, and what anybody on the node can see goes to `seen`.
here=$(dirname "$0")
mode=$(cat "$here/mode")
never='' cached='' prompt='[sudo] password for core: '
[ "$mode" = cached ] && cached=1
while getopts nSkp: option; do
    case $option in
        n) never=1 ;;
        S) ;;
        k) cached='' ;;
        p) prompt=$OPTARG ;;
        *) exit 1 ;;
    esac
done
shift $((OPTIND - 1))

refuse() {
    echo "$1" >&2
    exit 1
}

[ "$mode" = requiretty ] && refuse 'sudo: sorry, you must have a tty to run sudo'
[ "$mode" = otherwise ] && prompt='Verification code: '
[ "$mode" = nopasswd ] && cached=1

look() {
    cat /proc/[0-9]*/cmdline >>"$here/seen" 2>/dev/null
    env >>"$here/seen"
}

look
tries=0
until [ "$cached" ]; do
    [ "$never" ] && refuse 'sudo: a password is required'
    printf '%s' "$prompt" >&2
    if ! IFS= read -r given; then
        echo >&2
        refuse "sudo: no password was provided
sudo: $tries incorrect password attempt"
    fi
    echo answer >>"$here/answers"
    [ "$mode" = unread ] && break
    [ "$given" = "$(cat "$here/password")" ] && break
    tries=$((tries + 1))
    [ "$tries" -eq 3 ] && refuse 'sudo: 3 incorrect password attempts'
    echo 'Sorry, try again.' >&2
done
look
if [ "$mode" = unread ]; then
    { printf '%s\n' "$given" && cat; } | "$@"
    exit
fi
[ "$mode" = twice ] && printf '%s' "$prompt" >&2 && read -r given && echo answer >>"$here/answers"
[ "$mode" = touch ] && echo 'Please touch the device.' >&2 && sleep 600
[ "$mode" = stranger ] && refuse 'core is not in the sudoers file.  This incident will be reported.'
exec "$@"
