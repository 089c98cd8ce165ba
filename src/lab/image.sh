# shellcheck shell=sh
# The agents' image, named after the content it is built from. target/lab/image and target/lab/owner tell the tests its
# name and what to call things that belong to this checkout and this engine alone.
: "${root:?}" "${lab:?}"

image() {
    engine
    image=volmount-lab-agent:$(content_hash)
    image_there || in_turn build_image
    echo "$image" > "$lab/image"
    docker info --format "{{.ID}} $root" | sha256sum | cut -c 1-12 > "$lab/owner"
}

image_there() {
    docker image inspect "$image" > /dev/null 2>&1
}

build_image() {
    if image_there; then return; fi
    find_base
    say "building $image on $base"
    docker build --build-arg "BASE=$base" -t "$image" "$root/src/lab/agent" > "$lab/image.log" 2>&1 \
        || die "could not build the agents' image: $(tail -n 1 "$lab/image.log") (all in $lab/image.log)."
}

content_hash() {
    (cd "$root/src/lab/agent" && find . -type f -exec sha256sum {} + | LC_ALL=C sort -k 2 | sha256sum | cut -c 1-12)
}

# Sets base: Debian from the registry or, where none answers, the same system made from its packages.
find_base() {
    base=volmount-lab-base:bookworm
    if docker image inspect "$base" > /dev/null 2>&1; then return; fi
    if timeout 30 docker pull -q debian:bookworm-slim > /dev/null 2>&1; then
        base=debian:bookworm-slim
        return
    fi
    need mmdebstrap mmdebstrap
    if [ ! -e "$lab/base.tar" ]; then
        say 'no registry answers: making the base from Debian packages, once'
        mmdebstrap --variant=minbase --aptopt='Acquire::Languages "none"' bookworm "$lab/base.part.tar" \
            > "$lab/base.log" 2>&1 || die "could not make the base: $(tail -n 1 "$lab/base.log") (all in $lab/base.log)."
        mv "$lab/base.part.tar" "$lab/base.tar"
    fi
    docker import "$lab/base.tar" "$base" > /dev/null
}
