package io.volmount.rehearsal;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * A log-normally distributed duration.
 *
 * @param sigma the standard deviation of the logarithm; with 0.4, two of three values are between 0.67 and 1.5 times
 *     the median
 */
public record LogNormal(Duration median, double sigma) {

    Duration draw(RandomGenerator random) {
        return times(median, Math.exp(sigma * random.nextGaussian()));
    }

    static Duration times(Duration duration, double factor) {
        return Duration.ofMillis(Math.round(duration.toMillis() * factor));
    }
}
