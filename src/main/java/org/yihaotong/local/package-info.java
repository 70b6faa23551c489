/**
 * Starts the real parts (PostgreSQL, Redis, Asterisk, a mail server) on one machine for
 * ./run and for tests; not part of the server's jar.
 */
@ApplicationModule(displayName = "Local parts", allowedDependencies = { "platform" })
@NullMarked
package org.yihaotong.local;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
