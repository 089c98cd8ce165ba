# shellcheck shell=sh
# Adds the Java runtime, and the archive of classes from which it starts quickly.
: "${root:?}" "${work:=}"

# What the libraries require in their module descriptors, and beyond that: java.net.http, which asks a Mesos master,
# java.security.jgss, which sshj links against, and jdk.unsupported, which has the signals that JLine handles.
# src/test/.../ReleaseIT runs commands on it.
modules=java.base,java.logging,java.naming,java.net.http,java.security.jgss,java.xml,jdk.unsupported

# Sets jdk: $RELEASE_JDK or, by default, Temurin's, which needs no library but glibc 2.17. Where that is missing, the JDK in use,
# which needs what its distribution has.
find_jdk() {
    jdk=${RELEASE_JDK:-$(echo /usr/lib/jvm/temurin-25-jdk*)}
    if [ -z "${RELEASE_JDK:-}" ] && [ ! -x "$jdk/bin/jlink" ]; then
        jdk=$(jdk_in_use)
        say "Temurin's JDK 25 is missing: the runtime is that of $jdk"
    fi
    [ -x "$jdk/bin/jlink" ] || die "there is no JDK in $jdk: install Temurin's JDK 25, or name another in RELEASE_JDK"
    java_version=$("$jdk/bin/java" -version 2>&1 | sed -n 's/^.* version "\([0-9]*\).*/\1/p')
    [ "${java_version:-0}" -ge 17 ] || die "$jdk is too old: Java 17 or later is needed, Temurin's JDK 25 is best"
}

jdk_in_use() {
    if [ -n "${JAVA_HOME:-}" ]; then
        echo "$JAVA_HOME"
    else
        compiler=$(command -v javac) || die 'there is no JDK: javac is missing'
        dirname "$(dirname "$(readlink -f "$compiler")")"
    fi
}

# add_runtime DIRECTORY
add_runtime() {
    "$jdk/bin/jlink" --add-modules "$modules" --strip-debug --no-header-files --no-man-pages --output "$1/runtime"
    jline=org/jline/nativ/Linux/x86_64/libjlinenative.so
    (cd "$work" && "$jdk/bin/jar" --extract --file "$root"/target/lib/jline-native-*.jar "$jline")
    mv "$work/$jline" "$1/runtime/lib"
    spread_jars "$1"/*.jar "$1"/lib/*.jar
    with_fixed_times "$1"
    add_class_archive "$1"
    with_fixed_times "$1"
}

# Without it, commands take three times as long to start. The archives of Java 17 differ from build to build, those of 25 do not.
#
# The archive holds all classes of volmount and sshj, and whatever else these commands load, but not all lambdas: archives with
# thousands of them differ. The commands look at no clock, and a training run waits for their threads: otherwise it would
# depend on how busy this machine is. It is valid for jars of this size and time, in any directory. Its list of classes stays
# in target, so that two that differ can be explained.
add_class_archive() {
    if [ "$java_version" -lt 25 ]; then
        say "commands start slowly: only Java 25 or later makes the same archive of classes in every build"
        return
    fi
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
    cp "$work/all" "$root/target/archived.classes"
    archive_classes "$1"
}

# spread_jars JAR...: copies them until their inode numbers are not too much alike. Java keeps the JARs that are open in a
# hash table by these numbers. Where nine fall into one place of it, it reorganizes the table, and what that looked up is in
# the archive, which then differs from others of the same classes.
spread_jars() {
    copies=0
    while [ "$(most_alike "$@")" -gt 4 ]; do
        copies=$((copies + 1))
        [ "$copies" -le 20 ] || die "no copies of the JARs have inode numbers that differ enough"
        for jar; do
            cp -p "$jar" "$jar.copy"
        done
        for jar; do
            mv "$jar.copy" "$jar"
        done
    done
}

# most_alike FILE...: prints how many of them have inode numbers that are equal modulo 16, the least size of the table.
most_alike() {
    stat -c %i -- "$@" | awk '{ if (++alike[$1 % 16] > most) most = alike[$1 % 16] } END { print most }'
}

# archive_classes DIRECTORY: makes the archive of the listed classes.
#
# The class path is written into the archive, so it has to be the same wherever this runs; addresses are, too, and what follows
# from the size of the heap, by default a part of this machine's memory.
archive_classes() {
    # shellcheck disable=SC2046 # none or several words
    (cd "$1" && env -i $(not_randomized) runtime/bin/java -Xshare:dump -XX:SharedClassListFile="$work/all" \
        -XX:SharedArchiveFile=lib/volmount.jsa -Xlog:disable -Xlog:all=error:stderr --enable-native-access=ALL-UNNAMED \
        -XX:+UseSerialGC -Xms256m -Xmx256m -cp /proc/self/cwd/volmount.jar) > "$work/dump.log" 2>&1 \
        || die "could not make the class archive: $(tail -n 1 "$work/dump.log")"
}

# loads DIRECTORY ARGUMENT...: adds the classes that a command loads to the list, whatever becomes of the command. It finds
# neither the builder's runs, since Java knows the home directory without HOME, nor the libraries that others unpack in /tmp.
loads() {
    directory=$1
    shift
    (cd "$work" && env -i "$directory/runtime/bin/java" -Xshare:off -XX:DumpLoadedClassList="$work/$#-$1.classes" \
        --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xms256m -Xmx256m \
        -Duser.home="$work" -Djava.io.tmpdir="$work" -cp "$directory/volmount.jar" io.volmount.cli.TrainingRun "$@" \
        2> "$work/command.log" < /dev/null) || :
    [ -s "$work/$#-$1.classes" ] || die "volmount $* does not run: $(tail -n 1 "$work/command.log")"
}

# Prints the version of glibc that a runtime needs: that of the newest function it calls.
needed_glibc() {
    find "$1/runtime/bin" "$1/runtime/lib" \( -name '*.so' -o -path '*/bin/*' \) -type f -exec grep -aohE 'GLIBC_2[.][0-9]+' {} + \
        | sed 's/GLIBC_//' | sort -u -V | tail -n 1
}

# Prints the packages of this distribution with the other libraries that a runtime needs, a line each. Temurin's needs none.
# What no package has is printed as a path, with which no package is built.
needed_packages() {
    find "$1/runtime/lib" -name '*.so' -exec ldd {} + | sed -n 's|.* => \(/[^ ]*\) .*|\1|p' | grep -v "^$1/" | sort -u \
        | while read -r library; do
            dpkg-query --search "*/$(basename "$(readlink -f "$library")")" || echo "$library"
        done | sed 's/:.*//' | grep -vx libc6 | sort -u
}

# Prints all of that as Debian writes dependencies.
needs_of() {
    printf 'libc6 (>= %s)' "$(needed_glibc "$1")"
    needed_packages "$1" | sed 's/^/, /' | tr -d '\n'
}

not_randomized() {
    setarch -R true 2> /dev/null && echo 'setarch -R'
}
