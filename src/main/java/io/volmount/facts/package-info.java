/** What a probe of a node returns, facts and evidence, and the limits of what is kept of them. */
package io.volmount.facts;
