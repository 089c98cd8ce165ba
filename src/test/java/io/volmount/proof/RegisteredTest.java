package io.volmount.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.MountDisk;
import io.volmount.facts.NodeKind;
import io.volmount.facts.Registration;
import io.volmount.facts.Registration.Disk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegisteredTest extends EvidenceSketch {
    private static final Disk OFFERED = new Disk(DISK, false);

    private void master(Registration said) {
        registration = Optional.of(said);
    }

    private void known(boolean active, Disk... disks) {
        master(new Registration.Known("S7", Optional.empty(), active, Map.of(), List.of(disks), true));
    }

    private Optional<CheckResult> check() {
        return judge().volumes().get(0).checks().stream()
                .filter(check -> check.check().equals("registered"))
                .findFirst();
    }

    private String detail() {
        return check().orElseThrow().detail();
    }

    @Test
    void withoutAMasterTheCheckIsNotMade() {
        assertThat(check()).isEmpty();
        assertThat(judge().state()).isEqualTo(Proof.State.VERIFIED);
    }

    @Test
    void anActiveAgentThatOffersTheVolumeAsItWasStartedIsRegistered() {
        known(true, new Disk(new MountDisk("/dcos/volume1", 5, "*"), false), OFFERED);

        assertThat(judge().state()).isEqualTo(Proof.State.VERIFIED);
        assertThat(detail()).isEqualTo("agent S7 is active in the master, which has 74 MB for role * of it");
    }

    @Test
    void anAgentThatCameBackAsANewOneNamesItsFormerId() {
        master(new Registration.Known("S9", Optional.of("S7"), true, Map.of(), List.of(OFFERED), true));

        assertThat(detail()).startsWith("agent S9, formerly S7, is active in the master");
    }

    @Test
    void anInactiveAgentOffersNothing() {
        known(false, OFFERED);

        assertThat(missed()).containsExactly("registered");
        assertThat(detail()).isEqualTo("the master has agent S7 as inactive, so that it offers nothing of it");
    }

    @Test
    void anAgentThatTheRunHasDrainedIsStillToBeReactivated() {
        drained = List.of("S6", "S7");
        known(false, OFFERED);
        assertThat(judge().state()).isEqualTo(Proof.State.VERIFIED);
        assertThat(detail()).isEqualTo("agent S7 is drained in the master, which has 74 MB for role * of it");

        drained = List.of("S6");
        assertThat(missed()).containsExactly("registered");
    }

    @Test
    void anotherSizeOrRoleThanTheAgentWasStartedWithIsNotTheVolume() {
        known(true, new Disk(new MountDisk("/dcos/volume0", 70, "*"), false));
        assertThat(detail()).endsWith("which has 70 MB for role * of it; it was started with 74 MB for role *");
        assertThat(missed()).containsExactly("registered");

        known(true, new Disk(new MountDisk("/dcos/volume0", 74, "slave_public"), false));
        assertThat(missed()).containsExactly("registered");

        known(true);
        assertThat(detail()).endsWith("which has no MOUNT disk /dcos/volume0 of it");
        assertThat(missed()).containsExactly("registered");
    }

    @Test
    void aVolumeThatAFrameworkHasReservedSinceIsStillTheVolume() {
        known(true, new Disk(new MountDisk("/dcos/volume0", 74, "kafka"), true));
        assertThat(judge().state()).isEqualTo(Proof.State.VERIFIED);

        known(true, new Disk(new MountDisk("/dcos/volume0", 70, "kafka"), true));
        assertThat(missed()).containsExactly("registered");
    }

    @Test
    void whatAnOldMasterCannotTellIsNotHeldAgainstTheAgent() {
        master(new Registration.Known("S7", Optional.empty(), true, Map.of(), List.of(), false));

        assertThat(judge().state()).isEqualTo(Proof.State.VERIFIED);
        assertThat(detail()).endsWith("which is too old to say which unreserved disks it has");
    }

    @Test
    void anAgentThatWasStartedJustNowMayStillRegister() {
        master(new Registration.Missing(Optional.empty()));
        assertThat(judge().state()).isEqualTo(Proof.State.NOT_YET);
        assertThat(judge().summary())
                .isEqualTo("/dcos/volume0 not verified: the agent has not registered with a master yet: it has no ID");

        fresh = false;
        master(new Registration.Missing(Optional.of("S7")));
        assertThat(judge().state()).isEqualTo(Proof.State.NOT_VERIFIED);
        assertThat(detail()).isEqualTo("the master has no agent S7, as this one has registered before");
    }

    @Test
    void waitingForTheMasterHidesNoOtherFailure() {
        master(new Registration.Missing(Optional.empty()));
        node.mounts.clear();

        assertThat(judge().state()).isEqualTo(Proof.State.NOT_VERIFIED);
    }

    @Test
    void aMasterThatDoesNotAnswerLeavesTheVolumeUnproven() {
        master(new Registration.NoAnswer("http://10.0.0.1:5050 cannot be reached"));
        assertThat(unknown()).containsExactly("registered");
        assertThat(judge().state()).as("it may answer before the timeout").isEqualTo(Proof.State.NOT_YET);

        fresh = false;
        assertThat(judge().state()).isEqualTo(Proof.State.UNPROVEN);
        assertThat(judge().summary())
                .isEqualTo("it is unknown whether the agent offers /dcos/volume0: the master could not be asked:"
                        + " http://10.0.0.1:5050 cannot be reached");
    }

    @Test
    void aNodeWithoutDcosHasNoAgentToRegister() {
        node.kind = NodeKind.PRE_INSTALL;
        master(new Registration.Missing(Optional.empty()));

        assertThat(check()).isEmpty();
    }
}
