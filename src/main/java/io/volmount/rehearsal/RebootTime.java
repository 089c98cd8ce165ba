package io.volmount.rehearsal;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The time from a reboot request until the node answers again. Most nodes take about the same; some check their disks
 * or wait for a device and take many times as long.
 *
 * @param typical of a typical node
 * @param slowShare the share of nodes that take longer, from 0 to 1
 * @param slowExponent of the Pareto distributed factor by which they take longer; the smaller, the heavier the tail
 * @param longest the maximum
 */
public record RebootTime(LogNormal typical, double slowShare, double slowExponent, Duration longest) {

    Duration draw(RandomGenerator random) {
        Duration drawn = typical.draw(random);
        boolean slow = random.nextDouble() < slowShare;
        double factor = Math.pow(1 - random.nextDouble(), -1 / slowExponent);
        return Assumptions.shorter(slow ? LogNormal.times(drawn, factor) : drawn, longest);
    }
}
