package org.yihaotong.supervision.statistics;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.StaffId;
import org.yihaotong.routing.RoutedLives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EventLogTests extends StatisticsModule {

	private static final StaffId AGENT = new StaffId(7);

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private AgentDesk agents;

	@Autowired
	private LogPartitions partitions;

	@Autowired
	private MeterRegistry meters;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private RoutedLives routing;

	@Autowired
	private EventLog log;

	@Autowired
	private Clock clock;

	@AfterEach
	void turnBack() {
		((TurnedClock) this.clock).turnTo(START);
	}

	private void happened(Instant at, String reason) {
		this.jdbc.sql("insert into event_log (at, what, reason) values (:at, 'OTHER', :reason)")
			.param("at", Timestamp.from(at))
			.param("reason", reason)
			.update();
	}

	private List<String> partitionsOf(String reason) {
		return this.jdbc.sql("select tableoid::regclass::text from event_log where reason = :reason")
			.param("reason", reason)
			.query(String.class)
			.list();
	}

	@ParameterizedTest
	@ValueSource(strings = { "update event_log set reason = 'other' where reason = 'kept'",
			"delete from event_log where reason = 'kept'", "truncate event_log" })
	void isOnlyEverAddedTo(String change) {
		happened(START, "kept");
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> this.jdbc.sql(change).update())
			.withStackTraceContaining("only ever added to");
		assertThat(partitionsOf("kept")).isNotEmpty();
	}

	@Test
	void keepsPartitionsAheadOfTheCalendar() {
		this.partitions.ahead();
		happened(at(2027, 1, 31, 23, 59), "this month");
		happened(at(2027, 4, 15, 12, 0), "in three months");
		assertThat(partitionsOf("this month")).containsExactly("event_log_2027_01");
		assertThat(partitionsOf("in three months")).containsExactly("event_log_2027_04");
	}

	@Test
	void soundsTheAlarmForRowsWithoutAMonthAndMovesThemWhenItIsMade() {
		happened(at(2031, 5, 15, 12, 0), "early");
		this.partitions.ahead();
		assertThat(partitionsOf("early")).containsExactly("event_log_default");
		assertThat(this.meters.get("yihaotong.statistics.unpartitioned").gauge().value()).isPositive();
		long id = this.jdbc.sql("select id from event_log where reason = 'early'").query(Long.class).single();
		assertThat(this.partitions.make(YearMonth.of(2031, 5))).isTrue();
		assertThat(partitionsOf("early")).containsExactly("event_log_2031_05");
		assertThat(this.jdbc.sql("select id from event_log where reason = 'early'").query(Long.class).single())
			.isEqualTo(id);
		assertThat(this.partitions.make(YearMonth.of(2031, 5))).isFalse();
	}

	@Test
	void isWrittenInTheTransactionOfWhatItTells() {
		Instant at = at(2027, 2, 10, 10, 0);
		ContactId contact = ContactId.random();
		this.transaction.executeWithoutResult((status) -> {
			join(contact, at);
			assertThat(told(contact)).containsExactly("JOINED");
			status.setRollbackOnly();
		});
		assertThat(told(contact)).isEmpty();
		join(contact, at);
		this.routing.leave(contact, at.plusSeconds(30));
		assertThat(told(contact)).containsExactly("JOINED", "ABANDONED");
	}

	@Test
	void aStateThatIsNotKnownYetIsNotedAndHindersNobody() {
		ContactId contact = ContactId.random();
		join(contact, at(2027, 2, 11, 10, 0));
		this.jdbc.sql("alter table reservation drop constraint reservation_state_check").update();
		this.jdbc.sql("""
				insert into reservation (id, contact, channel, agent, state, offered_at)
				values (:id, :contact, 'LETTER', 1, 'DREAMING', now())""")
			.param("id", UUID.randomUUID())
			.param("contact", contact.value())
			.update();
		assertThat(told(contact)).contains("OTHER");
	}

	@Test
	void aFigureIsOfTheTimeAtWhichItHappened() {
		Instant joined = at(2027, 2, 12, 9, 59);
		ContactId contact = ContactId.random();
		join(contact, joined);
		this.routing.leave(contact, joined.plusSeconds(120));
		List<FigureRow> rows = this.log.figures(new Question(at(2027, 2, 12, 0, 0), at(2027, 2, 13, 0, 0), CITY,
				Bucket.HALF_HOUR, List.of(Dimension.MAJOR), Optional.of(Channel.VOICE)));
		assertThat(rows).extracting((row) -> row.start().orElseThrow())
			.containsExactly(at(2027, 2, 12, 9, 30), at(2027, 2, 12, 10, 0));
		assertThat(rows.getFirst().tally().get(Figure.JOINED)).isEqualTo(1);
		assertThat(rows.getFirst().tally().get(Figure.ABANDONED)).isZero();
		assertThat(rows.getLast().tally().get(Figure.ABANDONED_WAIT_MILLIS)).isEqualTo(120_000);
		assertThat(rows.getLast().keys()).containsExactly(Optional.of("09"));
		assertThat(Rate.SERVICE_LEVEL.of(rows.getLast().tally())).isEqualTo(0.0);
		assertThat(Rate.SERVICE_LEVEL.of(rows.getFirst().tally())).isNull();
	}

	@Test
	void keepsTheFiguresOfSkillGroupsApart() {
		Instant at = at(2027, 2, 14, 10, 0);
		// Offers and what agents do are of the time that the clock shows.
		((TurnedClock) this.clock).turnTo(at);
		ContactId power = ContactId.random();
		this.routing.joinGroup(power, at, "u03");
		this.agents.signIn(AGENT);
		this.agents.ready(AGENT);
		UUID offer = this.routing.offer(power, AGENT, Channel.VOICE).orElseThrow();
		this.routing.accept(offer, at.plusSeconds(12));
		this.agents.signOut(AGENT);
		ContactId heating = ContactId.random();
		this.routing.joinGroup(heating, at, "u04");
		this.routing.leave(heating, at.plusSeconds(40));
		join(ContactId.random(), at);
		List<FigureRow> rows = this.log.figures(new Question(at(2027, 2, 14, 0, 0), at(2027, 2, 15, 0, 0), CITY,
				Bucket.WHOLE, List.of(Dimension.SKILL_GROUP), Optional.of(Channel.VOICE)));
		assertThat(rows).filteredOn((row) -> row.keys().equals(List.of(Optional.of("u03"))))
			.singleElement()
			.satisfies((row) -> {
				assertThat(row.tally().get(Figure.JOINED)).isEqualTo(1);
				assertThat(row.tally().get(Figure.ANSWERED)).isEqualTo(1);
			});
		assertThat(rows).filteredOn((row) -> row.keys().equals(List.of(Optional.of("u04"))))
			.singleElement()
			.satisfies((row) -> assertThat(row.tally().get(Figure.ABANDONED)).isEqualTo(1));
		assertThat(rows).filteredOn((row) -> row.keys().equals(List.of(Optional.empty())))
			.singleElement()
			.satisfies((row) -> assertThat(row.tally().get(Figure.JOINED)).isEqualTo(1));
	}

	private void join(ContactId contact, Instant at) {
		this.routing.join(contact, Channel.VOICE, at, new LineNumber("12345"), Optional.of(new CategoryCode("0901")));
	}

	private List<String> told(ContactId contact) {
		return this.jdbc.sql("select what from event_log where contact = :contact order by at, id")
			.param("contact", contact.value())
			.query(String.class)
			.list();
	}

}
