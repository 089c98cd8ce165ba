# shellcheck shell=sh
# Packs directories, so that equal directories make equal packages.
: "${root:?}" "${release:?}"

# pack_tree DIRECTORY FILE: a directory in $work, as FILE of the release.
pack_tree() {
    tar -C "${work:?}" --format=gnu --sort=name --owner=0 --group=0 --numeric-owner -c "$1" | gzip -n -9 > "$release/$2"
}
