# shellcheck shell=sh
# Adds the Java runtime, and the archive of classes from which it starts quickly.
: "${root:?}" "${work:=}"

# What the libraries require in their module descriptors, and beyond that: java.net.http, which asks a Mesos master,
# java.security.jgss, which sshj links against, and jdk.unsupported, which has the signals that JLine handles.
# src/test/.../ReleaseIT runs commands on it.
modules=java.base,java.logging,java.naming,java.net.http,java.security.jgss,java.xml,jdk.unsupported

# Sets jdk. Temurin's needs no library but glibc 2.17; the JDK of a distribution needs the glibc of that distribution.
find_jdk() {
    jdk=${RELEASE_JDK:-$(echo /usr/lib/jvm/temurin-25-jdk*)}
    [ -x "$jdk/bin/jlink" ] || die "there is no JDK in $jdk: install Temurin's JDK 25, or name another in RELEASE_JDK"
}

# add_runtime DIRECTORY
add_runtime() {
    "$jdk/bin/jlink" --add-modules "$modules" --strip-debug --no-header-files --no-man-pages --output "$1/runtime"
    jline=org/jline/nativ/Linux/x86_64/libjlinenative.so
    (cd "$work" && "$jdk/bin/jar" --extract --file "$root"/target/lib/jline-native-*.jar "$jline")
    mv "$work/$jline" "$1/runtime/lib"
    with_fixed_times "$1"
    add_class_archive "$1"
    with_fixed_times "$1"
}

# The archive holds all classes of volmount and sshj, and whatever else these commands load. They work in one thread and look
# at no clock: what the others load depends on how busy this machine is. It is valid for jars of this size and time, in any
# directory.
add_class_archive() {
    loads "$1" --help > /dev/null
    loads "$1" --version > /dev/null
    loads "$1" inventory list -i "$1/inventories/private-agents.yml" > /dev/null
    loads "$1" validate -i "$1/inventories/private-agents.yml" -p "$1/playbook-templates/loopback.yml" > /dev/null
    # on a terminal, for the classes that look at it
    loads "$1" runs list > /dev/ptmx
    for library in "$1/volmount.jar" "$1"/lib/sshj-*.jar; do
        "$jdk/bin/jar" --list --file "$library" | sed -n '/^META-INF/d; /-info\.class$/d; s/\.class$//p'
    done > "$work/library.classes"
    # Classes first, without their IDs, which differ from command to command; then their lambdas, without the lines that only
    # Java's newer ahead-of-time cache reads.
    {
        grep -hvE '^[#@]|source:' "$work"/*.classes | sed 's/ id: .*//' | LC_ALL=C sort -u
        grep -h '^@lambda' "$work"/*.classes | LC_ALL=C sort -u
    } > "$work/all"
    # The class path is written into the archive, so it has to be the same wherever this runs; addresses are, too.
    # shellcheck disable=SC2046 # none or several words
    (cd "$1" && env -i $(not_randomized) runtime/bin/java -Xshare:dump -XX:SharedClassListFile="$work/all" \
        -XX:SharedArchiveFile=lib/volmount.jsa -Xlog:disable -Xlog:all=error:stderr --enable-native-access=ALL-UNNAMED \
        -XX:+UseSerialGC -cp /proc/self/cwd/volmount.jar) > "$work/dump.log" 2>&1 \
        || die "could not make the class archive: $(tail -n 1 "$work/dump.log")"
}

# loads DIRECTORY ARGUMENT...: adds the classes that a command loads to the list, whatever becomes of the command.
loads() {
    directory=$1
    shift
    (cd "$work" && env -i HOME="$work" "$directory/runtime/bin/java" -Xshare:off -XX:DumpLoadedClassList="$work/$#-$1.classes" \
        --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
        -cp "$directory/volmount.jar" io.volmount.cli.Main "$@" 2> "$work/command.log" < /dev/null) || :
    [ -s "$work/$#-$1.classes" ] || die "volmount $* does not run: $(tail -n 1 "$work/command.log")"
}

not_randomized() {
    setarch -R true 2> /dev/null && echo 'setarch -R'
}
