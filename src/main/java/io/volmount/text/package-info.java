/** Rules about characters and words that hold for every text, whoever wrote it. */
package io.volmount.text;
