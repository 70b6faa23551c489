@NullMarked
package org.yihaotong;

import org.jspecify.annotations.NullMarked;
