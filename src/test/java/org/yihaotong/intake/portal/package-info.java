@NullMarked
package org.yihaotong.intake.portal;

import org.jspecify.annotations.NullMarked;
