# shellcheck shell=sh
# The whole procedure on three real agents, as an operator would run it.
: "${root:?}"

demo() {
    cd "$root" || exit
    bin/volmount --version > /dev/null || die 'bin/volmount does not run: see above.'
    up 3 > /dev/null
    shown bin/volmount plan -i target/lab/inventory.yaml -p target/lab/playbook.yaml || die 'the plan failed; the agents are still up.'
    verified=yes
    shown bin/volmount apply --yes -i target/lab/inventory.yaml -p target/lab/playbook.yaml || verified=no
    shown bin/volmount verify -i target/lab/inventory.yaml -p target/lab/playbook.yaml || verified=no
    say 'the agents are still up: look around, and remove them with bin/lab down'
    [ "$verified" = yes ] || die 'not every agent was verified.'
}

shown() {
    printf '\n$ %s\n' "$*"
    "$@"
}
