@NullMarked
package org.yihaotong.supervision;

import org.jspecify.annotations.NullMarked;
