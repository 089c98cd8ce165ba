package io.volmount.inventory;

import io.volmount.document.TextFile;

/** A way to write an inventory. */
interface InventoryFormat {
    /** Whether a file is meant to be in this format; asked of every format in turn. */
    boolean recognises(TextFile file);

    /** Tells the draft what the file says, and its problems what is wrong with it. */
    void read(TextFile file, Draft draft);
}
