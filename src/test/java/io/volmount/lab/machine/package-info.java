/** A virtual machine for tests: what of a node's disks and boots a container cannot show. */
package io.volmount.lab.machine;
