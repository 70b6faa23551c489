/**
 * Talks with a real Asterisk, PostgreSQL and Redis.
 */
@NullMarked
package org.yihaotong.talk;

import org.jspecify.annotations.NullMarked;
