# shellcheck shell=sh
# Makes the directory that every package contains, without a runtime.
: "${root:?}"

# Runs Maven: target/volmount.jar, target/lib, and what is said about them in target/about.
build_jar() {
    rm -rf "$root/target/classes" "$root/target/lib" "$root/target/volmount.jar" "$root/target/about"
    (cd "$root" && mvn -q -B -P release -Dmaven.test.skip=true -Dspotless.check.skip=true \
        "-Dproject.build.outputTimestamp=$(date -u -d "@${time:?}" +%Y-%m-%dT%H:%M:%SZ)" package) >&2 < /dev/null
}

# make_tree DIRECTORY
make_tree() {
    mkdir "$1" "$1/bin" "$1/completions" "$1/licenses"
    cp "$root/src/release/launcher.sh" "$1/bin/volmount"
    chmod +x "$1/bin/volmount"
    cp -R "$root/target/volmount.jar" "$root/target/lib" "$1"
    cp "$root/target/about/volmount.cdx.json" "$1"
    for file in README.md CHANGELOG.md ARCHITECTURE.md CONTRIBUTING.md SECURITY.md LICENSE docs inventories \
        playbook-templates schemas; do
        cp -R "$root/$file" "$1"
    done
    for shell in bash fish; do
        without_settings "$1" io.volmount.cli.Main completion "$shell" > "$1/completions/volmount.$shell"
    done
    without_settings "$1" io.volmount.cli.ManPages "$1/man/man1"
    add_licenses "$1/licenses"
    with_fixed_times "$1"
}

# without_settings DIRECTORY CLASS ARGUMENT...: runs a class of volmount where it finds no settings of the builder.
without_settings() {
    jar=$1/volmount.jar
    shift
    (cd "${work:?}" && env -i "${jdk:?}/bin/java" -Duser.home="$work" -cp "$jar" "$@")
}

# What the libraries say about their licences, and where they say nothing, the text that their project publishes.
add_licenses() {
    cp "$root/target/about/THIRD-PARTY.txt" "$root"/src/release/licenses/* "$1"
    for library in "$root"/target/lib/*.jar; do
        texts=$("$jdk/bin/jar" --list --file "$library" | grep -E '^META-INF/[^/]*(LICENSE|NOTICE)[^/]*$' || :)
        [ -n "$texts" ] || continue
        name=$(basename "$library" .jar)
        mkdir "$1/$name"
        # shellcheck disable=SC2086 # one file per word
        (cd "$1/$name" && "$jdk/bin/jar" --extract --file "$library" $texts && mv META-INF/* . && rmdir META-INF)
    done
}

# with_fixed_times DIRECTORY: as the commit has it, and the modes without those of the builder's umask.
with_fixed_times() {
    chmod -R u=rwX,go=rX "$1"
    find "$1" -exec touch -h -d "@$time" {} +
}
