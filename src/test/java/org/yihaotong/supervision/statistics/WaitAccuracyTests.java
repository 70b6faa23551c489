package org.yihaotong.supervision.statistics;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.StaffId;
import org.yihaotong.routing.ContactEvent;
import org.yihaotong.routing.RoutedLives;
import org.yihaotong.routing.WaitEstimates;
import org.yihaotong.supervision.statistics.WaitAccuracy.Errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class WaitAccuracyTests extends StatisticsModule {

	/** Nobody whom other tests have at work. */
	private static final StaffId AGENT = new StaffId(6);

	@Autowired
	private Clock clock;

	@Autowired
	private AgentDesk agents;

	@Autowired
	private RoutedLives routing;

	@Autowired
	private WaitEstimates estimates;

	@Autowired
	private WaitAccuracy accuracy;

	@Autowired
	private ApplicationEventPublisher events;

	@Autowired
	private JdbcClient jdbc;

	/** Tests of the same server have agents at work. */
	@BeforeEach
	void nobodyIsAtWork() {
		this.jdbc.sql("truncate reservation, queue_entry, agent_presence, agent_shift cascade").update();
	}

	private ContactId joins(Instant at) {
		((TurnedClock) this.clock).turnTo(at);
		ContactId call = ContactId.random();
		this.routing.join(call, Channel.VOICE, at, new LineNumber("12345"), Optional.empty());
		this.events.publishEvent(new ContactEvent.Joined(call, at));
		return call;
	}

	@Test
	void saysNothingWithoutAgentsNoWaitWithAFreeOneAndComparesWhatItSaidWithTheTruth() {
		Instant start = at(2027, 3, 10, 9, 0);
		ContactId early = joins(start);
		assertThat(this.estimates.forWaiting(early)).isEmpty();
		this.jdbc.sql("update queue_entry set state = 'WITHDRAWN', ended_at = joined_at where contact = :call")
			.param("call", early.value())
			.update();
		this.agents.signIn(AGENT);
		this.agents.ready(AGENT);
		ContactId first = joins(start.plusSeconds(10));
		UUID offer = this.routing.offer(first, AGENT, Channel.VOICE).orElseThrow();
		this.routing.accept(offer, start.plusSeconds(11));
		ContactId second = joins(start.plusSeconds(20));
		assertThat(this.estimates.forWaiting(second)).isPresent();
		double told = this.jdbc
			.sql("select millis / 1000.0 from event_log where contact = :call and what = 'ESTIMATED'")
			.param("call", second.value())
			.query(Double.class)
			.single();
		assertThat(told).isPositive();
		this.jdbc.sql("update queue_entry set state = 'ACTIVE', answered_at = :at where contact = :call")
			.param("at", Timestamp.from(start.plusSeconds(120)))
			.param("call", second.value())
			.update();
		((TurnedClock) this.clock).turnTo(start.plusSeconds(130));
		Errors errors = this.accuracy.lately();
		assertThat(errors.compared()).isEqualTo(1);
		assertThat(errors.biasSeconds()).isCloseTo(told - 100, within(0.001));
		assertThat(errors.absoluteSeconds()).isCloseTo(Math.abs(told - 100), within(0.001));
	}

}
