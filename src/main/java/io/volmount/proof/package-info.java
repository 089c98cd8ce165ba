/** What the evidence of an agent proves: a checklist per volume, pure, with the journal lines it rests on. */
package io.volmount.proof;
