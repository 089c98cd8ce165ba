# shellcheck shell=sh
# Removes what this checkout has started, and nothing else: agents by their label, the virtual machine by its PID file, the
# rest by the checkout's ID in its name.
: "${root:?}" "${lab:?}"

down() {
    if tests_are_running; then
        say 'tests are running in this checkout; keeping their agents'
        only=volmount.lab=up
    else
        only=volmount.lab
        stop_machine
    fi
    if engine_version > /dev/null; then
        remove_agents "$only"
        return
    fi
    [ "$only" != volmount.lab ] || clean_up_host
    if ! command -v docker > /dev/null; then return; fi
    die 'no Docker engine is running; its agents come back when it starts: run bin/lab engine, then bin/lab down again'
}

# remove_agents LABEL: volmount.lab=up, volmount.lab=test, or volmount.lab for both.
remove_agents() {
    removed=0 rounds=0
    while [ -n "$(our_agents "$1")" ]; do
        rounds=$((rounds + 1))
        [ "$rounds" -le 5 ] || die "could not remove all agents; see docker ps -a --filter label=volmount.lab.home=$root"
        for id in $(our_agents "$1"); do
            docker exec "$id" lab-detach-loops > /dev/null 2>&1 || :
            if docker rm -f -v "$id" > /dev/null 2>&1; then removed=$((removed + 1)); fi
        done
    done
    if [ "$removed" -gt 0 ]; then say "removed agents: $removed"; fi
    for network in $(docker network ls -q --filter "label=volmount.lab.home=$root" --filter "label=$1"); do
        docker network rm "$network" > /dev/null
    done
    if [ "$1" = volmount.lab=up ]; then detach_orphans; else clean_up_host; fi
}

our_agents() {
    docker ps -aq --filter "label=volmount.lab.home=$root" --filter "label=$1"
}

# Removes what killed tests left on this machine, outside of containers.
clean_up_host() {
    detach_orphans
    remove_packet_filters
    unmount_small_disks
}

# Whether this checkout may have created things on this machine. Sets owner: its ID, which is part of their names.
may_own() {
    [ "$(id -u)" -eq 0 ] && [ -s "$lab/owner" ] && owner=$(cat "$lab/owner")
}

# An agent that died without a shutdown leaves the loop device of its decoy attached. It is an orphan if the file system that
# contains the image is no longer mounted. Other checkouts and engines use other image names; their mounts may be invisible
# from here.
detach_orphans() {
    may_own && command -v losetup > /dev/null || return 0
    losetup -l -n -O NAME,BACK-MAJ:MIN,BACK-FILE | while read -r name filesystem file; do
        case $file in
            "/var/lib/lab/decoy-$owner.img"*) ;;
            *) continue ;;
        esac
        if ! cut -d ' ' -f 3 /proc/self/mountinfo | grep -qxF "$filesystem"; then losetup -d "$name"; fi
    done
}

# Tests drop the packets of an agent with such rules.
remove_packet_filters() {
    may_own && command -v iptables > /dev/null || return 0
    iptables -w -S OUTPUT | sed -n "/volmount-lab-$owner/s/^-A/-D/p" | xargs -r -L 1 iptables -w
}

# Tests mount small file systems and fill them up.
unmount_small_disks() {
    may_own || return 0
    findmnt -rn -S "volmount-lab-$owner" -o TARGET | while read -r target; do umount "$target"; done
}
