/**
 * Which agents there are and how to reach them: the inventory, its formats, and the patterns that choose a part of it.
 */
package io.volmount.inventory;
