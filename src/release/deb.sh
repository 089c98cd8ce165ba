# shellcheck shell=sh
# Makes the package for Debian and Ubuntu.
: "${root:?}" "${release:?}" "${version:=}" "${time:=}" "${work:=}"

# make_deb DIRECTORY: of the tree with the runtime.
make_deb() {
    deb=$work/deb
    share=$deb/usr/share
    doc=$share/doc/volmount
    mkdir -p "$deb/DEBIAN" "$deb/usr/bin" "$deb/usr/lib/volmount" "$doc" "$share/man" "$share/bash-completion/completions" \
        "$share/fish/vendor_completions.d"
    for part in bin lib runtime volmount.jar; do
        cp -a "$1/$part" "$deb/usr/lib/volmount"
    done
    ln -s ../lib/volmount/bin/volmount "$deb/usr/bin/volmount"
    for part in README.md ARCHITECTURE.md CONTRIBUTING.md SECURITY.md docs inventories playbook-templates schemas licenses \
        volmount.cdx.json; do
        cp -a "$1/$part" "$doc"
    done
    cp "$1/LICENSE" "$doc/copyright"
    gzip -n -9 < "$1/CHANGELOG.md" > "$doc/changelog.gz"
    cp -a "$1/man/man1" "$share/man"
    gzip -n -9 "$share"/man/man1/*
    cp "$1/completions/volmount.bash" "$share/bash-completion/completions/volmount"
    cp "$1/completions/volmount.fish" "$share/fish/vendor_completions.d"
    (cd "$deb" && find usr -type f -exec md5sum {} + | LC_ALL=C sort -k 2) > "$deb/DEBIAN/md5sums"
    control "$1" > "$deb/DEBIAN/control"
    with_fixed_times "$deb"
    SOURCE_DATE_EPOCH=$time dpkg-deb --root-owner-group -Zgzip --build "$deb" "$release/volmount_$(deb_version)_amd64.deb" \
        > /dev/null
}

# Sorts a release candidate before its release: 1.0.0~rc.1.
deb_version() {
    echo "$version" | sed 's/-/~/; s/-/./g'
}

# control DIRECTORY
control() {
    cat <<CONTROL
Package: volmount
Version: $(deb_version)
Architecture: amd64
Maintainer: The volmount maintainers <maintainers@volmount.invalid>
Installed-Size: $(du -k -s --apparent-size "$deb/usr" | cut -f 1)
Depends: $(needs_of "$1")
Recommends: less
Section: admin
Priority: optional
Description: provisions DC/OS mount disks on many agents over SSH
 Shows what it will do on every agent before it changes anything, works within a
 budget of unavailable agents, resumes where it stopped, and ends with proof
 from every node that its volumes are offered. Brings its own Java runtime.
CONTROL
}
