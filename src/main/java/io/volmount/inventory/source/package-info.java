/** Where an inventory comes from (files, a program, a Mesos master) and what is written there, before it is resolved. */
package io.volmount.inventory.source;
