/**
 * Recordings of talks: encrypted at rest, kept by policy, listened to only with a reason.
 */
@ApplicationModule(displayName = "Recording", allowedDependencies = { "platform", "access", "telephony" })
@NullMarked
package org.yihaotong.recording;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
