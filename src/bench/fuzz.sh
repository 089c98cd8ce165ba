#!/bin/sh
# Fuzzes the parsers of untrusted input (answers of nodes, keys of servers, files), guided by the branches that an input
# reaches.
#
# usage: src/bench/fuzz.sh [SECONDS [READER...]]
#
# Fuzzes every READER (default: all in src/test/java/io/volmount/fuzz/Untrusted.java) for SECONDS (default 60), one after the
# other, and prints how many inputs it tried and how many broke the reader. An input that broke it is saved as
# target/fuzz/READER/crash-*, one that took too long as target/fuzz/READER/timeout-*. After the fix, move it to the reader's
# directory in src/test/resources/io/volmount/fuzz, so that every test run tries it. The corpus stays in
# target/fuzz/READER/corpus for the next run. Fetches Jazzer from Maven Central; runs on Linux x86-64 and arm64.
set -eu

seconds=${1:-60}
[ $# -eq 0 ] || shift
jazzer=0.30.0
root=$(cd "$(dirname "$0")/../.." && pwd -P)
work=$root/target/fuzz
cd "$root"

mkdir -p "$work"
mvn -q -B test-compile dependency:build-classpath -Dmdep.outputFile="$work/classpath" -Dmdep.includeScope=test
for part in jazzer jazzer-api; do
    mvn -q -B dependency:copy -Dartifact="com.code-intelligence:$part:$jazzer" -DoutputDirectory="$work/jazzer"
done
# A copy, so that a concurrent build does not change it.
rm -rf "$work/classes" "$work/seeds"
cp -R target/classes "$work/classes"
cp -R target/test-classes/. "$work/classes"
class_path=$work/classes:$(cat "$work/classpath")
java -cp "$class_path" io.volmount.fuzz.GuidedRun "$work/seeds" >"$work/readers"
# shellcheck disable=SC2046 # one name per word
[ $# -gt 0 ] || set -- $(cat "$work/readers")

for reader in "$@"; do
    mkdir -p "$work/$reader/corpus"
    status=0
    java -Xmx2g -Dvolmount.fuzz="$reader" -cp "$work/jazzer/*:$class_path" com.code_intelligence.jazzer.Jazzer \
        --target_class=io.volmount.fuzz.GuidedRun --instrumentation_includes='io.volmount.**' --custom_hook_includes='io.volmount.**' --keep_going=1000 \
        --reproducer_path="$work/$reader" -artifact_prefix="$work/$reader/" -max_total_time="$seconds" -timeout=60 \
        -rss_limit_mb=4096 -max_len=65536 -dict=src/test/resources/io/volmount/fuzz/words.dict \
        "$work/$reader/corpus" "$work/seeds/$reader" >>"$work/$reader/log" 2>&1 || status=$?
    tried=$(sed -n 's/^Done \([0-9]*\) runs.*/\1/p' "$work/$reader/log" | tail -n 1)
    broke=$(find "$work/$reader" -name 'crash-*' -o -name 'timeout-*' -o -name 'oom-*' | wc -l)
    echo "$(date '+%F %T') $reader: ${tried:-?} inputs in $seconds s, $broke broke it, exit code $status"
done
