/** What the evidence of an agent proves: a checklist for each volume, with the journal lines that support it. Pure. */
package io.volmount.proof;
