# shellcheck shell=sh
# Maven, of which nothing is left when this shell is gone, and whose tests are not skipped.
: "${root:?}"

# run_maven [ARGUMENT...]: in a process group of its own, which end_maven ends. A signal that ends this shell, even one
# that cannot be trapped, ends Maven.
run_maven() {
    cd "$root" || exit
    rm -rf target/surefire-reports target/failsafe-reports
    setsid setpriv --pdeathsig TERM mvn -B verify "$@" &
    maven=$!
    # a shell that waits for a foreground command would not hear the signal before its end
    trap 'stop_maven 130' INT
    trap 'stop_maven 143' TERM
    trap 'stop_maven 129' HUP
    wait "$maven"
    nothing_skipped
}

# stop_maven EXIT_CODE
stop_maven() {
    kill -s TERM -- "-$maven" 2> /dev/null || :
    wait "$maven" || :
    exit "$1"
}

# Also what a killed Maven has left running.
end_maven() {
    if [ -n "${maven:-}" ]; then kill -s KILL -- "-$maven" 2> /dev/null || :; fi
}

# Skipped, aborted and disabled tests all are <skipped> in the reports. The tests of the package left_out may be.
nothing_skipped() {
    skipped=$(grep -l '<skipped' target/surefire-reports/TEST-*.xml target/failsafe-reports/TEST-*.xml 2> /dev/null \
        | grep -v "/TEST-${left_out:-nothing}\." || :)
    [ -z "$skipped" ] || die "tests were skipped, which counts as failed here; their reports say why:
$skipped"
}
