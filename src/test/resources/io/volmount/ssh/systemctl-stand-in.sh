#!/bin/sh
# Stands in for systemctl: the properties of a unit are the lines of /units/NAME, and /units/.calls tells what was asked.
printf '%s\n' "$*" >>/units/.calls

# set UNIT PROPERTY VALUE
put() {
    sed -i "s/^$2=.*/$2=$3/" "/units/$1"
}

verb=$1
shift
case $verb in
    show)
        for last; do :; done
        if [ -e "/units/$last" ]; then
            grep "^$2=" "/units/$last"
        else
            printf 'LoadState=not-found\nActiveState=inactive\n' | grep "^$2="
        fi
        ;;
    stop | start | restart)
        for unit; do
            case $unit in -*) continue ;; esac
            [ -e "/units/$unit" ] || exit 5
            ! grep -q '^Stubborn=' "/units/$unit" || exit 1
            case $verb in
                stop) put "$unit" ActiveState inactive ;;
                *) put "$unit" ActiveState active ;;
            esac
        done
        ;;
    reboot) ! [ -e /units/.unwilling ] ;;
esac
