# shellcheck shell=sh
# Writes the inventory and playbook for the agents of `up`, which are listed in target/lab/{private,public}-agents.
: "${root:?}" "${lab:?}"

write_inventory() {
    cat <<YAML
version: 1
master: http://${master:?}
defaults:
  user: core
  identityFile: $lab/id_ed25519
  knownHostsFile: $lab/known_hosts
  sudo: passwordless
groups:
YAML
    for role in private public; do
        [ -s "$lab/$role-agents" ] || continue
        printf '  %s-agents:\n    role: %s\n    hosts:\n' "$role" "$role"
        while read -r _ port name; do
            echo "      - {name: $name, address: 127.0.0.1, port: $port}"
        done < "$lab/$role-agents"
    done
}

write_playbook() {
    cat <<'YAML'
version: 1
name: loopback test volume
volumes:
  - path: /dcos/volume0
    source: {loopback: {file: /root/volume0.img, size: 200MB}}
    filesystem: ext4
activation: reboot
verify: {timeout: 2m, settle: 3s} # on a real cluster let the agents settle longer, for example 30s
YAML
}

print_next_steps() {
    read -r _ port name < "$lab/private-agents"
    cat <<NEXT
Agents running: ${count:?}. Inventory, playbook, key and known_hosts are in ${lab#"$root/"}.

  bin/volmount plan  -i target/lab/inventory.yaml -p target/lab/playbook.yaml
  bin/volmount apply -i target/lab/inventory.yaml -p target/lab/playbook.yaml
  curl http://$master/slaves   # what the master knows of them
  curl --cacert target/lab/master-ca.pem https://${master_over_tls:?}/slaves   # the same over TLS
  ssh -i target/lab/id_ed25519 -o UserKnownHostsFile=target/lab/known_hosts -p $port core@127.0.0.1   # $name
  bin/lab down
NEXT
}
