package io.volmount.app.session;

import static io.volmount.document.Quoted.quoted;

import io.volmount.app.context.UsageException;
import io.volmount.document.Diagnostics;
import io.volmount.document.Located;
import io.volmount.document.Node.Scalar;
import io.volmount.document.Scalars;
import io.volmount.document.SourceLocation;
import io.volmount.document.Spelling;
import io.volmount.inventory.Inventory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Values of playbook variables that hold for every agent, whatever the inventory says.
 *
 * @param values by name, as given to {@code --extra-vars}
 */
public record ExtraVariables(Map<String, String> values) {
    public static final ExtraVariables NONE = new ExtraVariables(Map.of());

    private static final SourceLocation OPTION = SourceLocation.whole("--extra-vars");

    /**
     * The last value of each.
     *
     * @param given as to {@code --extra-vars}, each {@code NAME=VALUE}
     * @throws UsageException if one is not of this form
     */
    public static ExtraVariables parse(List<String> given) {
        Map<String, String> values = new TreeMap<>();
        given.forEach(text -> {
            String[] parts = text.split("=", 2);
            if (parts.length < 2 || parts[0].isBlank()) {
                throw new UsageException("--extra-vars: expected NAME=VALUE, found " + quoted(text));
            }
            values.put(parts[0], parts[1]);
        });
        return new ExtraVariables(values);
    }

    /**
     * Adds what is wrong with them.
     *
     * @param used the variables of the playbook
     */
    void check(Set<String> used, Diagnostics diagnostics) {
        values.forEach((name, value) -> {
            if (!used.contains(name)) {
                diagnostics.add(OPTION, "the playbook uses no variable " + quoted(name) + hint(name, used));
            }
            Scalars.text().read(new Scalar(OPTION, value), diagnostics);
        });
    }

    private static String hint(String name, Set<String> used) {
        return used.isEmpty() ? "" : "; " + Spelling.hint(name, used);
    }

    /** The variables that are left to the inventory. */
    Set<String> left(Set<String> used) {
        return used.stream().filter(name -> !values.containsKey(name)).collect(Collectors.toSet());
    }

    /** The same agents with these values. */
    Inventory over(Inventory inventory) {
        Map<String, Located<String>> located = new TreeMap<>();
        values.forEach((name, value) -> located.put(name, new Located<>(value, OPTION)));
        return located.isEmpty()
                ? inventory
                : inventory.with(inventory.hosts().stream()
                        .map(host -> host.withVariables(located))
                        .toList());
    }
}
