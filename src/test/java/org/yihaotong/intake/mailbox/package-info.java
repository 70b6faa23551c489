@NullMarked
package org.yihaotong.intake.mailbox;

import org.jspecify.annotations.NullMarked;
