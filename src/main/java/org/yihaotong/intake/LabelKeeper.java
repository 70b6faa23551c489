package org.yihaotong.intake;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.yihaotong.cases.CaseDesk;
import org.yihaotong.cases.CaseDispatched;
import org.yihaotong.cases.CaseView;
import org.yihaotong.classification.Classification;
import org.yihaotong.classification.Labels;
import org.yihaotong.platform.Channel;

/**
 * Tells the classifier which category an agent chose for a contact.
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
				.ifPresent((contact) -> this.labels.keep(label(contact, opened, event))));
	}

	private static Labels.Label label(ContactView contact, CaseView opened, CaseDispatched event) {
		// Other channels have no subject of the citizen's own.
		String text = (contact.channel() == Channel.LETTER) ? contact.subject() + "\n" + contact.text()
				: contact.text();
		return new Labels.Label(event.contact(), Labels.Source.AGENT, text,
				contact.classification().top().stream().findFirst().map(Classification.Candidate::code),
				opened.category(), event.at());
	}

}
