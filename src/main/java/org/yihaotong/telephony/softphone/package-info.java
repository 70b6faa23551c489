/**
 * The passwords of softphones: issued for a time, kept in PostgreSQL and told to
 * Asterisk.
 */
@NullMarked
package org.yihaotong.telephony.softphone;

import org.jspecify.annotations.NullMarked;
