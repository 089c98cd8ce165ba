/**
 * Ansible's inventories, as Ansible reads them: which hosts and groups there are, and what every variable of a host is in
 * the end, with where it is written. What a variable means to volmount is not decided here.
 */
package io.volmount.inventory.ansible;
