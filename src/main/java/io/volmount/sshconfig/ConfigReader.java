package io.volmount.sshconfig;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Diagnostics;
import io.volmount.document.InvalidInput;
import io.volmount.document.Located;
import io.volmount.document.SourceLocation;
import io.volmount.document.TextFile;
import io.volmount.sshconfig.Directive.Block;
import io.volmount.sshconfig.Directive.Included;
import io.volmount.text.QuotedWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Parses configuration files and their includes into directives. */
final class ConfigReader {
    /** As in OpenSSH. */
    private static final int MAX_DEPTH = 16;

    /** Limit for included files, counted per inclusion; more indicate a cycle. */
    private static final int MAX_FILES = 1000;

    private final LocalUser user;
    private final Diagnostics diagnostics;
    private final Map<String, Located<String>> unused = new LinkedHashMap<>();
    private final OpenSshKeywords keywords = new OpenSshKeywords();
    private boolean needsFinalPass;
    private int read;

    ConfigReader(LocalUser user, Diagnostics diagnostics) {
        this.user = user;
        this.diagnostics = diagnostics;
    }

    /** Keywords and criteria that volmount ignores, each with its first location. */
    List<Located<String>> unused() {
        return List.copyOf(unused.values());
    }

    boolean needsFinalPass() {
        return needsFinalPass;
    }

    /**
     * The directives of a file.
     *
     * @param ofUser whether it is the user's own file, not the system's
     */
    List<Directive> read(Path file, boolean ofUser) {
        return read(file, ofUser, 0);
    }

    private List<Directive> read(Path file, boolean ofUser, int depth) {
        if (++read > MAX_FILES) {
            throw new InvalidInput(
                    SourceLocation.whole(file.toString()),
                    "more than " + MAX_FILES + " files are included; remove the circular include");
        }
        TextFile text = TextFile.readLeniently(file);
        List<Directive> directives = new ArrayList<>();
        String[] lines = text.text().split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            ConfigLine.of(text.name(), i + 1, lines[i])
                    .flatMap(line -> directive(line, ofUser, depth))
                    .ifPresent(directives::add);
        }
        return List.copyOf(directives);
    }

    /** Parses a configuration line given on a command line ({@code -o}). */
    Optional<Directive.Assignment> argument(String text) {
        Optional<ConfigLine> line = ConfigLine.of("", 1, text);
        if (line.isEmpty() || line.get().keyword().matches("(?i)host|match|include")) {
            diagnostics.add(
                    SourceLocation.whole(""),
                    quoted(text) + " is not allowed here; write an ssh_config keyword and its value");
            return Optional.empty();
        }
        return line.flatMap(read -> directive(read, true, 0))
                .filter(Directive.Assignment.class::isInstance)
                .map(Directive.Assignment.class::cast);
    }

    private Optional<Directive> directive(ConfigLine line, boolean ofUser, int depth) {
        LineReader reader = new LineReader(line, user, diagnostics);
        switch (line.keyword().toLowerCase(Locale.ROOT)) {
            case "host":
                return reader.hosts().map(Block::new);
            case "match":
                return match(line, reader);
            case "ignoreunknown":
                reader.wordsOfAnyNumber().ifPresent(words -> words.forEach(word -> keywords.ignore(word.text())));
                return Optional.empty();
            case "include":
                return reader.wordsOfAnyNumber()
                        .map(words -> new Included(words.stream()
                                .flatMap(word -> include(word, line, ofUser, depth).stream())
                                .map(Directive.class::cast)
                                .toList()));
            default:
                Optional<Keyword> keyword = Keyword.named(line.keyword());
                if (keyword.isEmpty()) {
                    unused(new Located<>(line.keyword(), line.location()));
                }
                return keyword.flatMap(known -> reader.assignment(known, ofUser));
        }
    }

    private Optional<Directive> match(ConfigLine line, LineReader reader) {
        if (!reader.hasArguments()) {
            return Optional.empty();
        }
        MatchReader match = new MatchReader(line, diagnostics);
        Optional<Condition.Criteria> criteria = match.read();
        match.unused().forEach(this::note);
        needsFinalPass |= criteria.filter(Condition.Criteria::needsFinalPass).isPresent();
        return criteria.map(Block::new);
    }

    private List<Included> include(QuotedWords.Word word, ConfigLine line, boolean ofUser, int depth) {
        Optional<Path> pattern = new IncludePath(user, ofUser).of(word.text());
        if (pattern.isEmpty()) {
            diagnostics.add(
                    line.location(word), quoted(word.text()) + " cannot be included here; write an absolute path");
            return List.of();
        }
        if (depth == MAX_DEPTH) {
            diagnostics.add(
                    line.location(word),
                    "includes are nested more than " + MAX_DEPTH + " deep; remove the circular include");
            diagnostics.throwIfAny();
        }
        List<Included> files = new ArrayList<>();
        for (Path file : FileGlob.matching(pattern.get())) {
            try {
                FilePermissions.check(file);
                files.add(new Included(read(file, ofUser, depth + 1)));
            } catch (InvalidInput invalid) {
                diagnostics.addAll(invalid.diagnostics());
            }
        }
        return files;
    }

    private void unused(Located<String> keyword) {
        if (keywords.accepts(keyword.value())) {
            note(keyword);
        } else {
            diagnostics.add(keyword.location(), OpenSshKeywords.objection(keyword));
        }
    }

    private void note(Located<String> word) {
        unused.putIfAbsent(word.value().toLowerCase(Locale.ROOT), word);
    }
}
