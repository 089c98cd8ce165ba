package io.volmount.mesos;

/**
 * Where a machine stands, as its operator says; DC/OS knows it from 1.11 on.
 *
 * @param zone failure domain within the region, such as a rack
 */
public record FaultDomain(String region, String zone) {}
