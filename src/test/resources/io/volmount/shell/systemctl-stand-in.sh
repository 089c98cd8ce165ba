#!/bin/sh
# Stands in for systemctl: the properties of a unit are the lines of /units/NAME, and /units/.calls tells what was asked. A
# unit with a line Writes=FILE writes it a moment after it was started.
printf '%s\n' "$*" >>/units/.calls

# put UNIT PROPERTY VALUE
put() {
    sed -i "s/^$2=.*/$2=$3/" "/units/$1"
}

show() {
    asked=
    while [ "$1" = -p ]; do
        asked="$asked|$2"
        shift 2
    done
    shift
    for unit; do
        {
            printf 'Id=%s\n' "$unit"
            cat "/units/$unit" 2>/dev/null || printf 'LoadState=not-found\nActiveState=inactive\nSubState=dead\n'
            for property in FragmentPath UnitFileState WantedBy RequiredBy; do
                grep -q "^$property=" "/units/$unit" 2>/dev/null || printf '%s=\n' "$property"
            done
        } | grep -E "^(${asked#|})="
        [ $# -eq 1 ] || printf '\n'
    done
}

verb=$1
shift
case $verb in
    show) show "$@" ;;
    cat) cat "$(sed -n 's/^FragmentPath=//p' "/units/$2")" ;;
    stop | start | restart)
        for unit; do
            case $verb$unit in
                start*.mount)
                    mount "/$(printf '%s' "${unit%.mount}" | tr - /)" || exit 1
                    continue
                    ;;
            esac
            case $unit in -*) continue ;; esac
            [ -e "/units/$unit" ] || exit 5
            ! grep -q '^Stubborn=' "/units/$unit" || exit 1
            case $verb in
                stop)
                    put "$unit" ActiveState inactive
                    sed -i '/^Job=/d' "/units/$unit"
                    ;;
                *)
                    put "$unit" ActiveState active
                    file=$(sed -n 's/^Writes=//p' "/units/$unit")
                    [ -z "$file" ] || (sleep 0.5 && echo "wrote $file" | tee -a /units/.calls >"$file") >/dev/null 2>&1 &
                    ;;
            esac
        done
        ;;
    reboot) ! [ -e /units/.unwilling ] ;;
esac
