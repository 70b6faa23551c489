@NullMarked
package org.yihaotong.supervision.statistics;

import org.jspecify.annotations.NullMarked;
