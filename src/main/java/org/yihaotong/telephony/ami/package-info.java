/**
 * Asterisk's manager interface: one connection that is made again for ever.
 */
@NullMarked
package org.yihaotong.telephony.ami;

import org.jspecify.annotations.NullMarked;
