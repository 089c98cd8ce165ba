package io.volmount.rehearsal;

import io.volmount.step.CreateBackingFile;
import io.volmount.step.DrainAgent;
import io.volmount.step.Reboot;
import io.volmount.step.Step;
import io.volmount.step.Verify;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The assumed durations on an agent without faults. Estimates, stated so that they can be checked.
 *
 * @param stepMedians by step id, for steps whose duration does not depend on the volume
 * @param stepSigma of all of them, as in {@link LogNormal}
 * @param bytesPerSecond at which a backing file is written, in addition to its step's median
 * @param reboot never longer than the playbook's timeout, because that would be a fault
 * @param agentStart from the node's answer until the agent unit is active; the playbook's settle time follows
 */
public record Assumptions(
        Map<String, Duration> stepMedians,
        double stepSigma,
        long bytesPerSecond,
        RebootTime reboot,
        LogNormal agentStart) {

    public Assumptions {
        stepMedians = Collections.unmodifiableMap(new LinkedHashMap<>(stepMedians));
    }

    /** Average physical servers. */
    public static Assumptions standard() {
        Map<String, Duration> medians = new LinkedHashMap<>();
        medians.put("drain-agent", Duration.ofMinutes(2));
        medians.put("stop-agent", Duration.ofSeconds(10));
        medians.put("set-attributes", Duration.ofSeconds(1));
        medians.put("clear-resource-state", Duration.ofSeconds(1));
        medians.put("clear-agent-checkpoint", Duration.ofSeconds(1));
        medians.put("unmount-volume", Duration.ofSeconds(2));
        medians.put("remove-fstab-entry", Duration.ofSeconds(1));
        medians.put("create-backing-file", Duration.ofSeconds(1));
        medians.put("make-filesystem", Duration.ofSeconds(5));
        medians.put("add-fstab-entry", Duration.ofSeconds(1));
        medians.put("mount-volume", Duration.ofSeconds(2));
        medians.put("give-up-reservations", Duration.ofSeconds(1));
        medians.put("start-agent", Duration.ofSeconds(5));
        medians.put("reactivate-agent", Duration.ofSeconds(1));
        medians.put("delete-backing-file", Duration.ofSeconds(1));
        return new Assumptions(
                medians,
                0.5,
                100L << 20,
                new RebootTime(new LogNormal(Duration.ofSeconds(150), 0.3), 0.03, 1.3, Duration.ofHours(1)),
                new LogNormal(Duration.ofSeconds(25), 0.4));
    }

    /** Draws the duration of a step without faults. */
    Duration draw(Step step, RandomGenerator random) {
        if (step instanceof Reboot wanted) {
            return shorter(reboot.draw(random), wanted.timeout());
        }
        Duration median = stepMedians.getOrDefault(step.id(), Duration.ofSeconds(1));
        Duration plain = new LogNormal(median, stepSigma).draw(random);
        if (step instanceof DrainAgent drain) {
            return shorter(plain, drain.timeout());
        }
        if (step instanceof Verify verify) {
            Duration started = agentStart.draw(random).plus(verify.settle());
            return shorter(verify.role().isPresent() ? started : plain, verify.timeout());
        }
        return step instanceof CreateBackingFile file
                ? plain.plusMillis(Math.round(1000.0 * file.size().bytes() / bytesPerSecond))
                : plain;
    }

    static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
