/**
 * The hot part of the queue in Redis: order, idle agents and who holds what, changed by
 * atomic scripts only. All of it can be rebuilt.
 */
@NullMarked
package org.yihaotong.routing.hotqueue;

import org.jspecify.annotations.NullMarked;
