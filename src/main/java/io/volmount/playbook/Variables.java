package io.volmount.playbook;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.SourceLocation;
import io.volmount.document.Template;
import io.volmount.volume.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replaces the variables in a volume's source, and says which are not set. */
final class Variables {
    private Variables() {}

    static Optional<VolumeSpec> filled(
            VolumeSpec volume, String agent, Map<String, String> vars, AgentDiagnostics diagnostics) {
        return filled(volume.source(), volume.location(), agent, vars, diagnostics)
                .map(volume::at);
    }

    static Optional<AbsentVolume> filled(
            AbsentVolume volume, String agent, Map<String, String> vars, AgentDiagnostics diagnostics) {
        return volume.source().isEmpty()
                ? Optional.of(volume)
                : filled(volume.source().get(), volume.location(), agent, vars, diagnostics)
                        .map(volume::at);
    }

    private static Optional<String> filled(
            Source source,
            SourceLocation location,
            String agent,
            Map<String, String> vars,
            AgentDiagnostics diagnostics) {
        Template template = new Template(source.path());
        List<String> missing = missing(template, vars);
        missing.forEach(name -> diagnostics.add(location, agent, agents -> notSet(name, agents)));
        if (!missing.isEmpty()) {
            return Optional.empty();
        }
        String path = template.filled(vars);
        Optional<String> objection = SourceRules.objection(source.at(path));
        objection.ifPresent(sentence -> diagnostics.add(location, agent, agents -> "on " + agents + " " + sentence));
        return objection.isEmpty() ? Optional.of(path) : Optional.empty();
    }

    /** The variables of a template that an agent does not have. */
    static List<String> missing(Template template, Map<String, String> vars) {
        return template.names().stream().filter(name -> !vars.containsKey(name)).toList();
    }

    static String notSet(String variable, String agents) {
        return "the variable " + quoted(variable) + " is not set for " + agents
                + "; set it in the inventory under `vars` of the agent, of its group or of the defaults";
    }
}
