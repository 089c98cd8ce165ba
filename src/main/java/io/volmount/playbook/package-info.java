/**
 * Playbooks: volumes, their sources and the rollout policy, as values, and the reader of the YAML file. Nothing here
 * connects to an agent.
 */
package io.volmount.playbook;
