/**
 * Calls citizens after the department has replied and asks whether it helped.
 */
@ApplicationModule(displayName = "Survey", allowedDependencies = { "platform", "telephony", "cases", "intake" })
@NullMarked
package org.yihaotong.survey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
