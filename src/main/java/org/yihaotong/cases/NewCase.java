package org.yihaotong.cases;

import java.util.Optional;

import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.DepartmentCode;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.Priority;

/**
 * What is needed to open a case.
 *
 * @param contact the contact that led to it
 * @param channel the contact's channel
 * @param category the minor category
 * @param department who is to handle it
 * @param title one line, 120 characters at most
 * @param description what the citizen said, 20,000 characters at most
 * @param place where, may be empty
 * @param citizenName may be empty
 * @param phone the citizen's phone
 * @param priority how urgent
 * @param acceptHours hours to sign for it
 * @param workingDays working days to close it
 */
public record NewCase(ContactId contact, Channel channel, CategoryCode category, DepartmentCode department,
		String title, String description, String place, String citizenName, Optional<PhoneNumber> phone,
		Priority priority, int acceptHours, int workingDays) {
}
