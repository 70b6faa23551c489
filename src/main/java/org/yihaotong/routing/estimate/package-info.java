/**
 * How long a caller is going to wait, estimated by pure functions of what the queue looks
 * like now. Which of them is used was decided by simulation ({@code ./bench wait}).
 */
@NullMarked
package org.yihaotong.routing.estimate;

import org.jspecify.annotations.NullMarked;
