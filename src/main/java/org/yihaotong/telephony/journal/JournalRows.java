package org.yihaotong.telephony.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.Seat;
import org.yihaotong.telephony.JournalledCall;
import org.yihaotong.telephony.LiveCall;

/**
 * The journal in PostgreSQL. A line that is taken twice changes nothing.
 */
class JournalRows {

	private static final Logger LOG = LoggerFactory.getLogger(JournalRows.class);

	private static final String SELECT = """
			select contact, dialled, caller, arrived_at, waiting_at, answered_at, seat, ended_at, place, asterisk, lost
			from call_journal\s""";

	private static final int MOST = 200;

	private final JdbcClient jdbc;

	JournalRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** One node at a time reads. Held to the end of the transaction. */
	void lock() {
		this.jdbc.sql("select pg_advisory_xact_lock(1440, 1)").query((row) -> {
		});
	}

	long position(String fileKey) {
		return this.jdbc.sql("select position from call_journal_file where file_key = :key")
			.param("key", fileKey)
			.query(Long.class)
			.optional()
			.orElse(0L);
	}

	void position(String fileKey, long position, Instant at) {
		this.jdbc.sql("""
				insert into call_journal_file (file_key, position, read_at) values (:key, :position, :at)
				on conflict (file_key) do update set position = excluded.position, read_at = excluded.read_at""")
			.param("key", fileKey)
			.param("position", position)
			.param("at", Timestamp.from(at))
			.update();
	}

	void take(String asterisk, JournalLine line) {
		switch (line.what()) {
			case ARRIVED ->
				call(asterisk, line, "dialled = :first, caller = :second, arrived_at = cast(:at as timestamptz)");
			case WAITING, SURVIVAL -> call(asterisk, line, "waiting_at = least(waiting_at, cast(:at as timestamptz))");
			case ANSWERED -> call(asterisk, line,
					"""
							seat = case when answered_at is null or answered_at > cast(:at as timestamptz) then :first else seat end,
							answered_at = least(answered_at, cast(:at as timestamptz))""");
			case GONE -> call(asterisk, line,
					"""
							place = :first, lost = false,
							ended_at = case when lost then cast(:at as timestamptz) else coalesce(ended_at, cast(:at as timestamptz)) end""");
			case SURVEYED -> survey(line);
		}
	}

	private void call(String asterisk, JournalLine line, String change) {
		this.jdbc.sql("insert into call_journal (contact, arrived_at) values (:contact, :at) on conflict do nothing")
			.param("contact", line.contact().value())
			.param("at", Timestamp.from(line.at()))
			.update();
		this.jdbc.sql("update call_journal set asterisk = :asterisk, " + change + " where contact = :contact")
			.param("contact", line.contact().value())
			.param("at", Timestamp.from(line.at()))
			.param("asterisk", asterisk)
			.param("first", line.first())
			.param("second", line.second())
			.update();
	}

	private void survey(JournalLine line) {
		this.jdbc.sql("""
				insert into survey_journal (attempt, status, at) values (:attempt, :status, :at)
				on conflict (attempt) do update set status = excluded.status, at = excluded.at""")
			.param("attempt", UUID.fromString(line.first()))
			.param("status", line.second())
			.param("at", Timestamp.from(line.at()))
			.update();
	}

	Optional<String> survey(UUID attempt) {
		return this.jdbc.sql("select status from survey_journal where attempt = :attempt")
			.param("attempt", attempt)
			.query(String.class)
			.optional();
	}

	Optional<JournalledCall> find(ContactId contact) {
		return this.jdbc.sql(SELECT + "where contact = :contact")
			.param("contact", contact.value())
			.query(JournalRows::call)
			.optional();
	}

	List<JournalledCall> unsettled(Instant endedBefore) {
		return this.jdbc.sql(SELECT + "where ended_at < :before and not settled order by ended_at limit " + MOST)
			.param("before", Timestamp.from(endedBefore))
			.query(JournalRows::call)
			.list();
	}

	/** Lists the calls that have not ended, with where they are. */
	Map<ContactId, String> open() {
		return this.jdbc.sql("select contact, asterisk from call_journal where ended_at is null and asterisk <> ''")
			.query((row, index) -> Map.entry(
					new ContactId(Objects.requireNonNull(row.getObject("contact", UUID.class))),
					Objects.requireNonNull(row.getString("asterisk"))))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	void lost(Collection<ContactId> contacts, Instant at) {
		this.jdbc
			.sql("update call_journal set lost = true, ended_at = :at where ended_at is null"
					+ " and contact = any(cast(:contacts as uuid[]))")
			.param("at", Timestamp.from(at))
			.param("contacts", contacts.stream().map(ContactId::value).toArray(UUID[]::new))
			.update();
	}

	void settle(ContactId contact) {
		this.jdbc.sql("update call_journal set settled = true where contact = :contact")
			.param("contact", contact.value())
			.update();
	}

	private static JournalledCall call(ResultSet row, int index) throws SQLException {
		return new JournalledCall(new ContactId(Objects.requireNonNull(row.getObject("contact", UUID.class))),
				Objects.requireNonNull(row.getString("dialled")),
				PhoneNumber.parse(Objects.requireNonNull(row.getString("caller"))),
				Objects.requireNonNull(row.getTimestamp("arrived_at")).toInstant(), instant(row, "waiting_at"),
				instant(row, "answered_at"), Optional.ofNullable(row.getString("seat")).flatMap(JournalRows::seat),
				instant(row, "ended_at"), Optional.ofNullable(row.getString("place")).flatMap(JournalRows::place),
				Objects.requireNonNull(row.getString("asterisk")), row.getBoolean("lost"));
	}

	/** A torn value must not hide the call, nor all the others of a list. */
	private static Optional<Seat> seat(String word) {
		try {
			return Optional.of(new Seat(word));
		}
		catch (IllegalArgumentException ex) {
			LOG.warn("The journal of calls: {}", ex.getMessage());
			return Optional.empty();
		}
	}

	/** A line of another version's dialplan may name a place that is not known here. */
	private static Optional<LiveCall.Place> place(String word) {
		return Arrays.stream(LiveCall.Place.values())
			.filter((place) -> place.name().toLowerCase(Locale.ROOT).equals(word))
			.findFirst();
	}

	private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
		return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
	}

}
