package io.volmount.volume;

/** A volume that an agent should offer. */
public record DesiredVolume(VolumePath path, Source source, Filesystem filesystem) {}
