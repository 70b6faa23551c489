/**
 * The taxonomy of 27 and 266 categories, the OpenNLP model and the facts in a text.
 */
@ApplicationModule(displayName = "Classification", allowedDependencies = { "platform" })
@NullMarked
package org.yihaotong.classification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
