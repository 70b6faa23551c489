package org.yihaotong.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.yihaotong.cases.CaseView;
import org.yihaotong.lines.Line;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.PlateNumber;

/**
 * A contact as the staff console gets it ({@code Contact} of docs/console-api.md), the
 * phone masked.
 */
record ContactResponse(String id, String number, Channel channel, LineResponse line, String citizenName,
		@Nullable String phone, boolean hasPhone, @Nullable String mail, String subject, String text, String place,
		@Nullable String plate, String decision, List<CandidateResponse> top,
		List<ContactView.AttachmentView> attachments, Instant receivedAt, @Nullable ContactOutcome outcome,
		@Nullable String caseNumber) {

	static ContactResponse of(ContactView contact, Line line, Optional<CaseView> openedCase) {
		return new ContactResponse(contact.contact().toString(), contact.number(), contact.channel(),
				new LineResponse(contact.line().value(), line.nameZh(), line.nameEn()), contact.citizenName(),
				contact.phone().map(PhoneNumber::masked).orElse(null), contact.phone().isPresent(),
				contact.mail().orElse(null), contact.subject(), contact.text(), contact.place(),
				contact.classification().plate().map(PlateNumber::value).orElse(null),
				contact.classification().decision().name(),
				contact.classification()
					.top()
					.stream()
					.map((candidate) -> new CandidateResponse(candidate.code().value(), candidate.probability()))
					.toList(),
				contact.attachments(), contact.receivedAt(), contact.outcome().orElse(null),
				openedCase.map((view) -> view.number().value()).orElse(null));
	}

	record LineResponse(String number, String nameZh, String nameEn) {
	}

	record CandidateResponse(String code, double probability) {
	}

}
