/**
 * Staff accounts, roles, sign-in, the audit log and the masking of personal data.
 */
@ApplicationModule(displayName = "Access", allowedDependencies = { "platform" })
@NullMarked
package org.yihaotong.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
