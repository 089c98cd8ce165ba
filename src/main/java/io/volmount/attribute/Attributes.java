package io.volmount.attribute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Attributes in the order in which they are set. Mesos accepts a name more than once, and so does this. */
public record Attributes(List<Attribute> all) {
    public static final Attributes NONE = new Attributes(List.of());

    /** What can stand in a setting without quotes. */
    private static final Pattern PAIR =
            Pattern.compile("\\s*([!-~&&[^\"'\\\\;:`]]+)\\s*:\\s*([!-~&&[^\"'\\\\;`]]+)\\s*");

    public Attributes {
        all = List.copyOf(all);
    }

    /** Parses {@code name:value;name:value}; empty if it has another form. */
    public static Optional<Attributes> parse(String setting) {
        List<Attribute> read = new ArrayList<>();
        for (String pair : setting.split(";")) {
            Matcher matcher = PAIR.matcher(pair);
            if (matcher.matches()) {
                read.add(new Attribute(matcher.group(1), matcher.group(2)));
            } else if (!pair.isBlank()) {
                return Optional.empty();
            }
        }
        return Optional.of(new Attributes(read));
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Whether each of these is the only attribute of its name here. */
    public boolean hold(Attributes wanted) {
        return wanted.all.stream().allMatch(attribute -> named(attribute.name()).equals(List.of(attribute)));
    }

    /** Those of this name. */
    public List<Attribute> named(String name) {
        return all.stream().filter(attribute -> attribute.name().equals(name)).toList();
    }

    /** These, with the others in the place of those of the same names, or at the end. */
    public Attributes with(Attributes others) {
        List<Attribute> merged = new ArrayList<>(all);
        for (Attribute other : others.all) {
            int place = merged.indexOf(named(other.name()).stream().findFirst().orElse(other));
            merged.removeIf(attribute -> attribute.name().equals(other.name()));
            merged.add(place < 0 ? merged.size() : Math.min(place, merged.size()), other);
        }
        return new Attributes(merged);
    }

    /** As in the agent's settings: {@code disk:ssd;raid:1}. */
    @Override
    public String toString() {
        return all.stream().map(Attribute::toString).collect(Collectors.joining(";"));
    }
}
