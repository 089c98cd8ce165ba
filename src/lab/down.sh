# shellcheck shell=sh
# Removing what this checkout has started, and only that: agents by their label, the virtual
# machine, the rest by its owner's name.
: "${root:?}" "${lab:?}"

down() {
    if tests_at_work; then
        say 'tests are at work in this checkout: their agents stay'
        only=volmount.lab=up
    else
        only=volmount.lab
        stop_machine
    fi
    if engine_version > /dev/null; then
        remove_agents "$only"
        return
    fi
    [ "$only" != volmount.lab ] || clear_machine
    if ! command -v docker > /dev/null; then return; fi
    die 'no Docker engine answers: agents that it holds come back with it. Start it (bin/lab engine), and run bin/lab down again.'
}

# remove_agents LABEL: volmount.lab=up, volmount.lab=test, or volmount.lab for both.
remove_agents() {
    removed=0 rounds=0
    while [ -n "$(our_agents "$1")" ]; do
        rounds=$((rounds + 1))
        [ "$rounds" -le 5 ] || die "could not remove all agents: see docker ps -a --filter label=volmount.lab.home=$root"
        for id in $(our_agents "$1"); do
            docker exec "$id" lab-detach-loops > /dev/null 2>&1 || :
            if docker rm -f -v "$id" > /dev/null 2>&1; then removed=$((removed + 1)); fi
        done
    done
    if [ "$removed" -gt 0 ]; then say "removed agents: $removed"; fi
    for network in $(docker network ls -q --filter "label=volmount.lab.home=$root" --filter "label=$1"); do
        docker network rm "$network" > /dev/null
    done
    if [ "$1" = volmount.lab=up ]; then detach_orphans; else clear_machine; fi
}

our_agents() {
    docker ps -aq --filter "label=volmount.lab.home=$root" --filter "label=$1"
}

# What killed tests leave on this machine itself.
clear_machine() {
    detach_orphans
    mend_networks
    unmount_small_disks
}

# ours: does this checkout own things on this machine? Sets owner, the name that it gives them.
ours() {
    [ "$(id -u)" -eq 0 ] && [ -s "$lab/owner" ] && owner=$(cat "$lab/owner")
}

# An agent that died without a shutdown leaves its decoy attached. It is an orphan when the file system below the image
# is mounted nowhere any more. The name of the image tells it from those of other checkouts and engines, whose mounts
# may not be seen from here.
detach_orphans() {
    ours && command -v losetup > /dev/null || return 0
    losetup -l -n -O NAME,BACK-MAJ:MIN,BACK-FILE | while read -r name filesystem file; do
        case $file in
            "/var/lib/lab/decoy-$owner.img"*) ;;
            *) continue ;;
        esac
        if ! cut -d ' ' -f 3 /proc/self/mountinfo | grep -qxF "$filesystem"; then losetup -d "$name"; fi
    done
}

# Rules by which a test keeps packets from an agent.
mend_networks() {
    ours && command -v iptables > /dev/null || return 0
    iptables -w -S OUTPUT | sed -n "/volmount-lab-$owner/s/^-A/-D/p" | xargs -r -L 1 iptables -w
}

# Small file systems that controllers fill up.
unmount_small_disks() {
    ours || return 0
    findmnt -rn -S "volmount-lab-$owner" -o TARGET | while read -r target; do umount "$target"; done
}
