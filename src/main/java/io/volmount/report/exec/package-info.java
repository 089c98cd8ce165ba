/** The results of exec. */
package io.volmount.report.exec;
