package io.volmount.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.jline.nativ.CLibrary;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * The terminals of this process, by the system calls that JLine's library makes. Settings are kept as the system gives them:
 * JLine's own model of them has no speed, without which a serial line hangs up.
 */
final class ProcessTerminals implements Terminals {
    /** Of the local modes in termios(3), on every Unix. */
    private static final long ECHO = 8;

    private final Map<StandardStream, Boolean> known = new EnumMap<>(StandardStream.class);

    @Override
    public synchronized boolean isTerminal(StandardStream stream) {
        return known.computeIfAbsent(
                stream,
                unknown -> stream.canBeTerminal()
                        && NativeLibrary.isLoaded()
                        && CLibrary.isatty(stream.descriptor()) == 1);
    }

    @Override
    public ScreenSize size(StandardStream stream) {
        if (!isTerminal(stream)) {
            return ScreenSize.USUAL;
        }
        CLibrary.WinSize size = new CLibrary.WinSize();
        boolean told = CLibrary.ioctl(stream.descriptor(), CLibrary.TIOCGWINSZ, size) == 0;
        return told && size.ws_col > 0 && size.ws_row > 0 ? new ScreenSize(size.ws_col, size.ws_row) : ScreenSize.USUAL;
    }

    @Override
    public void dropTypedAhead(InputStream in) throws IOException {
        set(CLibrary.TCSAFLUSH, settings());
        Terminals.dropAvailable(in);
    }

    @Override
    public <T> T withEchoOff(Reading<T> reading) throws IOException {
        CLibrary.Termios before = settings();
        CLibrary.Termios silent = settings();
        silent.c_lflag &= ~ECHO;
        Thread restore = new Thread(() -> restore(before));
        Runtime.getRuntime().addShutdownHook(restore);
        try {
            set(CLibrary.TCSANOW, silent);
            return reading.read();
        } finally {
            restore(before);
            Runtime.getRuntime().removeShutdownHook(restore);
        }
    }

    @Override
    public Terminal open() throws IOException {
        return TerminalBuilder.builder()
                .system(true)
                .systemOutput(TerminalBuilder.SystemOutput.SysErr)
                .provider(TerminalBuilder.PROP_PROVIDER_JNI)
                .graphemeCluster(false)
                .encoding(StandardCharsets.UTF_8)
                .build();
    }

    private CLibrary.Termios settings() throws IOException {
        CLibrary.Termios settings = new CLibrary.Termios();
        if (!isTerminal(StandardStream.IN) || CLibrary.tcgetattr(StandardStream.IN.descriptor(), settings) != 0) {
            throw new IOException("standard input is not a terminal");
        }
        return settings;
    }

    private static void set(int when, CLibrary.Termios settings) throws IOException {
        if (CLibrary.tcsetattr(StandardStream.IN.descriptor(), when, settings) != 0) {
            throw new IOException("the terminal does not take its settings");
        }
    }

    private static void restore(CLibrary.Termios before) {
        try {
            set(CLibrary.TCSANOW, before);
        } catch (IOException gone) {
            // the terminal is gone
        }
    }
}
