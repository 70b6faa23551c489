package org.yihaotong.routing;

import java.time.Duration;
import java.time.Instant;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.yihaotong.platform.Priority;

/**
 * The rules of the queue.
 *
 * @param lettersPerAgent how many letters and messages an agent may have at once
 * @param ring how long a softphone rings; Asterisk ends it
 * @param ringGrace how long after that the outcome may take to arrive before the call is
 * looked for
 * @param textOffer how long a letter or message is offered
 * @param wrapUp how long an agent may finish after a talk
 * @param rejectedRest how long a contact is not offered again to an agent that refused it
 * @param seatRest how long a softphone that could not be called is left alone
 * @param reconcileEvery how often the queue is compared with PostgreSQL and Asterisk
 * @param emergencyCredit how much earlier than it did an emergency counts as having
 * joined; the default puts it before everything
 * @param highCredit the same for urgent contacts
 */
@Validated
@ConfigurationProperties("yihaotong.routing")
record RoutingProperties(@DefaultValue("3") @Min(1) @Max(20) int lettersPerAgent, @DefaultValue("20s") Duration ring,
		@DefaultValue("8s") Duration ringGrace, @DefaultValue("30s") Duration textOffer,
		@DefaultValue("60s") Duration wrapUp, @DefaultValue("10s") Duration rejectedRest,
		@DefaultValue("15s") Duration seatRest, @DefaultValue("2s") Duration reconcileEvery,
		@DefaultValue("36500d") Duration emergencyCredit, @DefaultValue("3650d") Duration highCredit) {

	Duration credit(Priority priority) {
		return switch (priority) {
			case EMERGENCY -> this.emergencyCredit;
			case HIGH -> this.highCredit;
			case NORMAL -> Duration.ZERO;
		};
	}

	/**
	 * Computes the place of a contact: its join time less the credit of its priority.
	 * @param contact the contact
	 * @return milliseconds; smaller goes first
	 */
	long place(QueuedContact contact) {
		return place(contact.joinedAt(), contact.priority());
	}

	long place(Instant joinedAt, Priority priority) {
		return joinedAt.minus(credit(priority)).toEpochMilli();
	}

}
