@NullMarked
package org.yihaotong.routing.hotqueue;

import org.jspecify.annotations.NullMarked;
