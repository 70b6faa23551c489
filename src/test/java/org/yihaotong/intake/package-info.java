@NullMarked
package org.yihaotong.intake;

import org.jspecify.annotations.NullMarked;
