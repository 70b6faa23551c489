package org.yihaotong.cases;

import java.time.Instant;

import org.yihaotong.platform.CaseNumber;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.DepartmentCode;

/**
 * A case was opened and handed to a department.
 *
 * @param number the case
 * @param contact the contact that led to it
 * @param department the lead department
 * @param at when
 */
public record CaseDispatched(CaseNumber number, ContactId contact, DepartmentCode department, Instant at) {
}
