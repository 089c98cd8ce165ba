/** What a command takes from its process. */
package io.volmount.app.context;
