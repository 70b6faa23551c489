/**
 * The whole line with real parts, judged from outside: SIP results, sound at both ends,
 * pages, mail and rows.
 */
@NullMarked
package org.yihaotong.endtoend;

import org.jspecify.annotations.NullMarked;
