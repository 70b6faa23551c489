@NullMarked
package org.yihaotong.supervision.report;

import org.jspecify.annotations.NullMarked;
