package io.volmount.inventory.source;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Diagnostics;
import io.volmount.document.Node.Scalar;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings at one place of an inventory, as written. */
public record Settings(Map<Setting, Scalar> values, Map<String, Scalar> vars) {
    public static final Settings NONE = new Settings(Map.of(), Map.of());

    public Settings {
        values = Map.copyOf(values);
        vars = Map.copyOf(vars);
    }

    /** These settings, completed by others. */
    public Settings over(Settings farther) {
        return new Settings(over(values, farther.values), over(vars, farther.vars));
    }

    /** Merges settings of equal rank; differing values are an error. */
    public Settings and(Settings equal, Diagnostics diagnostics) {
        return and(equal, any -> true, diagnostics);
    }

    /**
     * Merges settings of equal rank; only some variables may not differ.
     *
     * @param used selects these variables
     */
    public Settings and(Settings equal, Predicate<String> used, Diagnostics diagnostics) {
        equal.vars.forEach((name, value) -> {
            if (used.test(name)) {
                compare(name, vars.getOrDefault(name, value), value, diagnostics);
            }
        });
        equal.values.forEach(
                (setting, value) -> compare(setting.key(), values.getOrDefault(setting, value), value, diagnostics));
        return over(equal);
    }

    /** Whether the two have no file in common. */
    boolean fromAnotherFileThan(Settings other) {
        Set<String> files = other.files().collect(Collectors.toSet());
        return files().noneMatch(files::contains);
    }

    private Stream<String> files() {
        return Stream.concat(values.values().stream(), vars.values().stream())
                .map(value -> value.location().file());
    }

    /** These settings without the keys of the other. */
    public Settings without(Settings other) {
        return new Settings(without(values, other.values), without(vars, other.vars));
    }

    private static <K> Map<K, Scalar> without(Map<K, Scalar> some, Map<K, Scalar> others) {
        Map<K, Scalar> left = new HashMap<>(some);
        left.keySet().removeAll(others.keySet());
        return left;
    }

    public Settings with(Setting setting, Scalar value) {
        return new Settings(Map.of(setting, value), Map.of()).over(this);
    }

    private static <K> Map<K, Scalar> over(Map<K, Scalar> near, Map<K, Scalar> far) {
        if (near.isEmpty() || far.isEmpty()) {
            return near.isEmpty() ? far : near;
        }
        Map<K, Scalar> merged = new HashMap<>(far);
        merged.putAll(near);
        return merged;
    }

    private static void compare(String name, Scalar one, Scalar other, Diagnostics diagnostics) {
        if (one.text().equals(other.text())) {
            return;
        }
        boolean inOrder = one.location().compareTo(other.location()) <= 0;
        Scalar earlier = inOrder ? one : other;
        Scalar later = inOrder ? other : one;
        diagnostics.add(
                later.location(),
                quoted(name) + " is " + quoted(later.text()) + " here but " + quoted(earlier.text()) + " at "
                        + earlier.location() + ", and agents get both; make both equal, or set it on each agent");
    }
}
