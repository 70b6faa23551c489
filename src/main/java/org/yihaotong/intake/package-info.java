/**
 * Contact and triage; letters, app messages and the citizen portal.
 */
@ApplicationModule(displayName = "Intake",
		allowedDependencies = { "platform", "access", "registry", "classification", "cases", "routing", "selfservice",
				"lines" })
@NullMarked
package org.yihaotong.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
