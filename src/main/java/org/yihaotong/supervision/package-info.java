/**
 * The event log, the live wallboard and the reports; reads only events and read models of
 * the others, and has triggers on their tables for the log (ADR 30).
 */
@ApplicationModule(displayName = "Supervision",
		allowedDependencies = { "platform", "access", "agents", "routing", "registry", "cases", "intake", "telephony",
				"lines", "classification" })
@NullMarked
package org.yihaotong.supervision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
