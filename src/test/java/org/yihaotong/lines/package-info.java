@NullMarked
package org.yihaotong.lines;

import org.jspecify.annotations.NullMarked;
