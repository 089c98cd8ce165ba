/** How to reach an agent: settings from the inventory, else from ssh_config, else defaults, each with its source. */
package io.volmount.access;
