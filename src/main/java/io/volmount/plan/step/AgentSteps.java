package io.volmount.plan.step;

import io.volmount.dcos.DcosRelease;
import io.volmount.dcos.DcosRelease.Discovery;
import io.volmount.dcos.DcosRelease.Recovery;
import io.volmount.dcos.InstalledDcos;
import io.volmount.facts.AgentFacts;
import io.volmount.step.ClearAgentCheckpoint;
import io.volmount.step.StartAgent;
import io.volmount.step.StopAgent;
import io.volmount.volume.Role;
import java.util.Optional;

/** The steps around the agent's service; their reasons are what its version of DC/OS does. */
public record AgentSteps(AgentFacts facts) {

    public PlannedStep stop(Role role) {
        return new PlannedStep(
                new StopAgent(role),
                "the node is a " + facts.kind().title()
                        + release()
                                .filter(DcosRelease::hasSocket)
                                .map(has -> ", whose socket is stopped too, because it would start the agent of "
                                        + dcos().name() + " again")
                                .orElse(""));
    }

    /** @param fresh whether the resources will be others; otherwise only attributes will */
    public PlannedStep clearCheckpoint(boolean fresh) {
        return new PlannedStep(
                new ClearAgentCheckpoint(facts.checkpoint()), fresh ? otherResources() : otherAttributes());
    }

    private String otherResources() {
        String agent = "an agent of " + dcos().name();
        return recovery()
                .map(recovery -> switch (recovery) {
                    case UNCHANGED_SINCE_BOOT, UNCHANGED ->
                        agent + " may refuse other resources than its checkpoint has";
                    case NOTHING_LESS ->
                        agent
                                + " may refuse its checkpoint, because the free space of its root disk has usually shrunk";
                })
                .orElse("an agent that finds its checkpoint may refuse other resources than it had");
    }

    private String otherAttributes() {
        String agent = "an agent of " + dcos().name();
        return recovery()
                .map(recovery -> switch (recovery) {
                    case UNCHANGED_SINCE_BOOT, UNCHANGED -> agent + " refuses other attributes than its checkpoint has";
                    case NOTHING_LESS ->
                        agent + " accepts its checkpoint if attributes were added and nothing else has changed, but not"
                                + " with another value";
                })
                .orElse("an agent may refuse other attributes than its checkpoint has");
    }

    /** @param fresh whether discovery has to run again */
    public PlannedStep start(Role role, boolean fresh) {
        return new PlannedStep(
                new StartAgent(role),
                fresh
                        ? "the playbook says activation: restart" + discovery(role)
                        : "an agent reads its attributes when its service starts");
    }

    private String discovery(Role role) {
        return release()
                .map(DcosRelease::discovery)
                .map(by -> by == Discovery.OWN_SERVICE
                        ? ", and " + dcos().name() + " discovers volumes in " + role.discoveryUnit()
                                + ", which runs first"
                        : ", and " + dcos().name() + " discovers volumes whenever its agent starts")
                .orElse("");
    }

    private Optional<Recovery> recovery() {
        return release().map(DcosRelease::recovery);
    }

    private Optional<DcosRelease> release() {
        return dcos().release();
    }

    private InstalledDcos dcos() {
        return new InstalledDcos(facts.dcosVersion());
    }
}
