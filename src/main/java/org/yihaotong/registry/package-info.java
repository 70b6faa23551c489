/**
 * Citizens, vehicles and member units.
 */
@ApplicationModule(displayName = "Registry", allowedDependencies = { "platform", "access" })
@NullMarked
package org.yihaotong.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
