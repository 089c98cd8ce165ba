/**
 * What is to be done on every agent: volumes and what they are made of, and how carefully the change goes through the
 * cluster. Values and their loader; nothing here knows an agent.
 */
package io.volmount.playbook;
