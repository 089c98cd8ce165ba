#!/bin/sh
# machine-disk.sh ARCHIVE DIRECTORY: makes a lab agent from the Debian system in the archive, as the Dockerfile does, and
# writes its disk (root.img), kernel and initrd to the directory.
set -eu
archive=$1 directory=$2
lab=$(cd "$(dirname "$0")" && pwd -P)
system=$directory/system

mkdir -p "$system"
tar -xf "$archive" -C "$system" --numeric-owner
mkdir -p "$system/opt/lab/dcos"
cp -R "$lab/agent/sbin/." "$system/usr/local/sbin/"
cp -R "$lab/agent/systemd/." "$system/etc/systemd/system/"
cp "$lab/agent/sshd.conf" "$system/etc/ssh/sshd_config.d/lab.conf"
cp -R "$lab/agent/dcos/." "$system/opt/lab/dcos/"
cp -R "$lab/machine/etc/." "$system/etc/"
# A busy host may need minutes to boot to where udev finds the port. Other devices keep their time limit.
port="$system/etc/systemd/system/dev-virtio\\x2dports-lab.device.d"
mkdir "$port"
printf '[Unit]\nJobTimeoutSec=infinity\nJobRunningTimeoutSec=infinity\n' > "$port/no-time-limit.conf"
chroot "$system" lab-prepare
chroot "$system" systemctl enable systemd-networkd.service lab-shell.service

cp -L "$system/vmlinuz" "$system/initrd.img" "$directory"
mkfs.ext4 -q -d "$system" "$directory/root.img" 4G
rm -rf "$system"
