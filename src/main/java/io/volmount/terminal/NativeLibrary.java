package io.volmount.terminal;

import java.io.File;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.nativ.JLineNativeLoader;

/** JLine's library of system calls, which is unpacked into a directory to be loaded. */
final class NativeLibrary {
    private static final String DIRECTORY = "jline.tmpdir";
    private static final Logger LOG_OF_JLINE = Logger.getLogger("org.jline");
    private static final boolean LOADED = load();

    private NativeLibrary() {}

    /** Whether its system calls can be made. */
    static boolean isLoaded() {
        return LOADED;
    }

    /** Programs may not be allowed where temporary files are; then the home directory serves, without a warning. */
    private static boolean load() {
        LOG_OF_JLINE.setLevel(Level.OFF);
        boolean loaded = loadedFrom(System.getProperty(DIRECTORY, System.getProperty("java.io.tmpdir")));
        LOG_OF_JLINE.setLevel(null);
        return loaded || loadedFrom(System.getProperty("user.home"));
    }

    private static boolean loadedFrom(String directory) {
        System.setProperty(DIRECTORY, directory);
        try {
            JLineNativeLoader.initialize();
        } catch (RuntimeException refused) {
            return false;
        }
        removeUnpacked();
        return true;
    }

    /** What is loaded needs its file no more, and a process that is killed removes nothing. */
    private static void removeUnpacked() {
        if (JLineNativeLoader.getNativeLibrarySourceUrl() != null) {
            File library = new File(JLineNativeLoader.getNativeLibraryPath());
            library.delete();
            new File(library + ".lck").delete();
        }
    }
}
