@NullMarked
package org.yihaotong.platform;

import org.jspecify.annotations.NullMarked;
