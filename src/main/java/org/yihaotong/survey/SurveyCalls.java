package org.yihaotong.survey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yihaotong.cases.CaseView;
import org.yihaotong.platform.CaseNumber;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.survey.SurveyCall.Outcome;
import org.yihaotong.survey.SurveyCall.State;

/**
 * Whom to call in PostgreSQL.
 */
@Repository
class SurveyCalls {

	private static final String COLUMNS = "case_number, contact, number, state, attempts, attempt, called_at, replied_at";

	private static final String SELECT = "select " + COLUMNS + " from survey_call ";

	/** Read at once. */
	private static final int MOST = 100;

	private final JdbcClient jdbc;

	SurveyCalls(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Adds one, unless the case has one. */
	void add(CaseView view, PhoneNumber citizen, Instant repliedAt, Instant next) {
		this.jdbc.sql("""
				insert into survey_call (case_number, contact, number, state, replied_at, next_attempt_at)
				values (:case, :contact, :number, 'WAITING', :replied, :next) on conflict do nothing""")
			.param("case", view.number().value())
			.param("contact", view.contact().value())
			.param("number", citizen.value())
			.param("replied", Timestamp.from(repliedAt))
			.param("next", Timestamp.from(next))
			.update();
	}

	/**
	 * One node at a time chooses, so that all together keep the limit. To the end of the
	 * transaction.
	 */
	void lock() {
		this.jdbc.sql("select pg_advisory_xact_lock(2302, 1)").query((row) -> {
		});
	}

	int calling() {
		return this.jdbc.sql("select count(*) from survey_call where state = 'CALLING'").query(Integer.class).single();
	}

	/**
	 * Lists those whose time has come, without numbers that have been called today.
	 * @param now the time
	 * @param dayBegan when the city's day began
	 */
	List<SurveyCall> due(Instant now, Instant dayBegan) {
		return this.jdbc.sql(SELECT + """
				s where state = 'WAITING' and next_attempt_at <= :now and not exists (
					select from survey_call o where o.number = s.number and o.called_at >= :dayBegan)
				order by next_attempt_at, case_number limit\s""" + MOST)
			.param("now", Timestamp.from(now))
			.param("dayBegan", Timestamp.from(dayBegan))
			.query(SurveyCalls::call)
			.list();
	}

	/** Lists attempts of which an outcome should have been told long ago. */
	List<SurveyCall> overdue(Instant calledBefore) {
		return this.jdbc
			.sql(SELECT + "where state = 'CALLING' and called_at < :before order by called_at limit " + MOST)
			.param("before", Timestamp.from(calledBefore))
			.query(SurveyCalls::call)
			.list();
	}

	/** Finds the attempt that is under way, and locks it. */
	Optional<SurveyCall> calling(UUID attempt) {
		return this.jdbc.sql(SELECT + "where attempt = :attempt and state = 'CALLING' for update")
			.param("attempt", attempt)
			.query(SurveyCalls::call)
			.optional();
	}

	Optional<SurveyCall> find(CaseNumber number) {
		return this.jdbc.sql(SELECT + "where case_number = :case")
			.param("case", number.value())
			.query(SurveyCalls::call)
			.optional();
	}

	/**
	 * Begins an attempt.
	 * @return empty if it does not wait for one any more
	 */
	Optional<SurveyCall> calls(CaseNumber number, UUID attempt, Instant at) {
		return this.jdbc.sql("""
				update survey_call set state = 'CALLING', attempts = attempts + 1, attempt = :attempt, called_at = :at
				where case_number = :case and state = 'WAITING' returning\s""" + COLUMNS)
			.param("attempt", attempt)
			.param("at", Timestamp.from(at))
			.param("case", number.value())
			.query(SurveyCalls::call)
			.optional();
	}

	/** Lets one wait for another attempt. */
	void postpone(CaseNumber number, String outcome, Instant next) {
		this.jdbc.sql("""
				update survey_call set state = 'WAITING', last_outcome = :outcome, next_attempt_at = :next
				where case_number = :case""")
			.param("outcome", outcome)
			.param("next", Timestamp.from(next))
			.param("case", number.value())
			.update();
	}

	/** Takes an attempt back that nobody's telephone has noticed. */
	void notCalled(CaseNumber number, String outcome, Instant next) {
		postpone(number, outcome, next);
		this.jdbc.sql("update survey_call set attempts = attempts - 1, called_at = null where case_number = :case")
			.param("case", number.value())
			.update();
	}

	void end(CaseNumber number, Outcome outcome, Instant at) {
		this.jdbc.sql("""
				update survey_call set state = 'ENDED', outcome = :outcome, ended_at = :at where case_number = :case""")
			.param("outcome", outcome.name())
			.param("at", Timestamp.from(at))
			.param("case", number.value())
			.update();
	}

	private static SurveyCall call(ResultSet row, int index) throws SQLException {
		return new SurveyCall(new CaseNumber(Objects.requireNonNull(row.getString("case_number"))),
				new ContactId(Objects.requireNonNull(row.getObject("contact", UUID.class))),
				new PhoneNumber(Objects.requireNonNull(row.getString("number"))),
				State.valueOf(Objects.requireNonNull(row.getString("state"))), row.getInt("attempts"),
				Optional.ofNullable(row.getObject("attempt", UUID.class)),
				Optional.ofNullable(row.getTimestamp("called_at")).map(Timestamp::toInstant),
				Objects.requireNonNull(row.getTimestamp("replied_at")).toInstant());
	}

}
