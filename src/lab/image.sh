# shellcheck shell=sh
# The image of the agents, tagged with a hash of what it is built from. Tests read its name from target/lab/image, and from
# target/lab/owner an ID of this checkout and engine, which is part of the names of what they create.
: "${root:?}" "${lab:?}"

image() {
    engine
    image=volmount-lab-agent:$(content_hash)
    image_exists || exclusively build_image
    echo "$image" > "$lab/image"
    docker info --format "{{.ID}} $root" | sha256sum | cut -c 1-12 > "$lab/owner"
}

image_exists() {
    docker image inspect "$image" > /dev/null 2>&1
}

build_image() {
    if image_exists; then return; fi
    find_base
    say "building $image on $base"
    docker build --build-arg "BASE=$base" -t "$image" "$root/src/lab/agent" > "$lab/image.log" 2>&1 \
        || die "could not build the image of the agents: $(tail -n 1 "$lab/image.log") (full log: $lab/image.log)"
}

content_hash() {
    (cd "$root/src/lab/agent" && find . -type f -exec sha256sum {} + | LC_ALL=C sort -k 2 | sha256sum | cut -c 1-12)
}

# Sets base: Debian from the registry or, if none answers, the same system built from its packages.
find_base() {
    base=volmount-lab-base:bookworm
    if docker image inspect "$base" > /dev/null 2>&1; then return; fi
    if timeout 30 docker pull -q debian:bookworm-slim > /dev/null 2>&1; then
        base=debian:bookworm-slim
        return
    fi
    need mmdebstrap mmdebstrap
    if [ ! -e "$lab/base.tar" ]; then
        say 'no registry answers; building the base image from Debian packages (once)'
        mmdebstrap --variant=minbase --aptopt='Acquire::Languages "none"' bookworm "$lab/base.part.tar" \
            > "$lab/base.log" 2>&1 || die "could not build the base image: $(tail -n 1 "$lab/base.log") (full log: $lab/base.log)"
        mv "$lab/base.part.tar" "$lab/base.tar"
    fi
    docker import "$lab/base.tar" "$base" > /dev/null
}
