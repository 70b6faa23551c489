package org.yihaotong.cases;

import java.time.Instant;

import org.yihaotong.platform.CaseNumber;
import org.yihaotong.platform.ContactId;

/**
 * A case came to its end.
 *
 * @param number the case
 * @param contact the contact that led to it
 * @param at when
 */
public record CaseClosed(CaseNumber number, ContactId contact, Instant at) {
}
