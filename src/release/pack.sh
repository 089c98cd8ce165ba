# shellcheck shell=sh
# Packs files, so that equal files make equal packages.
: "${root:?}" "${release:?}"

# pack DIRECTORY FILE NAME...: what has those names in the directory, as FILE of the release.
pack() {
    directory=$1 file=$2
    shift 2
    tar -C "$directory" --format=gnu --sort=name --owner=0 --group=0 --numeric-owner -c "$@" | gzip -n > "$release/$file"
}
