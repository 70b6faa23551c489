package org.yihaotong.intake.mailbox;

import java.time.Clock;
import java.util.Optional;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.yihaotong.cases.CaseDesk;
import org.yihaotong.cases.CaseReplied;
import org.yihaotong.cases.CaseView;
import org.yihaotong.intake.ContactView;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.registry.MemberUnit;
import org.yihaotong.registry.MemberUnits;

/**
 * Sends a department's answer to citizens who left a mail address.
 */
@Service
class Answers {

	private final CaseDesk cases;

	private final IntakeDesk intake;

	private final MemberUnits units;

	private final TakenLetters taken;

	private final OutgoingMails outgoing;

	private final MailDispatch dispatch;

	private final MailProperties properties;

	private final Clock clock;

	Answers(CaseDesk cases, IntakeDesk intake, MemberUnits units, TakenLetters taken, OutgoingMails outgoing,
			MailDispatch dispatch, MailProperties properties, Clock clock) {
		this.cases = cases;
		this.intake = intake;
		this.units = units;
		this.taken = taken;
		this.outgoing = outgoing;
		this.dispatch = dispatch;
		this.properties = properties;
		this.clock = clock;
	}

	@ApplicationModuleListener
	void on(CaseReplied replied) {
		Optional<ContactView> contact = this.intake.find(replied.contact());
		Optional<String> recipient = contact.flatMap(ContactView::mail);
		Optional<CaseView> view = this.cases.find(replied.number());
		if (recipient.isEmpty() || view.isEmpty() || this.properties.mailboxes().isEmpty()) {
			return;
		}
		Optional<TakenLetters.Origin> origin = this.taken.originOf(replied.contact());
		if (origin.filter((known) -> known.nature() != Letter.Nature.LETTER).isPresent()) {
			return;
		}
		String first = this.properties.mailboxes().getFirst().address();
		OutgoingMails.Draft draft = MailTexts.reply(origin.map(TakenLetters.Origin::mailbox).orElse(first),
				recipient.get(), answer(view.get()), origin.map(TakenLetters.Origin::messageId).orElse(""),
				this.properties.publicUrl());
		this.outgoing.add(replied.contact(), "REPLY " + replied.number().value() + " " + replied.at(), draft,
				this.clock.instant());
		this.dispatch.wake();
	}

	private MailTexts.Answer answer(CaseView view) {
		Optional<MemberUnit> unit = this.units.find(view.department());
		return new MailTexts.Answer(view.number().value(), view.title(), unit.map(MemberUnit::nameZh).orElse("承办单位"),
				unit.map(MemberUnit::nameEn).orElse("The department"), view.reply().orElse(""));
	}

}
