package org.yihaotong.routing;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.yihaotong.agents.Capacity;

/**
 * The rules of the queue.
 *
 * @param lettersPerAgent how many letters an agent may have at once for whom nothing else
 * was set
 * @param messagesPerAgent the same for messages
 * @param ring how long a softphone rings; Asterisk ends it
 * @param ringGrace how long after that the outcome may take to arrive before the call is
 * looked for
 * @param textOffer how long a letter or message is offered
 * @param wrapUp how long an agent may finish after a talk
 * @param rejectedRest how long a contact is not offered again to an agent that refused it
 * @param seatRest how long a softphone that could not be called is left alone
 * @param reconcileEvery how often the queue is compared with PostgreSQL and Asterisk
 */
@Validated
@ConfigurationProperties("yihaotong.routing")
record RoutingProperties(@DefaultValue("3") @Min(0) @Max(Capacity.MOST) int lettersPerAgent,
		@DefaultValue("3") @Min(0) @Max(Capacity.MOST) int messagesPerAgent, @DefaultValue("20s") Duration ring,
		@DefaultValue("8s") Duration ringGrace, @DefaultValue("30s") Duration textOffer,
		@DefaultValue("60s") Duration wrapUp, @DefaultValue("10s") Duration rejectedRest,
		@DefaultValue("15s") Duration seatRest, @DefaultValue("2s") Duration reconcileEvery) {

	Capacity capacity() {
		return new Capacity(this.lettersPerAgent, this.messagesPerAgent);
	}

}
