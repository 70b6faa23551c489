package org.yihaotong.cases;

import java.time.Instant;

import org.yihaotong.platform.CaseNumber;
import org.yihaotong.platform.ContactId;

/**
 * A department replied to a case.
 *
 * @param number the case
 * @param contact the contact that led to it
 * @param at when
 */
public record CaseReplied(CaseNumber number, ContactId contact, Instant at) {
}
