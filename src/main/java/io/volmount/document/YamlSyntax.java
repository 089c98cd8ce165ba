package io.volmount.document;

import java.util.Locale;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Explains YAML syntax errors and adds a remedy. */
final class YamlSyntax {
    private YamlSyntax() {}

    static InvalidInput invalid(String file, YamlEngineException e) {
        if (e instanceof MarkedYamlEngineException marked) {
            SourceLocation location = marked.getProblemMark()
                    .map(mark -> new SourceLocation(file, mark.getLine() + 1, mark.getColumn() + 1))
                    .orElse(SourceLocation.whole(file));
            return new InvalidInput(location, sentence(marked.getProblem()));
        }
        return new InvalidInput(SourceLocation.whole(file), sentence(String.valueOf(e.getMessage())));
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
        return problem + "; check indentation, quotes and brackets here and just before";
    }
}
