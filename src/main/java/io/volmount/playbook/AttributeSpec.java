package io.volmount.playbook;

import static io.volmount.document.Quoted.quoted;

import io.volmount.attribute.Attribute;
import io.volmount.document.Decoder;
import io.volmount.document.Diagnostics;
import io.volmount.document.Node;
import io.volmount.document.Scalars;
import io.volmount.document.SourceLocation;
import io.volmount.document.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An attribute of a playbook.
 *
 * @param attribute whose value may contain variables
 * @param location of the value
 */
public record AttributeSpec(Attribute attribute, SourceLocation location) {

    /** Attributes by their names. */
    static Decoder<List<AttributeSpec>> attributes() {
        return (node, diagnostics) -> Decoder.mapping().read(node, diagnostics).map(mapping -> {
            if (mapping.entries().isEmpty()) {
                diagnostics.add(mapping.location(), "there are no attributes here; name at least one, as in disk: ssd");
            }
            List<AttributeSpec> read = new ArrayList<>();
            for (Node.Entry entry : mapping.entries()) {
                attribute(entry, diagnostics).ifPresent(read::add);
            }
            return read;
        });
    }

    private static Optional<AttributeSpec> attribute(Node.Entry entry, Diagnostics diagnostics) {
        String name = entry.key().text();
        Optional<String> objection = name.equals(Attribute.PUBLIC_IP)
                ? Optional.of("DC/OS sets it on public agents, and volmount keeps it; remove it")
                : Attribute.objectionToName(name);
        objection.ifPresent(
                why -> diagnostics.add(entry.key().location(), "the attribute " + quoted(name) + ": " + why));
        Optional<AttributeSpec> spec = Scalars.scalar()
                .read(entry.value(), diagnostics)
                .map(value -> new AttributeSpec(new Attribute(name, value.text()), value.location()));
        Optional<String> wrong =
                spec.filter(read -> read.template().names().isEmpty()).flatMap(read -> objection(read.attribute));
        wrong.ifPresent(why -> diagnostics.add(entry.value().location(), why));
        return objection.isEmpty() && wrong.isEmpty() ? spec : Optional.empty();
    }

    Template template() {
        return new Template(attribute.value());
    }

    /** The same with its variables replaced; empty after adding an error. */
    Optional<AttributeSpec> filled(String agent, Map<String, String> vars, AgentDiagnostics diagnostics) {
        List<String> missing = Variables.missing(template(), vars);
        missing.forEach(variable -> diagnostics.add(location, agent, agents -> Variables.notSet(variable, agents)));
        if (!missing.isEmpty()) {
            return Optional.empty();
        }
        Attribute filled = new Attribute(attribute.name(), template().filled(vars));
        Optional<String> objection = objection(filled);
        objection.ifPresent(why -> diagnostics.add(location, agent, agents -> "on " + agents + " " + why));
        return objection.isEmpty() ? Optional.of(new AttributeSpec(filled, location)) : Optional.empty();
    }

    private static Optional<String> objection(Attribute attribute) {
        return Attribute.objectionToValue(attribute.value())
                .map(why -> "the value " + quoted(attribute.value()) + " of the attribute " + quoted(attribute.name())
                        + " is not valid: " + why);
    }
}
