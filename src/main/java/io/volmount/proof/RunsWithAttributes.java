package io.volmount.proof;

import io.volmount.attribute.Attribute;
import io.volmount.attribute.AttributeSettings.Running;
import io.volmount.attribute.Attributes;
import io.volmount.facts.Evidence;
import io.volmount.facts.UnitState;
import io.volmount.step.Verify;
import java.util.List;
import java.util.Optional;

/** The running agent process was started with the attributes, as its flags and environment in {@code /proc} show. */
final class RunsWithAttributes implements AgentCheck {
    private static final String NAME = "attributes";

    /** A node without an agent does not have them either. */
    @Override
    public boolean applies(Verify verify, Evidence evidence) {
        return true;
    }

    @Override
    public CheckResult examine(Evidence evidence, Verify verify) {
        Optional<UnitState> unit = evidence.facts().unit().filter(UnitState::isActive);
        if (unit.isEmpty()) {
            return Check.failed(NAME, "no agent runs that could have attributes");
        }
        Optional<Running> running = evidence.facts()
                .attributes()
                .flatMap(settings -> settings.running())
                .filter(process -> process.pid() == unit.get().mainPid());
        return running.map(process -> judge(process.value(), verify.attributes()))
                .orElseGet(() ->
                        Check.unknown(NAME, "the flags and the environment of the agent's process could not be read"));
    }

    private static CheckResult judge(String setting, List<Attribute> wanted) {
        Optional<Attributes> found = Attributes.parse(setting);
        if (found.isEmpty()) {
            return Check.failed(NAME, "the running agent was started with \"" + setting + "\"");
        }
        return wanted.stream()
                .filter(attribute -> !found.get().named(attribute.name()).equals(List.of(attribute)))
                .findFirst()
                .map(attribute -> Check.failed(NAME, missed(attribute, found.get())))
                .orElseGet(() -> Check.passed(NAME, "the running agent was started with " + found.get()));
    }

    private static String missed(Attribute wanted, Attributes found) {
        List<Attribute> others = found.named(wanted.name());
        return others.isEmpty()
                ? "the running agent was started without " + wanted
                : "the running agent was started with " + new Attributes(others) + " instead of " + wanted;
    }
}
