package io.volmount.app.context;

/**
 * How the operator wants output to look.
 *
 * @param pager whether a pager may show a long result
 */
public record Display(ColourChoice colour, boolean pager) {
    /** When the command line says nothing of it. */
    public static final Display USUAL = new Display(ColourChoice.AUTO, true);
}
