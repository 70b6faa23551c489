/**
 * Letters by mail: every message of the mailboxes becomes one contact, and is answered.
 */
@NullMarked
package org.yihaotong.intake.mailbox;

import org.jspecify.annotations.NullMarked;
