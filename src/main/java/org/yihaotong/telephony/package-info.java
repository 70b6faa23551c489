/**
 * Asterisk: FastAGI, AMI, AudioSocket media, call control; the dialplan contract.
 */
@ApplicationModule(displayName = "Telephony", allowedDependencies = { "platform" })
@NullMarked
package org.yihaotong.telephony;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
