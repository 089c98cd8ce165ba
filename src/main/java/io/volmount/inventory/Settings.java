package io.volmount.inventory;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Node.Scalar;
import io.volmount.document.Problems;
import java.util.HashMap;
import java.util.Map;

/** What one place of an inventory says, as written there. */
record Settings(Map<Setting, Scalar> values, Map<String, Scalar> vars) {
    static final Settings NONE = new Settings(Map.of(), Map.of());

    Settings {
        values = Map.copyOf(values);
        vars = Map.copyOf(vars);
    }

    /** These settings, and where they are silent, the farther ones. */
    Settings over(Settings farther) {
        return new Settings(over(values, farther.values), over(vars, farther.vars));
    }

    /** Both settings, of equal rank: saying different things is a problem. */
    Settings and(Settings equal, Problems problems) {
        return new Settings(and(values, equal.values, problems), and(vars, equal.vars, problems));
    }

    /** These settings, without those that the other ones say too. */
    Settings without(Settings other) {
        return new Settings(without(values, other.values), without(vars, other.vars));
    }

    private static <K> Map<K, Scalar> without(Map<K, Scalar> some, Map<K, Scalar> others) {
        Map<K, Scalar> left = new HashMap<>(some);
        left.keySet().removeAll(others.keySet());
        return left;
    }

    Settings with(Setting setting, Scalar value) {
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

    private static <K> Map<K, Scalar> and(Map<K, Scalar> one, Map<K, Scalar> other, Problems problems) {
        one.forEach((key, value) -> {
            Scalar opposed = other.getOrDefault(key, value);
            if (!opposed.text().equals(value.text())) {
                boolean inOrder = value.place().compareTo(opposed.place()) <= 0;
                report(key, inOrder ? value : opposed, inOrder ? opposed : value, problems);
            }
        });
        return over(one, other);
    }

    private static void report(Object key, Scalar earlier, Scalar later, Problems problems) {
        String name = key instanceof Setting setting ? setting.key() : key.toString();
        problems.add(
                later.place(),
                quoted(name) + " is " + quoted(later.text()) + " here but " + quoted(earlier.text()) + " at "
                        + earlier.place() + ", and agents get both; let the two agree, or set it on each agent");
    }
}
