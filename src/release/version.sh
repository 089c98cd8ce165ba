# shellcheck shell=sh
# What is released: its version, and its time, which every file in the packages has.
: "${root:?}"

# Sets version, as in pom.xml, with the commit unless that is tagged with the version; and time, that of the commit, in
# seconds.
find_version() {
    version=$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' "$root/pom.xml")
    commit=$(in_git describe --always --dirty --abbrev=12 '--exclude=*')
    # shellcheck disable=SC2034 # of every file in a package
    time=$(in_git log -1 --format=%ct)
    [ "$(in_git describe --dirty --tags --match "v$version" 2> /dev/null)" = "v$version" ] || version=$version+$commit
}

in_git() {
    git -C "$root" "$@" || die 'this is no Git checkout, so the version of what would be built is unknown'
}
