/** {@code /etc/fstab} as mount(8), libmount and systemd read it. */
package io.volmount.fstab;
