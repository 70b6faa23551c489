package org.yihaotong.talk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.StaffId;

/**
 * Everybody who was ever called into a talk.
 */
@Repository
class Parties {

	private static final String SELECT = """
			select id, contact, asked_by, purpose, kind, target, number, facts, asked_at, answered_at, ended_at
			from talk_party\s""";

	private final JdbcClient jdbc;

	Parties(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Stores who is to be called.
	 * @return false if that emergency service is in the talk already, or is being called
	 */
	boolean add(Party party) {
		return this.jdbc.sql("""
				insert into talk_party (id, contact, asked_by, purpose, kind, target, number, facts, asked_at)
				values (:id, :contact, :askedBy, :purpose, :kind, :target, :number, :facts, :askedAt)
				on conflict (contact, target) where kind = 'EMERGENCY' and ended_at is null do nothing""")
			.param("id", party.id())
			.param("contact", party.contact().value())
			.param("askedBy", party.askedBy().value())
			.param("purpose", party.purpose().name())
			.param("kind", party.kind().name())
			.param("target", party.target())
			.param("number", party.number())
			.param("facts", party.facts())
			.param("askedAt", Timestamp.from(party.askedAt()))
			.update() == 1;
	}

	Optional<Party> find(UUID id) {
		return this.jdbc.sql(SELECT + "where id = :id").param("id", id).query(Parties::party).optional();
	}

	/**
	 * Lists who takes part in a talk or rings.
	 * @param contact the talk
	 * @return in the order in which they were asked
	 */
	List<Party> open(ContactId contact) {
		return this.jdbc.sql(SELECT + "where contact = :contact and ended_at is null order by asked_at")
			.param("contact", contact.value())
			.query(Parties::party)
			.list();
	}

	/**
	 * Lists the calls to emergency services of a talk, also those that are over.
	 * @param contact the talk
	 * @return in the order in which they were asked
	 */
	List<Party> emergencies(ContactId contact) {
		return this.jdbc.sql(SELECT + "where contact = :contact and kind = 'EMERGENCY' order by asked_at")
			.param("contact", contact.value())
			.query(Parties::party)
			.list();
	}

	List<Party> open() {
		return this.jdbc.sql(SELECT + "where ended_at is null").query(Parties::party).list();
	}

	void purpose(UUID id, Party.Purpose purpose) {
		this.jdbc.sql("update talk_party set purpose = :purpose where id = :id")
			.param("id", id)
			.param("purpose", purpose.name())
			.update();
	}

	void answered(UUID id, Instant at) {
		this.jdbc.sql("update talk_party set answered_at = coalesce(answered_at, :at) where id = :id")
			.param("id", id)
			.param("at", Timestamp.from(at))
			.update();
	}

	/**
	 * Stores an end.
	 * @return false if it had ended before
	 */
	boolean ended(UUID id, String reason, Instant at) {
		return this.jdbc
			.sql("update talk_party set ended_at = :at, reason = :reason where id = :id and ended_at is null")
			.param("id", id)
			.param("reason", reason)
			.param("at", Timestamp.from(at))
			.update() == 1;
	}

	int callsBy(StaffId agent, Instant now, Duration since) {
		return this.jdbc
			.sql("select count(*) from talk_party where kind = 'DIRECTORY' and asked_by = :agent and asked_at > :since")
			.param("agent", agent.value())
			.param("since", Timestamp.from(now.minus(since)))
			.query(Integer.class)
			.single();
	}

	private static Party party(ResultSet row, int index) throws SQLException {
		return new Party(Objects.requireNonNull(row.getObject("id", UUID.class)),
				new ContactId(Objects.requireNonNull(row.getObject("contact", UUID.class))),
				new StaffId(row.getLong("asked_by")), Party.Purpose.valueOf(row.getString("purpose")),
				Party.Kind.valueOf(row.getString("kind")), Objects.requireNonNull(row.getString("target")),
				Objects.requireNonNull(row.getString("number")), Objects.requireNonNull(row.getString("facts")),
				Objects.requireNonNull(row.getTimestamp("asked_at")).toInstant(), instant(row, "answered_at"),
				instant(row, "ended_at"));
	}

	private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
		return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
	}

}
