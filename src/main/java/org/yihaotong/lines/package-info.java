/**
 * The 38 legacy hotlines: numbers, owner, merged or dual-track, greeting.
 */
@ApplicationModule(displayName = "Lines", allowedDependencies = { "platform" })
@NullMarked
package org.yihaotong.lines;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
