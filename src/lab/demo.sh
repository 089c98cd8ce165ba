# shellcheck shell=sh
# Runs the whole procedure on three agents, as an operator would.
: "${root:?}"

demo() {
    cd "$root" || exit
    bin/volmount --version > /dev/null || die 'bin/volmount does not run; see above'
    up 3 > /dev/null
    run_and_show bin/volmount plan -i target/lab/inventory.yaml -p target/lab/playbook.yaml || die 'the plan failed; the agents are still running'
    verified=yes
    run_and_show bin/volmount apply --yes --full -i target/lab/inventory.yaml -p target/lab/playbook.yaml || verified=no
    run_and_show bin/volmount verify --full -i target/lab/inventory.yaml -p target/lab/playbook.yaml || verified=no
    say 'the agents are still running; remove them with bin/lab down'
    [ "$verified" = yes ] || die 'not every agent was verified'
}

run_and_show() {
    printf '\n$ %s\n' "$*"
    "$@"
}
