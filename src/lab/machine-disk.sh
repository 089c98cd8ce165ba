#!/bin/sh
# machine-disk.sh ARCHIVE FOLDER: makes a lab agent of the Debian system in the archive, as the Dockerfile does, and puts its
# disk (root.img), kernel and first file system into the folder.
set -eu
archive=$1 folder=$2
lab=$(cd "$(dirname "$0")" && pwd -P)
system=$folder/system

mkdir -p "$system"
tar -xf "$archive" -C "$system" --numeric-owner
mkdir -p "$system/opt/lab/dcos"
cp -R "$lab/agent/sbin/." "$system/usr/local/sbin/"
cp -R "$lab/agent/systemd/." "$system/etc/systemd/system/"
cp "$lab/agent/sshd.conf" "$system/etc/ssh/sshd_config.d/lab.conf"
cp -R "$lab/agent/dcos/." "$system/opt/lab/dcos/"
cp -R "$lab/machine/etc/." "$system/etc/"
chroot "$system" lab-prepare
chroot "$system" systemctl enable systemd-networkd.service lab-shell.service

cp -L "$system/vmlinuz" "$system/initrd.img" "$folder"
mkfs.ext4 -q -d "$system" "$folder/root.img" 4G
rm -rf "$system"
