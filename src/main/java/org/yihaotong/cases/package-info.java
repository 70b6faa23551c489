/**
 * The closed loop: accept, dispatch, sign for, reply, rate; deadlines.
 */
@ApplicationModule(displayName = "Cases", allowedDependencies = { "platform", "registry", "access" })
@NullMarked
package org.yihaotong.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
