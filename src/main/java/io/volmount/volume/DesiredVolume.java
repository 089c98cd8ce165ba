package io.volmount.volume;

/** A volume that an agent is to offer: where, on what, with which file system. */
public record DesiredVolume(VolumePath path, Source source, Filesystem filesystem) {}
