/**
 * Files that people write: read as text, YAML or words, with the place of everything in them, so that a mistake is
 * reported where it stands, as a sentence, together with all the others of the file.
 */
package io.volmount.document;
