package io.volmount.step;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.Nulls;
import io.volmount.attribute.Attribute;
import io.volmount.volume.DesiredVolume;
import io.volmount.volume.Role;
import io.volmount.volume.VolumePath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Gathers evidence until every volume and every attribute is proven or the timeout expires.
 *
 * @param role of the agent that must offer the volumes; empty for a node without DC/OS, which offers nothing yet
 * @param settle how long the agent unit must have been active without interruption
 * @param fresh whether discovery must have run in the current boot, as it must after its state was cleared
 * @param boot the id of the boot in which the node must still be; empty for any
 * @param attributes that the running agent must have
 * @param absent volumes that must neither be mounted, now or at a boot, nor offered
 * @param drained the IDs in Mesos under which the run has drained the agent, and reactivates it only when this has succeeded
 */
@JsonTypeName("Verify")
public record Verify(
        List<DesiredVolume> volumes,
        Optional<Role> role,
        Duration timeout,
        Duration settle,
        boolean fresh,
        Optional<String> boot,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<Attribute> attributes,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<VolumePath> absent,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<String> drained)
        implements Step {
    public Verify {
        volumes = List.copyOf(volumes);
        attributes = List.copyOf(attributes);
        absent = List.copyOf(absent);
        drained = List.copyOf(drained);
    }

    /** This verification for a node that must still be in this boot. */
    public Verify inBoot(String bootId) {
        return new Verify(volumes, role, timeout, settle, fresh, Optional.of(bootId), attributes, absent, drained);
    }

    /** This verification for whatever ID the agent has been drained under. */
    public Verify withoutIds() {
        return new Verify(volumes, role, timeout, settle, fresh, boot, attributes, absent, List.of());
    }

    @Override
    public String id() {
        return "verify";
    }

    @Override
    public boolean activates() {
        return true;
    }

    @Override
    public Effect effect() {
        return Effect.VERIFY;
    }

    @Override
    public String title() {
        List<String> claims = new ArrayList<>();
        if (!volumes.isEmpty()) {
            claims.add(role.isPresent() ? "offers every volume" : "every volume is mounted");
        }
        if (!attributes.isEmpty()) {
            claims.add("has its attributes");
        }
        if (!absent.isEmpty()) {
            String gone = absent.stream().map(VolumePath::toString).collect(Collectors.joining(", "));
            claims.add(role.isPresent() ? "no longer offers " + gone : "nothing mounts " + gone);
        }
        return "verify that " + (role.isPresent() ? "the agent " : "") + String.join(" and ", claims);
    }
}
