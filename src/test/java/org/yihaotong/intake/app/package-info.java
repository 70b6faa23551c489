@NullMarked
package org.yihaotong.intake.app;

import org.jspecify.annotations.NullMarked;
