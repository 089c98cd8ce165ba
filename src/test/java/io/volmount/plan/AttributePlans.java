package io.volmount.plan;

import io.volmount.attribute.Attribute;
import io.volmount.attribute.AttributeSettings;
import io.volmount.attribute.AttributeSettings.Running;
import io.volmount.document.SourceLocation;
import io.volmount.plan.step.PlannedStep;
import io.volmount.playbook.AttributeSpec;
import io.volmount.playbook.Playbook;
import io.volmount.playbook.VolumeSpec;
import io.volmount.playbook.policy.Activation;
import io.volmount.playbook.policy.OnFailure;
import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.playbook.policy.VerifyPolicy;
import io.volmount.step.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Plans of a made-up node for a playbook with the attributes disk:ssd and raid:1. */
abstract class AttributePlans extends ForeseenPlans {
    Optional<String> inherited = Optional.empty();
    List<String> lines = List.of();
    Optional<String> later = Optional.empty();
    OptionalInt continued = OptionalInt.empty();
    Optional<String> running = Optional.of("");

    @Override
    AgentPlan plan(VolumeSpec... volumes) {
        node.attributes = node.attributes.map(read -> new AttributeSettings(
                inherited, lines, later, continued, running.map(value -> new Running(node.mainPid, value))));
        return Planner.plan(node.facts(), playbook(volumes), Optional.empty());
    }

    static Playbook playbook(VolumeSpec... volumes) {
        return new Playbook(
                "test",
                List.of(volumes),
                List.of(),
                List.of(),
                List.of(attribute("disk", "ssd"), attribute("raid", "1")),
                Activation.REBOOT,
                OnFailure.RESTORE,
                RolloutPolicy.DEFAULT,
                VerifyPolicy.DEFAULT,
                Duration.ZERO,
                Optional.empty());
    }

    private static AttributeSpec attribute(String name, String value) {
        return new AttributeSpec(new Attribute(name, value), new SourceLocation("playbook.yaml", 9, 5));
    }

    List<String> ids(VolumeSpec... volumes) {
        return plan(volumes).steps().stream()
                .map(PlannedStep::step)
                .map(Step::id)
                .toList();
    }
}
