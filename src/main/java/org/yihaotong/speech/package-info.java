/**
 * The recogniser port with Vosk and the synthesis port with espeak-ng.
 */
@ApplicationModule(displayName = "Speech", allowedDependencies = { "platform" })
@NullMarked
package org.yihaotong.speech;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
