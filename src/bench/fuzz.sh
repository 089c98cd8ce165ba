#!/bin/sh
# Looks for inputs that break a reader of what others write (a node's answer, a server's key, a file), guided by the
# branches that they reach.
#
# usage: src/bench/fuzz.sh [SECONDS [READER...]]
#
# Gives each reader, or each one named (they stand in src/test/java/io/volmount/fuzz/Untrusted.java), so many seconds (60),
# one after the other. Prints for each how many inputs were tried and how many broke it. An input that broke it is
# target/fuzz/READER/crash-*, one that took too long target/fuzz/READER/timeout-*; put it into the reader's folder of
# src/test/resources/io/volmount/fuzz when it is mended, so that every test run tries it. What reached something new stays
# in target/fuzz/READER/corpus, where the next run goes on. Fetches Jazzer from Maven Central; Linux x86-64 or arm64.
set -eu

seconds=${1:-60}
[ $# -eq 0 ] || shift
jazzer=0.30.0
root=$(cd "$(dirname "$0")/../.." && pwd -P)
place=$root/target/fuzz
cd "$root"

mkdir -p "$place"
mvn -q -B test-compile dependency:build-classpath -Dmdep.outputFile="$place/classpath" -Dmdep.includeScope=test
for part in jazzer jazzer-api; do
    mvn -q -B dependency:copy -Dartifact="com.code-intelligence:$part:$jazzer" -DoutputDirectory="$place/jazzer"
done
# A copy, so that a build beside it changes nothing.
rm -rf "$place/classes" "$place/seeds"
cp -R target/classes "$place/classes"
cp -R target/test-classes/. "$place/classes"
class_path=$place/classes:$(cat "$place/classpath")
java -cp "$class_path" io.volmount.fuzz.GuidedRun "$place/seeds" >"$place/readers"
# shellcheck disable=SC2046 # names, to be split
[ $# -gt 0 ] || set -- $(cat "$place/readers")

for reader in "$@"; do
    mkdir -p "$place/$reader/corpus"
    status=0
    java -Xmx2g -Dvolmount.fuzz="$reader" -cp "$place/jazzer/*:$class_path" com.code_intelligence.jazzer.Jazzer \
        --target_class=io.volmount.fuzz.GuidedRun --instrumentation_includes='io.volmount.**' --custom_hook_includes='io.volmount.**' --keep_going=1000 \
        --reproducer_path="$place/$reader" -artifact_prefix="$place/$reader/" -max_total_time="$seconds" -timeout=60 \
        -rss_limit_mb=4096 -max_len=65536 -dict=src/test/resources/io/volmount/fuzz/words.dict \
        "$place/$reader/corpus" "$place/seeds/$reader" >>"$place/$reader/log" 2>&1 || status=$?
    tried=$(sed -n 's/^Done \([0-9]*\) runs.*/\1/p' "$place/$reader/log" | tail -n 1)
    broke=$(find "$place/$reader" -name 'crash-*' -o -name 'timeout-*' -o -name 'oom-*' | wc -l)
    echo "$(date '+%F %T') $reader: ${tried:-?} inputs in $seconds s, $broke broke it, status $status"
done
