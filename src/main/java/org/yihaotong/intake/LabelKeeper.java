package org.yihaotong.intake;

import java.time.Instant;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.yihaotong.cases.CaseDesk;
import org.yihaotong.cases.CaseDispatched;
import org.yihaotong.cases.CaseRedispatched;
import org.yihaotong.classification.Classification;
import org.yihaotong.classification.Labels;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.Channel;

/**
 * Tells the classifier which category an agent chose for a contact, and which one its
 * case was dispatched under anew.
 */
@Component
class LabelKeeper {

	private final Contacts contacts;

	private final CaseDesk cases;

	private final Labels labels;

	LabelKeeper(Contacts contacts, CaseDesk cases, Labels labels) {
		this.contacts = contacts;
		this.cases = cases;
		this.labels = labels;
	}

	@ApplicationModuleListener
	void on(CaseDispatched event) {
		this.cases.find(event.number())
			.ifPresent((opened) -> this.contacts.find(event.contact())
				.ifPresent((contact) -> this.labels
					.keep(label(contact, Labels.Source.AGENT, opened.category(), event.at()))));
	}

	/** Another department under the same category says nothing of the category. */
	@ApplicationModuleListener
	void on(CaseRedispatched event) {
		if (event.from().equals(event.to())) {
			return;
		}
		this.contacts.find(event.contact())
			.ifPresent(
					(contact) -> this.labels.keep(label(contact, Labels.Source.REDISPATCHED, event.to(), event.at())));
	}

	private static Labels.Label label(ContactView contact, Labels.Source source, CategoryCode truth, Instant at) {
		// Other channels have no subject of the citizen's own.
		String text = (contact.channel() == Channel.LETTER) ? contact.subject() + "\n" + contact.text()
				: contact.text();
		return new Labels.Label(contact.contact(), source, text,
				contact.classification().top().stream().findFirst().map(Classification.Candidate::code), truth, at);
	}

}
