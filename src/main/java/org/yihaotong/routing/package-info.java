/**
 * The one queue of all channels: matching, reservations, estimated wait.
 */
@ApplicationModule(displayName = "Routing",
		allowedDependencies = { "platform", "access", "agents", "telephony", "cases" })
@NullMarked
package org.yihaotong.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
