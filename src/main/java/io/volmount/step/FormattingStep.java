package io.volmount.step;

/** A step that makes a file system and destroys existing data. */
public sealed interface FormattingStep extends ScriptStep permits MakeFilesystem, OverwriteData {

    /** The file system and its target. */
    MakeFilesystem makeFilesystem();

    @Override
    default Effect effect() {
        return Effect.DISRUPT;
    }

    @Override
    default boolean takesAway() {
        return true;
    }

    @Override
    default boolean writesBulkData() {
        return true;
    }
}
