# shellcheck shell=sh
# Removing agents: by label, only this checkout's; and its virtual machine.
: "${root:?}"

down() {
    stop_machine
    engine_version > /dev/null || die 'no Docker engine answers, so there are no agents to remove.'
    remove_agents volmount.lab
}

# remove_agents LABEL: volmount.lab=up, volmount.lab=test, or volmount.lab for both.
remove_agents() {
    removed=0
    for id in $(our_agents "$1"); do
        docker exec "$id" lab-detach-loops > /dev/null 2>&1 || :
        docker rm -f -v "$id" > /dev/null 2>&1 || :
        removed=$((removed + 1))
    done
    [ -z "$(our_agents "$1")" ] || die "could not remove all agents: see docker ps --filter label=volmount.lab.home=$root"
    if [ "$removed" -gt 0 ]; then say "removed agents: $removed"; fi
    for network in $(docker network ls -q --filter "label=volmount.lab.home=$root" --filter "label=$1"); do
        docker network rm "$network" > /dev/null
    done
    detach_orphans
}

our_agents() {
    docker ps -aq --filter "label=volmount.lab.home=$root" --filter "label=$1"
}

# An agent that died without a shutdown leaves its decoy attached. It is an orphan when the file system below the image
# is mounted nowhere any more.
detach_orphans() {
    [ "$(id -u)" -eq 0 ] && command -v losetup > /dev/null || return 0
    losetup -l -n -O NAME,BACK-MAJ:MIN,BACK-FILE | while read -r name filesystem file; do
        case $file in
            /var/lib/lab/decoy.img*) ;;
            *) continue ;;
        esac
        if ! cut -d ' ' -f 3 /proc/self/mountinfo | grep -qxF "$filesystem"; then losetup -d "$name"; fi
    done
}
