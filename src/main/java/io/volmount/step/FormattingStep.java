package io.volmount.step;

/** A step that makes a file system, and so destroys what is there. */
public sealed interface FormattingStep extends ScriptStep permits MakeFilesystem, OverwriteData {

    /** The file system, and where it is made. */
    MakeFilesystem makes();

    @Override
    default Effect effect() {
        return Effect.DISRUPT;
    }

    @Override
    default boolean writesMuch() {
        return true;
    }
}
