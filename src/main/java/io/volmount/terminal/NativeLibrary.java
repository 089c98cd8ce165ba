package io.volmount.terminal;

import java.io.File;
import java.util.List;
import org.jline.nativ.JLineNativeLoader;

/** JLine's library of system calls, which is unpacked into a directory to be loaded. */
final class NativeLibrary {
    private static final String DIRECTORY = "jline.tmpdir";
    private static final boolean LOADED = load();

    private NativeLibrary() {}

    /** Whether its system calls can be made. */
    static boolean isLoaded() {
        return LOADED;
    }

    /** Where temporary files are, programs may not be allowed; then the home directory serves. */
    private static boolean load() {
        String usual = System.getProperty(DIRECTORY, System.getProperty("java.io.tmpdir"));
        return List.of(usual, System.getProperty("user.home")).stream().anyMatch(NativeLibrary::loadedFrom);
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
