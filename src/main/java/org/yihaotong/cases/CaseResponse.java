package org.yihaotong.cases;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.Priority;

/**
 * A case as the console gets it: the phone masked.
 */
record CaseResponse(String number, String contact, Channel channel, CaseState state, String category,
		String categoryName, String department, String departmentName, String title, String description, String place,
		String citizenName, @Nullable String phone, Priority priority, Instant openedAt, Instant acceptBy,
		Instant dueAt, @Nullable String reply, @Nullable Rating rating, List<CaseView.Entry> history) {

	static CaseResponse of(CaseView view, String categoryName, String departmentName) {
		return new CaseResponse(view.number().value(), view.contact().toString(), view.channel(), view.state(),
				view.category().value(), categoryName, view.department().value(), departmentName, view.title(),
				view.description(), view.place(), view.citizenName(),
				view.phone().map(PhoneNumber::masked).orElse(null), view.priority(), view.openedAt(), view.acceptBy(),
				view.dueAt(), view.reply().orElse(null), view.rating().orElse(null), view.history());
	}

}
