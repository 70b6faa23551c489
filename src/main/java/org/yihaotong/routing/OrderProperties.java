package org.yihaotong.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.Priority;
import org.yihaotong.platform.Skill;
import org.yihaotong.platform.StaffId;
import org.yihaotong.routing.hotqueue.Needs;
import org.yihaotong.routing.hotqueue.Rings;

/**
 * The rules of the order. A contact's place is the time at which it joined, less its
 * credits; what it needs of an agent becomes less as it waits.
 *
 * @param emergency how much earlier than it did an emergency counts as having joined; the
 * default puts it before everything
 * @param high the same for urgent contacts
 * @param returned the same for contacts that were with an agent already
 * @param repeated the same for a citizen who came before within the last days
 * @param skill the same for contacts that ask for a skill that few have
 * @param voice the same for calls; 0 by default, since letters never keep an agent from a
 * call
 * @param message the same for messages, whose norm is 3 minutes where that of letters is
 * 24 hours (GB/T 33358-2016, as reported)
 * @param deadline letters and messages whose category has to be signed for within less
 * time than this count as having joined earlier by the difference, so that the one whose
 * deadline comes first goes first
 * @param skillKept how long a contact waits for the language and group that it asks for
 * @param preferredCallKept how long a caller waits for the agent who knows the citizen
 * @param preferredTextKept how long a letter or message does, and for a language
 */
@Validated
@ConfigurationProperties("yihaotong.routing.order")
record OrderProperties(@DefaultValue("36500d") Duration emergency, @DefaultValue("3650d") Duration high,
		@DefaultValue("3650d") Duration returned, @DefaultValue("2m") Duration repeated,
		@DefaultValue("1m") Duration skill, @DefaultValue("0s") Duration voice, @DefaultValue("0s") Duration message,
		@DefaultValue("8h") Duration deadline, @DefaultValue("90s") Duration skillKept,
		@DefaultValue("15s") Duration preferredCallKept, @DefaultValue("10m") Duration preferredTextKept) {

	Credits credits(QueuedContact contact) {
		Map<Credits.Reason, Duration> list = new EnumMap<>(Credits.Reason.class);
		list.put(Credits.Reason.REPEATED, contact.earlier().isEmpty() ? Duration.ZERO : this.repeated);
		list.put(Credits.Reason.SKILL, contact.skills().isEmpty() ? Duration.ZERO : this.skill);
		list.put(Credits.Reason.CHANNEL, of(contact.channel()));
		list.put(Credits.Reason.DEADLINE, ofDeadline(contact));
		return raised(new Credits(list), contact.priority());
	}

	/** Callers are answered within seconds, whatever is due when. */
	private Duration ofDeadline(QueuedContact contact) {
		return contact.signedWithin()
			.filter((within) -> contact.channel() != Channel.VOICE && within.compareTo(this.deadline) < 0)
			.map(this.deadline::minus)
			.orElse(Duration.ZERO);
	}

	private Duration of(Channel channel) {
		return switch (channel) {
			case VOICE -> this.voice;
			case LETTER -> Duration.ZERO;
			case MESSAGE -> this.message;
		};
	}

	/**
	 * Changes the credit of the priority.
	 * @param credits what a contact has
	 * @param priority its priority now
	 * @return what it has then
	 */
	Credits raised(Credits credits, Priority priority) {
		Credits others = credits.without(Credits.Reason.EMERGENCY).without(Credits.Reason.HIGH);
		return switch (priority) {
			case EMERGENCY -> others.with(Credits.Reason.EMERGENCY, this.emergency);
			case HIGH -> others.with(Credits.Reason.HIGH, this.high);
			case NORMAL -> others;
		};
	}

	Credits returned(Credits credits) {
		return credits.with(Credits.Reason.RETURNED, this.returned);
	}

	/**
	 * Tells what a contact needs that is passed on to those who have a skill.
	 * @param skill the skill
	 * @param at when
	 * @return the skill for a while, then nothing
	 */
	Rings asking(Skill skill, Instant at) {
		return new Rings(List.of(new Rings.Ring(Instant.EPOCH, Needs.of(Map.of(skill, 1))),
				new Rings.Ring(at.plus(this.skillKept).truncatedTo(ChronoUnit.MILLIS), Needs.NONE)));
	}

	Rings rings(QueuedContact contact, List<SkillRule> rules, Optional<StaffId> preferred) {
		SkillPolicy policy = (contact.channel() == Channel.VOICE)
				? new SkillPolicy(this.skillKept, this.preferredCallKept)
				: new SkillPolicy(this.preferredTextKept, this.preferredTextKept);
		return policy.rings(contact, rules, preferred);
	}

}
