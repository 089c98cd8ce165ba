/** Asks many agents at once and changes nothing: facts for a plan, evidence for a verification, checks of the inventory. */
package io.volmount.probe;
