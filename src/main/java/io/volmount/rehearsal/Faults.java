package io.volmount.rehearsal;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Diagnostics;
import io.volmount.document.InvalidInput;
import io.volmount.document.SourceLocation;
import io.volmount.document.Spelling;
import io.volmount.step.Step;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The faults of a rehearsal and their probabilities.
 *
 * @param percent the probability for each step that can have the fault, from 0 to 100; 0 for a missing one
 */
public record Faults(Map<Fault, Double> percent) {
    public static final Faults NONE = new Faults(Map.of());

    private static final SourceLocation OPTION = SourceLocation.whole("--faults");
    private static final Pattern SHARE = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,6})?)\\s*%");
    private static final List<String> WORDS =
            Arrays.stream(Fault.values()).map(Fault::word).toList();

    public Faults {
        Map<Fault, Double> inOrder = new EnumMap<>(Fault.class);
        inOrder.putAll(percent);
        percent = Collections.unmodifiableMap(inOrder);
    }

    /**
     * Reads {@code step-fails=1%,reboot-hangs=0.5%}.
     *
     * @throws InvalidInput with all errors
     */
    public static Faults parse(String text) {
        Diagnostics diagnostics = new Diagnostics();
        Map<Fault, Double> percent = new EnumMap<>(Fault.class);
        for (String part : text.split(",", -1)) {
            if (part.isBlank()) {
                diagnostics.add(OPTION, "a fault is missing next to a comma");
                continue;
            }
            String[] sides = part.split("=", 2);
            Optional<Fault> fault = fault(sides[0].strip(), diagnostics);
            Optional<Double> share = share(part, sides.length == 2 ? sides[1].strip() : "", diagnostics);
            if (fault.isPresent() && share.isPresent() && percent.put(fault.get(), share.get()) != null) {
                diagnostics.add(OPTION, quoted(fault.get().word()) + " is given twice: keep one of them");
            }
        }
        diagnostics.throwIfAny();
        return new Faults(percent);
    }

    private static Optional<Fault> fault(String word, Diagnostics diagnostics) {
        Optional<Fault> fault = Arrays.stream(Fault.values())
                .filter(known -> known.word().equals(word))
                .findFirst();
        if (fault.isEmpty()) {
            diagnostics.add(OPTION, "there is no fault " + quoted(word) + "; " + Spelling.hint(word, WORDS));
        }
        return fault;
    }

    private static Optional<Double> share(String part, String text, Diagnostics diagnostics) {
        Matcher m = SHARE.matcher(text);
        Optional<Double> share =
                m.matches() ? Optional.of(Double.valueOf(m.group(1))).filter(some -> some <= 100) : Optional.empty();
        if (share.isEmpty()) {
            diagnostics.add(
                    OPTION,
                    quoted(part) + " is not a fault and its percentage: write one up to 100%, as in step-fails=0.5%");
        }
        return share;
    }

    /**
     * Draws the fault of a step; empty for none. The number of draws does not depend on the probabilities, so that a
     * seed gives similar runs with different faults.
     */
    Optional<Fault> draw(Step step, RandomGenerator random) {
        Optional<Fault> striking = Optional.empty();
        for (Fault fault : Fault.values()) {
            if (fault.concerns(step)
                    && random.nextDouble() * 100 < percent.getOrDefault(fault, 0.0)
                    && striking.isEmpty()) {
                striking = Optional.of(fault);
            }
        }
        return striking;
    }

    /** The option's text: {@code step-fails=1%,reboot-hangs=0.5%}; {@code none} if there are none. */
    @Override
    public String toString() {
        return percent.isEmpty()
                ? "none"
                : percent.entrySet().stream()
                        .map(entry -> entry.getKey().word() + "=" + shortest(entry.getValue()) + "%")
                        .collect(Collectors.joining(","));
    }

    private static String shortest(double share) {
        return share == Math.rint(share) ? String.valueOf((long) share) : String.valueOf(share);
    }
}
