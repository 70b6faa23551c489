@NullMarked
package org.yihaotong.survey;

import org.jspecify.annotations.NullMarked;
