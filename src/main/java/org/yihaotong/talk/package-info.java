/**
 * What an agent does with a talk that goes on: hold, consult, pass on, emergencies, live
 * transcript.
 */
@ApplicationModule(displayName = "Talk",
		allowedDependencies = { "platform", "access", "registry", "agents", "telephony", "speech", "recording",
				"routing", "intake" })
@NullMarked
package org.yihaotong.talk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
