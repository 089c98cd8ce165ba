/**
 * The inventory: agents and their settings, the supported formats, and the patterns that select agents.
 */
package io.volmount.inventory;
