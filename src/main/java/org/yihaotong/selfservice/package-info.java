/**
 * What is served without an agent; first of all car moving.
 */
@ApplicationModule(displayName = "Self-service",
		allowedDependencies = { "platform", "registry", "cases", "telephony", "speech" })
@NullMarked
package org.yihaotong.selfservice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
