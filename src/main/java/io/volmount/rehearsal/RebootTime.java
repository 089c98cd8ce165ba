package io.volmount.rehearsal;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a node takes from the order to reboot until it answers again. Most nodes take much the same; some check their
 * disks or wait for a device, and take many times as long.
 *
 * @param usual of most nodes
 * @param slowShare of the nodes that take longer, from 0 to 1
 * @param slowExponent of the Pareto factor by which these take longer; the smaller, the heavier the tail
 * @param longest that a reboot takes, whatever is drawn
 */
public record RebootTime(LogNormal usual, double slowShare, double slowExponent, Duration longest) {

    Duration draw(RandomGenerator random) {
        Duration drawn = usual.draw(random);
        boolean slow = random.nextDouble() < slowShare;
        double factor = Math.pow(1 - random.nextDouble(), -1 / slowExponent);
        return Assumptions.shorter(slow ? LogNormal.times(drawn, factor) : drawn, longest);
    }
}
