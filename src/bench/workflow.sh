#!/bin/sh
# Compares `volmount apply` with Ansible, and with ssh: the time to add the documented 200 MB loopback volume to agents.
#
# usage: src/bench/workflow.sh [reboot|restart [RUNS [AGENTS]]]
#
# Starts AGENTS (default 10) of the lab, in the place of those that `bin/lab up` may have started, and removes them at the
# end. Has them offer the volume RUNS times (default 5) by each of the three in turn, all agents together, and undoes it
# in between. The agents are activated by a reboot, or by a restart of their service.
#
# ansible   ansible-playbook with workflow.yml: a fork for each agent, no facts, pipelining, and connections that are kept
# ssh       one script on each agent, which checks nothing, and a login every 0.2 s until the agent offers the volume: the
#           floor, what the agents themselves take on this machine
#
# Agents and controller share the machine. $VOLMOUNT names another launcher than bin/volmount, such as that of an unpacked
# release. Needs what bin/lab needs, time, and Ansible with the collections ansible.posix and community.general: the package
# ansible on Debian and Ubuntu.
set -eu

activation=${1:-reboot}
runs=${2:-5}
agents=${3:-10}
# shellcheck source=src/bench/common.sh
. "$(dirname -- "$0")/common.sh"
lab=$root/target/lab

need ansible-playbook ansible-doc ssh xargs /usr/bin/time
ansible-doc -t module ansible.posix.mount community.general.filesystem >/dev/null 2>&1 \
    || fail 'Ansible lacks the collections ansible.posix and community.general: install the package ansible'
"$volmount" --version
ansible-playbook --version | sed -n 1p

trap 'clean_up; "$root/bin/lab" down' EXIT
"$root/bin/lab" up "$agents" >/dev/null

# The names of the agents, with their ports and roles.
awk '
    $1 == "role:" { role = $2 }
    $2 == "{name:" { gsub("[,}]", ""); print $3, $7, role }' "$lab/inventory.yaml" >"$work/agents"

cat >"$work/ssh_config" <<CONFIG
Host *
    HostName 127.0.0.1
    User core
    IdentityFile $lab/id_ed25519
    IdentitiesOnly yes
    UserKnownHostsFile $lab/known_hosts
    BatchMode yes
    LogLevel ERROR
    ConnectTimeout 2
CONFIG
while read -r name port _; do
    printf 'Host %s\n    Port %s\n' "$name" "$port"
done <"$work/agents" >>"$work/ssh_config"

# on FUNCTION NAME UNIT...: calls a function of workflow-on-agent.sh on the agent.
cat >"$work/on" <<ON
#!/bin/sh
function=\$1 name=\$2
shift 2
exec ssh -F "$work/ssh_config" "\$name" sudo sh -s -- "\$function" "\$@" <"$root/src/bench/workflow-on-agent.sh"
ON
# by_ssh NAME UNIT...: a reboot ends the connection.
cat >"$work/by_ssh" <<BY_SSH
#!/bin/sh
"$work/on" add_and_$activation "\$@" || [ $activation = reboot ] || exit
until "$work/on" offers "\$@" 2>/dev/null; do sleep 0.2; done
BY_SSH
chmod +x "$work/on" "$work/by_ssh"

# The units of each agent: NAME AGENT_UNIT [DISCOVERY_UNIT].
while read -r name _ role; do
    case $role in
        private) unit=dcos-mesos-slave.service discovery=dcos-vol-discovery-priv-agent.service ;;
        public) unit=dcos-mesos-slave-public.service discovery=dcos-vol-discovery-pub-agent.service ;;
    esac
    ssh -n -F "$work/ssh_config" "$name" systemctl cat "$discovery" >/dev/null 2>&1 || discovery=
    echo "$name $unit${discovery:+ $discovery}"
done <"$work/agents" >"$work/units"

{
    echo '[agents]'
    while read -r name unit discovery; do
        echo "$name agent_unit=$unit${discovery:+ discovery_unit=$discovery}"
    done <"$work/units"
    printf '[agents:vars]\n'
    echo 'ansible_python_interpreter=/opt/mesosphere/bin/python3'
    echo "ansible_ssh_common_args='-F $work/ssh_config'"
} >"$work/inventory.ini"

cat >"$work/ansible.cfg" <<CONFIG
[defaults]
forks = $agents
display_failed_stderr = true
timeout = 60
[connection]
pipelining = true
[ssh_connection]
ssh_args = -o ControlMaster=auto -o ControlPersist=60s
CONFIG

cat >"$work/playbook.yml" <<YAML
version: 1
name: loopback test volume
volumes:
  - path: /dcos/volume0
    source: {loopback: {file: /root/volume0.img, size: 200MB}}
    filesystem: ext4
activation: $activation
rollout: {canary: 0, maxUnavailable: 100%}
verify: {timeout: 2m, settle: 1s}
YAML

run_volmount() {
    measure volmount env "XDG_STATE_HOME=$work/state" \
        "$volmount" apply --yes -i "$work/inventory.ini" -p "$work/playbook.yml"
}

# With connections of its own: those of the run before are still open.
run_ansible() {
    measure ansible env "ANSIBLE_CONFIG=$work/ansible.cfg" "ANSIBLE_HOME=$work/home" "ANSIBLE_SSH_CONTROL_PATH_DIR=$work/$run" \
        ansible-playbook -i "$work/inventory.ini" -e "activation=$activation" "$root/src/bench/workflow.yml"
}

run_ssh() {
    measure ssh xargs -a "$work/units" -P "$agents" -L 1 "$work/by_ssh"
}

# Checks that all agents offer the volume, and undoes it. Docker restarts a container later if it ran for less than ten seconds.
undo() {
    xargs -a "$work/units" -P "$agents" -L 1 "$work/on" offers || fail "an agent does not offer the volume after $1"
    xargs -a "$work/units" -P "$agents" -L 1 "$work/on" undo || fail 'an agent could not be reset'
    sleep 10
}

for run in $(seq "$runs"); do
    for tool in ansible volmount ssh; do
        "run_$tool"
        undo "$tool"
    done
    echo "run $run of $runs ended"
done

report volmount ansible ssh
quotient 'volmount / ansible' "$(median volmount 1)" "$(median ansible 1)"
quotient 'volmount / ssh' "$(median volmount 1)" "$(median ssh 1)"
