package org.yihaotong.talk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.yihaotong.intake.ContactBrief;
import org.yihaotong.platform.PhoneNumber;

/**
 * What is handed over to an emergency service that was called into a talk. A later
 * revision holds all of the earlier ones.
 *
 * @param party the call to the service
 * @param service the service, {@code 110}
 * @param revision 1 for the first
 * @param at when it was put together
 * @param contact what is known of the matter
 * @param said what the citizen has said to the agent, in order
 */
record Briefing(UUID party, String service, int revision, Instant at, ContactBrief contact, List<Talks.Line> said) {

	Briefing {
		said = List.copyOf(said);
	}

	/** The same at every try: who gets it twice can tell. */
	String key() {
		return this.party + "-" + this.revision;
	}

	String caller() {
		return this.contact.phone().map(PhoneNumber::national).orElse("");
	}

	/** The text, for people. */
	String text() {
		StringBuilder text = new StringBuilder();
		line(text, "编号", this.contact.number());
		line(text, "来电号码", caller().isEmpty() ? "未显示" : caller());
		line(text, "姓名", this.contact.name());
		line(text, "地点", this.contact.place());
		line(text, "事项", this.contact.categoryName());
		line(text, "来电线路", this.contact.line().value());
		line(text, "市民所述", this.contact.text());
		if (!this.said.isEmpty()) {
			text.append("通话记录：\n");
			this.said.forEach((said) -> text.append("  ").append(said.text()).append('\n'));
		}
		return text.toString();
	}

	private static void line(StringBuilder text, String name, String value) {
		if (!value.isBlank()) {
			text.append(name).append("：").append(value.strip()).append('\n');
		}
	}

}
