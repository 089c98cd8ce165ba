package io.volmount.proof;

import io.volmount.attribute.Attribute;
import io.volmount.facts.Evidence;
import io.volmount.facts.MountDisk;
import io.volmount.facts.Registration;
import io.volmount.facts.Registration.Disk;
import io.volmount.facts.Registration.Known;
import io.volmount.facts.Registration.Missing;
import io.volmount.facts.Registration.NoAnswer;
import io.volmount.step.Verify;
import io.volmount.volume.DesiredVolume;
import io.volmount.volume.VolumePath;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The leading master has the agent active, with its attributes, and offers a volume as the agent was started with it, or not any
 * more. Only made if a master was asked.
 */
final class Registered implements AgentCheck {
    static final String NAME = "registered";

    @Override
    public boolean applies(Verify verify, Evidence evidence) {
        return verify.role().isPresent() && evidence.registration().isPresent();
    }

    /** Whether waiting may help, because the agent was started just now. */
    static boolean mayStillPass(Verify verify) {
        return verify.fresh() || verify.boot().isPresent();
    }

    @Override
    public CheckResult examine(DesiredVolume volume, Evidence evidence, Verify verify) {
        Optional<MountDisk> started = OfferedAtStart.offered(volume.path(), evidence, verify);
        return ofActive(
                evidence,
                verify,
                (agent, active) -> offered(disk(agent, volume.path()), started, agent, active, volume));
    }

    /** That the master has the agent with its attributes. */
    @Override
    public CheckResult examine(Evidence evidence, Verify verify) {
        return ofActive(evidence, verify, (agent, active) -> attributes(agent, active, verify.attributes()));
    }

    /** That the master does not offer a volume that is to be absent. */
    CheckResult withdrawn(VolumePath path, Evidence evidence, Verify verify) {
        return ofActive(
                evidence,
                verify,
                (agent, active) -> disk(agent, path)
                        .map(disk -> Check.failed(
                                NAME, active + ", which still has " + shown(disk.offered()) + " of " + path))
                        .orElseGet(() -> Check.passed(NAME, without(agent, active, path))));
    }

    /** @param judge judges an agent that is active, or drained by the run itself, as the sentence that it gets says */
    private static CheckResult ofActive(
            Evidence evidence, Verify verify, BiFunction<Known, String, CheckResult> judge) {
        Registration registration = evidence.registration().orElseThrow();
        if (registration instanceof NoAnswer none) {
            return Check.unknown(NAME, "the master could not be asked: " + none.why());
        }
        if (registration instanceof Missing missing) {
            return Check.failed(
                    NAME,
                    missing.id()
                            .map(id -> "the master has no agent " + id + ", as this one has registered before")
                            .orElse("the agent has not registered with a master yet: it has no ID"));
        }
        Known agent = (Known) registration;
        String name = "agent " + agent.id()
                + agent.formerId().map(former -> ", formerly " + former + ",").orElse("");
        boolean drained = !agent.active() && verify.drained().contains(agent.id());
        if (!agent.active() && !drained) {
            return Check.failed(NAME, "the master has " + name + " as inactive, so that it offers nothing of it");
        }
        return judge.apply(agent, name + (drained ? " is drained in the master" : " is active in the master"));
    }

    private static Optional<Disk> disk(Known agent, VolumePath path) {
        return agent.disks().stream()
                .filter(disk -> disk.offered().root().equals(path.toString()))
                .findFirst();
    }

    private static String without(Known agent, String active, VolumePath path) {
        return active
                + (agent.complete()
                        ? ", which has no MOUNT disk " + path + " of it"
                        : ", which is too old to say which unreserved disks it has");
    }

    /** @param started what the running agent was started with; empty if that is unknown */
    private static CheckResult offered(
            Optional<Disk> found, Optional<MountDisk> started, Known agent, String active, DesiredVolume volume) {
        if (found.isEmpty()) {
            String detail = without(agent, active, volume.path());
            return agent.complete() ? Check.failed(NAME, detail) : Check.passed(NAME, detail);
        }
        String shown = active + ", which has " + shown(found.get().offered()) + " of it";
        return started.filter(disk -> differs(disk, found.get()))
                .map(disk -> Check.failed(NAME, shown + "; it was started with " + shown(disk)))
                .orElseGet(() -> Check.passed(NAME, shown));
    }

    private static boolean differs(MountDisk started, Disk known) {
        return started.mb() != known.offered().mb()
                || !known.reservedLater()
                        && !started.role().equals(known.offered().role());
    }

    private static String shown(MountDisk disk) {
        return disk.mb() + " MB for role " + disk.role();
    }

    private static CheckResult attributes(Known agent, String active, List<Attribute> wanted) {
        return wanted.stream()
                .filter(attribute -> !same(attribute.value(), agent.attributes().get(attribute.name())))
                .findFirst()
                .map(attribute -> Check.failed(NAME, active + ", which has it " + other(attribute, agent)))
                .orElseGet(() -> Check.passed(NAME, active + " with its attributes"));
    }

    private static String other(Attribute wanted, Known agent) {
        return Optional.ofNullable(agent.attributes().get(wanted.name()))
                .map(value -> "with " + new Attribute(wanted.name(), value) + " instead of " + wanted)
                .orElse("without " + wanted);
    }

    /** Mesos has numbers as numbers: {@code 01} is {@code 1}. */
    private static boolean same(String wanted, String known) {
        return wanted.equals(known)
                || known != null
                        && number(wanted).equals(number(known))
                        && number(known).isPresent();
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(BigDecimal.valueOf(Double.parseDouble(text)).stripTrailingZeros());
        } catch (NumberFormatException word) {
            return Optional.empty();
        }
    }
}
