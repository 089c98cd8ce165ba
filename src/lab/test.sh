# shellcheck shell=sh
# All tests, with real agents: none of them may be skipped.
: "${root:?}"

# run_tests [MAVEN_ARGUMENT...]
run_tests() {
    need shellcheck shellcheck
    need busybox busybox
    need dash dash
    need mvn maven
    image
    trap 'remove_agents volmount.lab=test' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    cd "$root" || exit
    mvn -B verify -Dvolmount.lab=required -Dvolmount.lab.image="${image:?}" "$@"
}
