/**
 * The 38 legacy hotlines: numbers, owner, merged or dual-track with its stage, hours,
 * greeting, what a call to a number does, and the announcements that spare the agents.
 */
@ApplicationModule(displayName = "Lines", allowedDependencies = { "platform", "access", "registry" })
@NullMarked
package org.yihaotong.lines;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
