package org.yihaotong.cases;

import java.time.Instant;

import org.yihaotong.platform.CaseNumber;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.DepartmentCode;

/**
 * A case was handed to another department or put under another category.
 *
 * @param number the case
 * @param contact the contact that led to it
 * @param from the category that it had
 * @param to the category that it has now, perhaps the same
 * @param department the lead department from now on
 * @param at when
 */
public record CaseRedispatched(CaseNumber number, ContactId contact, CategoryCode from, CategoryCode to,
		DepartmentCode department, Instant at) {
}
