/** The volumes that an operator requests: paths, sources, file systems and roles. */
package io.volmount.volume;
