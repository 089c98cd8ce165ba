/** The results of exec and show. */
package io.volmount.report.exec;
