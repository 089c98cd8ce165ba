package io.volmount.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.volmount.step.file.FileChange;
import io.volmount.step.file.WrittenPaths;
import java.util.Map;
import java.util.Optional;

/**
 * Moves the checkpoint of an agent's reservations aside, because an agent does not start with a reservation for a disk that it
 * has not. It is not rolled back: no step follows it but the agent's start.
 *
 * @param meta the agent's directory of checkpoints
 */
@JsonTypeName("GiveUpReservations")
public record GiveUpReservations(String meta) implements ScriptStep {
    @Override
    public String id() {
        return "give-up-reservations";
    }

    @Override
    public Effect effect() {
        return Effect.DISRUPT;
    }

    @Override
    public Optional<FileChange> fileChange() {
        return Optional.of(FileChange.removed(meta + "/resources"));
    }

    @Override
    public String title() {
        return "move " + meta + "/resources to " + WrittenPaths.STATE;
    }

    @Override
    public boolean unusual() {
        return true;
    }

    @Override
    public Optional<String> destroys() {
        return Optional.of("all reservations and persistent volumes that services have on this agent");
    }

    @Override
    public boolean takesAway() {
        return true;
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("META", meta);
    }
}
