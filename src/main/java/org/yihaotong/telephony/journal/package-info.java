/**
 * The journal of calls: read from Asterisk's files, kept in PostgreSQL.
 */
@NullMarked
package org.yihaotong.telephony.journal;

import org.jspecify.annotations.NullMarked;
