# shellcheck shell=sh
# Runs Maven so that it ends with this shell, and fails if a test was skipped.
: "${root:?}"

# run_maven [ARGUMENT...]: runs Maven in its own process group, which end_maven kills. Maven also gets SIGTERM if this shell
# is killed by a signal that it cannot trap.
run_maven() {
    cd "$root" || exit
    rm -rf target/surefire-reports target/failsafe-reports
    setsid setpriv --pdeathsig TERM mvn -B verify "$@" &
    maven=$!
    # In the background, because a shell handles a trapped signal only after its foreground command has ended.
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

# Also kills what a killed Maven left running.
end_maven() {
    if [ -n "${maven:-}" ]; then kill -s KILL -- "-$maven" 2> /dev/null || :; fi
}

# Skipped, aborted and disabled tests are all <skipped> in the reports. Tests of the package $excluded may be.
nothing_skipped() {
    skipped=$(grep -l '<skipped' target/surefire-reports/TEST-*.xml target/failsafe-reports/TEST-*.xml 2> /dev/null \
        | grep -v "/TEST-${excluded:-nothing}\." || :)
    [ -z "$skipped" ] || die "tests were skipped, which counts as a failure; these reports say why:
$skipped"
}
