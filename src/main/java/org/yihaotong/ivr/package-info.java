/**
 * Runs the flows of ivr-flows/ against a call.
 */
@ApplicationModule(displayName = "Voice flows",
		allowedDependencies = { "platform", "telephony", "speech", "classification", "agents", "cases", "intake",
				"selfservice", "lines", "registry" })
@NullMarked
package org.yihaotong.ivr;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
