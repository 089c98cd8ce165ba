package io.volmount.mesos.maintenance;

import static java.util.stream.Collectors.toMap;

import io.volmount.mesos.AnswerFields;
import io.volmount.mesos.JsonAnswer;
import io.volmount.mesos.MasterLimits;
import io.volmount.mesos.UnusableAnswer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The maintenance windows of a cluster. A master takes and gives them as a whole, so that what is read here and written
 * again has to be the same to the last field; what is not fully understood is not read.
 */
record MaintenanceSchedule(List<Window> windows) {
    private static final String ENDPOINT_ANSWER = "answers with a maintenance schedule that no Mesos master has: ";

    /**
     * When machines may be unavailable.
     *
     * @param start nanoseconds since 1970
     * @param duration nanoseconds; empty for ever
     */
    record Window(List<MachineId> machines, long start, OptionalLong duration) {
        Window {
            machines = List.copyOf(machines);
        }

        /** Whether it is the window of this drain. */
        boolean isOf(Drain drain) {
            return machines.size() == 1 && duration.isPresent() && drain.isMarked(duration.getAsLong());
        }
    }

    MaintenanceSchedule {
        windows = List.copyOf(windows);
    }

    /** @throws UnusableAnswer if it is not fully understood */
    static MaintenanceSchedule read(JsonAnswer answer) throws IOException {
        List<Window> windows = new ArrayList<>();
        int[] machines = {0};
        answer.lists(Map.of("windows", json -> {
            Window window = window(json);
            machines[0] += window.machines().size();
            require(machines[0] <= MasterLimits.AGENTS, "more than " + MasterLimits.AGENTS + " machines");
            windows.add(window);
        }));
        return new MaintenanceSchedule(windows);
    }

    private static Window window(JsonNode window) {
        JsonNode unavailability = window.path("unavailability");
        List<MachineId> machines = window.path("machine_ids")
                .valueStream()
                .map(MaintenanceSchedule::machine)
                .toList();
        require(!machines.isEmpty(), "a window without machines");
        OptionalLong start = nanoseconds(unavailability.path("start"));
        require(start.isPresent(), "a window without a start");
        OptionalLong duration = nanoseconds(unavailability.path("duration"));
        require(duration.isPresent() == unavailability.has("duration"), "a window without a length");
        return new Window(machines, start.getAsLong(), duration);
    }

    /** @throws UnusableAnswer if it is not a machine, or could not be written again as it is */
    static MachineId machine(JsonNode machine) {
        return new MachineId(exact(machine, "hostname"), exact(machine, "ip"));
    }

    private static String exact(JsonNode machine, String field) {
        JsonNode value = machine.path(field);
        Optional<String> text = AnswerFields.text(machine, field);
        require(
                machine.isObject()
                        && (value.isMissingNode()
                                || text.filter(value.asString("")::equals).isPresent()),
                "a machine without a usable `" + field + "`");
        return text.orElse("");
    }

    private static OptionalLong nanoseconds(JsonNode time) {
        JsonNode value = time.path("nanoseconds");
        return value.isIntegralNumber() && value.canConvertToLong()
                ? OptionalLong.of(value.longValue())
                : OptionalLong.empty();
    }

    private static void require(boolean asExpected, String otherwise) {
        if (!asExpected) {
            throw new UnusableAnswer(ENDPOINT_ANSWER + otherwise + "; check the URL");
        }
    }

    /** As the master takes it. */
    String json() {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "windows",
                        windows.stream().map(MaintenanceSchedule::json).toList()));
    }

    private static Map<String, Object> json(Window window) {
        Map<String, Object> unavailability = new TreeMap<>(Map.of("start", Map.of("nanoseconds", window.start())));
        window.duration().ifPresent(duration -> unavailability.put("duration", Map.of("nanoseconds", duration)));
        return new TreeMap<>(Map.of(
                "machine_ids",
                window.machines().stream().map(MaintenanceSchedule::json).toList(),
                "unavailability",
                unavailability));
    }

    /** A field that is empty is one that was not there. */
    private static Map<String, String> json(MachineId machine) {
        return Map.of("hostname", machine.hostname(), "ip", machine.ip()).entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (first, same) -> first, TreeMap::new));
    }

    Optional<Window> of(Drain drain) {
        return windows.stream().filter(window -> window.isOf(drain)).findFirst();
    }

    boolean has(MachineId machine) {
        return windows.stream().anyMatch(window -> window.machines().contains(machine));
    }

    MaintenanceSchedule with(Window window) {
        return new MaintenanceSchedule(
                Stream.concat(windows.stream(), Stream.of(window)).toList());
    }

    MaintenanceSchedule without(Drain drain) {
        return new MaintenanceSchedule(
                windows.stream().filter(window -> !window.isOf(drain)).toList());
    }
}
