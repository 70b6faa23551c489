package org.yihaotong.intake;

import java.util.Optional;

import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.PhoneNumber;

/**
 * What somebody who takes a matter over has to know of a contact.
 *
 * @param number what the citizen can quote
 * @param line the line it came over
 * @param phone the caller's number, whole
 * @param name may be empty
 * @param place may be empty
 * @param category the likeliest category
 * @param categoryName its name in Chinese; empty without one
 * @param text what the citizen said to the voice flow, or wrote
 */
public record ContactBrief(String number, LineNumber line, Optional<PhoneNumber> phone, String name, String place,
		Optional<CategoryCode> category, String categoryName, String text) {
}
