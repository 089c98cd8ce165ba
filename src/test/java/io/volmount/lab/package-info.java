/** Real agents for tests: containers with their own systemd, sshd, journal, loop devices and reboots. */
package io.volmount.lab;
