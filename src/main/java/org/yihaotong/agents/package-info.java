/**
 * Agent sessions: presence, skills, capacity, wrap-up.
 */
@ApplicationModule(displayName = "Agents", allowedDependencies = { "platform", "access", "telephony" })
@NullMarked
package org.yihaotong.agents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
