package io.volmount.cli.shell;

import java.util.List;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.impl.DefaultParser;

/** The words of a line, with quotes and backslashes as at a prompt of sh. A line that begins with # has none. */
final class CommandWords {
    private static final String COMMENT = "#";

    private CommandWords() {}

    /** Waits for the end of a quote in the next line. */
    static Parser parser() {
        return new DefaultParser().eofOnUnclosedQuote(true).eofOnEscapedNewLine(false);
    }

    /** @throws EOFError if a quote is never closed */
    static List<String> of(String line) {
        return of(parser().parse(line, line.length(), Parser.ParseContext.ACCEPT_LINE));
    }

    static List<String> of(ParsedLine line) {
        boolean comment = line.line().strip().startsWith(COMMENT);
        return comment || line.line().isBlank()
                ? List.of()
                : line.words().stream().filter(word -> !word.isEmpty()).toList();
    }
}
