/** Characters, words, patterns and endpoints as text, by the same rules whoever wrote it. */
package io.volmount.text;
