package io.volmount.facts;

/**
 * A disk of source type MOUNT that an agent offers.
 *
 * @param root its mount point, as written
 * @param mb offered, in MB of 2^20 bytes
 */
public record MountDisk(String root, long mb, String role) {}
