@NullMarked
package org.yihaotong.classification;

import org.jspecify.annotations.NullMarked;
