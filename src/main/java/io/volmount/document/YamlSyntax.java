package io.volmount.document;

import java.util.Locale;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;

/** Says in plain words why a text is not YAML. */
final class YamlSyntax {
    private YamlSyntax() {}

    static InvalidInput invalid(String file, JacksonException e) {
        if (e.getCause() instanceof MarkedYamlEngineException marked) {
            Place place = marked.getProblemMark()
                    .map(mark -> place(file, mark))
                    .orElseGet(() -> place(file, e.getLocation()));
            return new InvalidInput(place, sentence(marked.getProblem()));
        }
        String message = e instanceof StreamConstraintsException
                ? "lists and mappings are nested too deeply here, or a name is too long; simplify the document"
                : sentence(e.getOriginalMessage());
        return new InvalidInput(place(file, e.getLocation()), message);
    }

    private static Place place(String file, Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static Place place(String file, TokenStreamLocation location) {
        return location == null || location.getLineNr() < 1
                ? Place.whole(file)
                : new Place(file, location.getLineNr(), Math.max(1, location.getColumnNr()));
    }

    private static String sentence(String problem) {
        String first = Quoted.visible(problem.lines().findFirst().orElse("").strip());
        return "not valid YAML: " + remedied(first, first.toLowerCase(Locale.ROOT));
    }

    private static String remedied(String problem, String lower) {
        if (lower.contains("tab")) {
            return "a tab indents this line; indent with spaces";
        }
        if (lower.contains("mapping values are not allowed")) {
            return "a `key: value` cannot begin here; check the indentation, and quote a value that contains `: `";
        }
        if (lower.contains("but got [") || lower.contains("but got flowsequencestart")) {
            return problem + "; quote a value that contains brackets";
        }
        if (lower.contains("cannot start any token")) {
            return "a value cannot begin with this character; quote the value";
        }
        if (lower.contains("unexpected end of stream")) {
            return "the file ends inside a quoted value; close its quotes";
        }
        if (lower.contains("expected a property name")) {
            return "a list, a mapping or an alias cannot be a key; write a word";
        }
        return problem + "; check indentation, quotes and brackets here and just before";
    }
}
