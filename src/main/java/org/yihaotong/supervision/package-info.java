/**
 * The live wallboard; reads only events and read models of the others.
 */
@ApplicationModule(displayName = "Supervision",
		allowedDependencies = { "platform", "access", "agents", "routing", "cases", "intake", "telephony" })
@NullMarked
package org.yihaotong.supervision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
