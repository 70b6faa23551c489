/**
 * AudioSocket: a caller's audio in, prompts out.
 */
@NullMarked
package org.yihaotong.telephony.media;

import org.jspecify.annotations.NullMarked;
