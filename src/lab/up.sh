# shellcheck shell=sh
# Starts a master, and agents that register with it.
: "${root:?}" "${lab:?}"

versions='1.9.4 1.13.4 1.8.1 2.1.0 1.11.12 1.7.0 1.10.11 1.12.3 2.0.3'

up() {
    count=3 installed=yes
    for argument in "$@"; do
        case $argument in
            --pre-install) installed=no ;;
            *[!0-9]* | '' | 0) die "up: $argument is not a number of agents" ;;
            *) count=$argument ;;
        esac
    done
    image
    remove_agents volmount.lab=up
    say "starting agents: $count"
    make_key
    : > "$lab/known_hosts"
    : > "$lab/private-agents"
    : > "$lab/public-agents"
    start_master
    port=2200 n=0
    while [ "$n" -lt "$count" ]; do
        n=$((n + 1))
        # shellcheck disable=SC2086 # one version per word
        start_agent "$n" $versions
        echo "$id $port $name" >> "$lab/$role-agents"
    done
    wait_for_agents
    write_inventory > "$lab/inventory.yaml"
    write_playbook > "$lab/playbook.yaml"
    print_next_steps
    rm "$lab/private-agents" "$lab/public-agents"
}

make_key() {
    if [ ! -e "$lab/id_ed25519" ]; then
        need ssh-keygen openssh-client
        ssh-keygen -q -t ed25519 -N '' -C volmount-lab -f "$lab/id_ed25519"
    fi
    chmod 0600 "$lab/id_ed25519"
}

# start_agent N VERSION...: starts agent aN, private if N is odd, with the Nth version, on the next free port.
# Sets id, name, role and port.
start_agent() {
    name=a$1 role=public tasks=0
    if [ $(($1 % 2)) -eq 1 ]; then role=private; fi
    if [ "$1" -eq 1 ]; then tasks=3; fi
    shift $((1 + ($1 - 1) % ($# - 1)))
    version=$1
    node=$role
    if [ "$installed" = no ]; then node=none; fi
    start_on_free_port agent
}

# start_on_free_port master|agent: starts a container with the next port that is free. Sets id and port.
start_on_free_port() {
    while :; do
        port=$((port + 1))
        id=$("create_$1")
        if error=$(docker start "$id" 2>&1); then return; fi
        docker rm -f -v "$id" > /dev/null
        case $error in
            *'port is already allocated'* | *'address already in use'*) ;;
            *) die "could not start the $1: $error" ;;
        esac
    done
}

# Sets master and master_over_tls: HOST:PORT for this machine; and master_in_lab: the same for agents.
start_master() {
    port=5049
    start_on_free_port master
    # shellcheck disable=SC2034 # inventory.sh reads it
    master=127.0.0.1:$port
    # shellcheck disable=SC2034 # inventory.sh reads it
    master_over_tls=127.0.0.1:$((port + 393))
    tries=0
    until docker exec "$id" cat /opt/lab/master-ca.pem > "$lab/master-ca.pem" 2> /dev/null; do
        tries=$((tries + 1))
        [ "$tries" -le 600 ] || die "the master is not up after a minute; see docker logs $id"
        sleep 0.1
    done
    master_in_lab=$(docker inspect -f '{{.NetworkSettings.Networks.bridge.IPAddress}}' "$id"):5050
}

create_master() {
    docker create --hostname master -p "127.0.0.1:$port:5050" -p "127.0.0.1:$((port + 393)):5443" \
        --label volmount.lab=up --label "volmount.lab.home=$root" --label volmount.lab.node=master \
        -e "LAB_LEADER=127.0.0.1:$port" --entrypoint /opt/lab/dcos/bin/mesos-master "${image:?}"
}

# The published port is fixed, because a port chosen by Docker changes at every reboot.
create_agent() {
    docker create --hostname "$name" --restart=always -p "127.0.0.1:$port:22" \
        --label volmount.lab=up --label "volmount.lab.home=$root" --label "volmount.lab.node=$name" \
        --cap-add SYS_ADMIN --cap-add SYS_BOOT --cap-add MKNOD \
        --security-opt seccomp=unconfined --security-opt apparmor=unconfined \
        --device /dev/loop-control --device-cgroup-rule 'b 7:* rmw' \
        --cgroupns=private --tmpfs /run --tmpfs /tmp \
        -e "LAB_ROLE=$node" -e "LAB_DCOS_VERSION=$version" -e "LAB_TASKS=$tasks" \
        -e "LAB_MASTER=${master_in_lab:?}" \
        -e "LAB_OWNER=$(cat "$lab/owner")" -e "LAB_AUTHORIZED_KEY=$(cat "$lab/id_ed25519.pub")" "${image:?}"
}

wait_for_agents() {
    while read -r id port name; do
        tries=0
        until docker exec "$id" lab-ready > /dev/null 2>&1 < /dev/null; do
            tries=$((tries + 1))
            [ "$tries" -le 1200 ] || die "$name is not up after five minutes; see docker exec $id journalctl -b"
            sleep 0.25
        done
        key=$(docker exec "$id" cut -d ' ' -f 1,2 /etc/ssh/ssh_host_ed25519_key.pub < /dev/null)
        echo "[127.0.0.1]:$port $key" >> "$lab/known_hosts"
    done <<AGENTS
$(cat "$lab/private-agents" "$lab/public-agents")
AGENTS
}
