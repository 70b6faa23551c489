@NullMarked
package org.yihaotong.ivr;

import org.jspecify.annotations.NullMarked;
