/** What there is of a volume on a node, judged once and for both the plan and the proof. Pure. */
package io.volmount.volume;
