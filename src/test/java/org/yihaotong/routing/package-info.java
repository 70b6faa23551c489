/**
 * Tests of the queue on real PostgreSQL and Redis, with Asterisk played.
 */
@NullMarked
package org.yihaotong.routing;

import org.jspecify.annotations.NullMarked;
