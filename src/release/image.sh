# shellcheck shell=sh
# Makes the image for Docker and Podman: an archive that `docker load` takes, with glibc and busybox from Debian.
: "${root:?}" "${release:?}" "${version:=}" "${time:=}" "${work:=}"

# Any user may run it, so that keys need not be readable by others: /state is like /tmp.
uid=65532

# The release of Debian, and its glibc.
suite=bookworm
suite_glibc=2.36

# make_image DIRECTORY: of the tree with the runtime.
make_image() {
    files=$work/image
    glibc=$(needed_glibc "$1")
    [ "$(printf '%s\n' "$glibc" "$suite_glibc" | sort -V | tail -n 1)" = "$suite_glibc" ] \
        || die "the image has glibc $suite_glibc, but ${jdk:?} needs $glibc: name another JDK in RELEASE_JDK, or use --without-image"
    packages="libc6 busybox-static $(needed_packages "$1" | tr '\n' ' ')"
    # shellcheck disable=SC2086 # a word per package
    mmdebstrap --quiet --variant=extract --include="$(printf '%s,' $packages)" "$suite" "$files" > "$work/image.log" 2>&1 \
        || die "could not fetch $packages from Debian: $(tail -n 1 "$work/image.log")"
    mv "$files" "$work/debian"
    mkdir -p "$files/etc" "$files/tmp" "$files/state" "$files/work" "$files/usr/lib" "$files/usr/share/doc"
    cp -a "$work/debian/bin" "$work/debian/lib" "$work/debian/lib64" "$files"
    mkdir "$files/usr/lib/x86_64-linux-gnu"
    find "$work/debian/usr/lib/x86_64-linux-gnu" -maxdepth 1 -name '*.so*' -exec cp -a {} "$files/usr/lib/x86_64-linux-gnu" \;
    for package in $packages; do
        cp -a "$work/debian/usr/share/doc/$package" "$files/usr/share/doc"
    done
    for command in sh less cat ls nc; do
        ln -s busybox "$files/bin/$command"
    done
    cp -a "$1" "$files/usr/lib/volmount"
    echo "volmount:x:$uid:$uid::/state:/bin/sh" > "$files/etc/passwd"
    echo "volmount:x:$uid:" > "$files/etc/group"
    echo 'hosts: files dns' > "$files/etc/nsswitch.conf"
    with_fixed_times "$files"
    chmod 1777 "$files/tmp" "$files/state"
    mkdir "$work/archive"
    tar -C "$files" --format=gnu --sort=name --owner=0 --group=0 --numeric-owner -cf "$work/archive/layer.tar" .
    image_configuration > "$work/archive/config.json"
    printf '[{"Config":"config.json","RepoTags":["volmount:%s"],"Layers":["layer.tar"]}]' "$(image_tag)" \
        > "$work/archive/manifest.json"
    with_fixed_times "$work/archive"
    pack "$work/archive" "volmount-$version-image.tar.gz" config.json layer.tar manifest.json
}

# A tag has no plus sign.
image_tag() {
    echo "$version" | tr + -
}

image_configuration() {
    created=$(date -u -d "@$time" +%Y-%m-%dT%H:%M:%SZ)
    layer=$(sha256sum < "$work/archive/layer.tar" | cut -d ' ' -f 1)
    cat <<CONFIGURATION
{
  "architecture": "amd64",
  "os": "linux",
  "created": "$created",
  "config": {
    "User": "$uid:$uid",
    "Env": ["PATH=/usr/bin:/bin", "HOME=/state", "XDG_STATE_HOME=/state"],
    "Entrypoint": ["/usr/lib/volmount/bin/volmount"],
    "WorkingDir": "/work",
    "Volumes": {"/state": {}},
    "Labels": {"org.opencontainers.image.version": "$version", "org.opencontainers.image.licenses": "Apache-2.0"}
  },
  "rootfs": {"type": "layers", "diff_ids": ["sha256:$layer"]},
  "history": [{"created": "$created", "created_by": "bin/release"}]
}
CONFIGURATION
}
