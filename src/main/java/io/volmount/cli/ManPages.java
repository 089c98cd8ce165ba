package io.volmount.cli;

import io.volmount.app.context.ColourChoice;
import io.volmount.app.context.Display;
import io.volmount.app.context.ProcessContext;
import io.volmount.cli.help.ManPage;
import io.volmount.storage.VolmountVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/** Writes the manual pages into a directory, for who packages volmount. */
final class ManPages {
    private ManPages() {}

    /**
     * Writes a page for each command.
     *
     * @param args the directory to write to
     */
    public static void main(String... args) throws IOException {
        Path directory = Files.createDirectories(Path.of(args[0]));
        CommandSpec top = Main.commands(ProcessContext.real().with(new Display(ColourChoice.NEVER, false)))
                .getCommandSpec();
        for (ManPage page : ManPage.all(top, VolmountVersion.current()).toList()) {
            Files.writeString(directory.resolve(page.fileName()), page.text());
        }
    }
}
