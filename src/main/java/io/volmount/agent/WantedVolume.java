package io.volmount.agent;

/** A volume that an agent is to offer: where, on what, with which file system. */
public record WantedVolume(VolumePath path, Source source, Filesystem filesystem) {}
