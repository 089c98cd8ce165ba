#!/bin/sh
# Starts volmount on the runtime that came with it or, if none did, on the Java of this machine.
set -eu

# The directory of this script, through any number of symbolic links.
self=$0
while [ -L "$self" ]; do
    link=$(readlink "$self")
    case $link in
        /*) self=$link ;;
        *) self=${self%/*}/$link ;;
    esac
done
home=$(CDPATH='' cd -- "${self%/*}/.." && pwd -P)

fail() {
    echo "volmount: $1; install Java 17 or later, or set JAVA_HOME to one" >&2
    exit 2
}

# JVM options for a quick start instead of peak speed, and for as much memory as it needs: by default, the more a machine has, the
# more it takes for new objects before it collects garbage. Two fifths are for what survives that: the buffers of 32 connections.
set -- -Xlog:disable --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=4 \
    -XX:+UseSerialGC -Xmn64m -XX:SurvivorRatio=3 -XX:-UsePerfData -Dfile.encoding=UTF-8 -cp "$home/volmount.jar" io.volmount.cli.Main "$@"

if [ -d "$home/runtime" ]; then
    exec "$home/runtime/bin/java" -XX:SharedArchiveFile="$home/lib/volmount.jsa" -Dlibrary.jline.path="$home/runtime/lib" "$@"
fi

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
command -v "$java" > /dev/null || fail "there is no Java: $java is missing"
# 17.0.15, 25, but 1.8.0_402
java_version=$("$java" -version 2>&1 | sed -n 's/^.* version "\(1\.\)\{0,1\}\([0-9]*\).*/\2/p')
[ "${java_version:-0}" -ge 17 ] || fail "$java is too old: it is Java ${java_version:-of an unknown version}"
exec "$java" "$@"
