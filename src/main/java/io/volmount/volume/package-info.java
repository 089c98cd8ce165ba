/** What the operator asks for: volumes, what they are made of, and for which role an agent offers them. */
package io.volmount.volume;
