package org.yihaotong.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.StaffId;

/**
 * The attempts to bring contacts and agents together.
 */
@Repository
class Reservations {

	private static final String SELECT = """
			select r.id, r.contact, r.channel, r.agent, r.seat, r.state, e.joined_at, r.offered_at, r.expires_at,
			r.accepted_at, r.reason from reservation r join queue_entry e using (contact)\s""";

	/** What takes an agent's capacity. */
	private static final String OPEN = "r.state in ('PENDING', 'ACCEPTED', 'WRAPPING', 'CONSULTING')";

	/** What holds a contact: one at a time. */
	private static final String HOLDS = "r.state in ('PENDING', 'ACCEPTED', 'WRAPPING')";

	private final JdbcClient jdbc;

	Reservations(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Adds an attempt if the agent's capacity allows it, whatever Redis believed.
	 * @param made the attempt
	 * @param textsPerAgent how many letters and messages an agent may have
	 * @return false if the agent or the contact is taken
	 */
	boolean add(Reservation made, int textsPerAgent) {
		// One node at a time counts what this agent has.
		this.jdbc.sql("select pg_advisory_xact_lock(1701, :agent)")
			.param("agent", Math.toIntExact(made.agent().value()))
			.query((row) -> {
			});
		return this.jdbc.sql("""
				insert into reservation (id, contact, channel, agent, seat, state, offered_at, expires_at, accepted_at,
				reason)
				select :id, :contact, :channel, :agent, :seat, :state, :offeredAt, :expiresAt, :acceptedAt, :reason
				where :channel = 'VOICE' or (
				select count(*) < :texts and coalesce(bool_and(channel <> 'VOICE'), true) from reservation
				where agent = :agent and state in ('PENDING', 'ACCEPTED', 'WRAPPING', 'CONSULTING'))
				on conflict do nothing""")
			.param("id", made.id())
			.param("contact", made.contact().value())
			.param("channel", made.channel().name())
			.param("agent", made.agent().value())
			.param("seat", made.seat().map(Seat::value).orElse(null))
			.param("state", made.state().name())
			.param("offeredAt", Timestamp.from(made.offeredAt()))
			.param("expiresAt", timestamp(made.expiresAt()))
			.param("acceptedAt", timestamp(made.acceptedAt()))
			.param("reason", made.reason().orElse(null))
			.param("texts", textsPerAgent)
			.update() == 1;
	}

	/**
	 * Adds a talk that is over.
	 * @param past the talk, with the time at which it was answered
	 * @param endedAt when it ended
	 */
	void addPast(Reservation past, Instant endedAt) {
		this.jdbc
			.sql("""
					insert into reservation (id, contact, channel, agent, seat, state, offered_at, accepted_at, work_ended_at,
					ended_at, reason)
					values (:id, :contact, :channel, :agent, :seat, :state, :at, :at, :endedAt, :endedAt, :reason)""")
			.param("id", past.id())
			.param("contact", past.contact().value())
			.param("channel", past.channel().name())
			.param("agent", past.agent().value())
			.param("seat", past.seat().map(Seat::value).orElse(null))
			.param("state", past.state().name())
			.param("at", Timestamp.from(past.offeredAt()))
			.param("endedAt", Timestamp.from(endedAt))
			.param("reason", past.reason().orElse(null))
			.update();
	}

	Optional<Reservation> find(UUID id) {
		return this.jdbc.sql(SELECT + "where r.id = :id").param("id", id).query(Reservations::reservation).optional();
	}

	/**
	 * Finds the attempt that holds a contact.
	 * @param contact the contact
	 * @return empty if nobody has it
	 */
	Optional<Reservation> openOf(ContactId contact) {
		return this.jdbc.sql(SELECT + "where r.contact = :contact and " + HOLDS)
			.param("contact", contact.value())
			.query(Reservations::reservation)
			.optional();
	}

	List<Reservation> openOf(StaffId agent) {
		return this.jdbc.sql(SELECT + "where r.agent = :agent and " + OPEN + " order by r.offered_at, r.id")
			.param("agent", agent.value())
			.query(Reservations::reservation)
			.list();
	}

	/**
	 * Lists all who have to do with a contact now.
	 * @param contact the contact
	 * @return the one who has it, and whoever was asked
	 */
	List<Reservation> allOf(ContactId contact) {
		return this.jdbc.sql(SELECT + "where r.contact = :contact and " + OPEN)
			.param("contact", contact.value())
			.query(Reservations::reservation)
			.list();
	}

	List<Reservation> open() {
		return this.jdbc.sql(SELECT + "where " + OPEN).query(Reservations::reservation).list();
	}

	/**
	 * Lists what should have ended by itself.
	 * @param before the limit
	 * @return 500 at most, longest overdue first
	 */
	List<UUID> expired(Instant before) {
		return this.jdbc.sql("select id from reservation where expires_at < :before order by expires_at limit 500")
			.param("before", Timestamp.from(before))
			.query(UUID.class)
			.list();
	}

	void accepted(UUID id, Instant at) {
		this.jdbc.sql("update reservation set state = 'ACCEPTED', accepted_at = :at, expires_at = null where id = :id")
			.param("id", id)
			.param("at", Timestamp.from(at))
			.update();
	}

	void wrapping(UUID id, Instant at, Instant until) {
		this.jdbc.sql("""
				update reservation set state = 'WRAPPING', work_ended_at = :at, expires_at = :until where id = :id""")
			.param("id", id)
			.param("at", Timestamp.from(at))
			.param("until", Timestamp.from(until))
			.update();
	}

	void ended(UUID id, ReservationState how, @Nullable String reason, Instant at) {
		this.jdbc
			.sql("""
					update reservation set state = :state, reason = coalesce(:reason, reason), ended_at = :at,
					work_ended_at = coalesce(work_ended_at, case when accepted_at is not null then cast(:at as timestamptz) end),
					expires_at = null where id = :id""")
			.param("id", id)
			.param("state", how.name())
			.param("reason", reason)
			.param("at", Timestamp.from(at))
			.update();
	}

	/**
	 * Takes the contact from an agent who has passed it on. The agent stays taken until
	 * the telephone is out of the talk.
	 * @param id the agent's reservation
	 * @param reason why
	 * @param until when the agent is free whatever Asterisk tells
	 */
	void leaving(UUID id, String reason, Instant until) {
		this.jdbc
			.sql("update reservation set state = 'CONSULTING', reason = :reason, expires_at = :until where id = :id")
			.param("id", id)
			.param("reason", reason)
			.param("until", Timestamp.from(until))
			.update();
	}

	/** Takes an end back that was stored too early. */
	void goesOn(UUID id) {
		this.jdbc.sql("""
				update reservation set state = 'ACCEPTED', ended_at = null, work_ended_at = null, reason = null,
				expires_at = null where id = :id""").param("id", id).update();
	}

	void intend(UUID id, String reason) {
		this.jdbc.sql("update reservation set reason = :reason where id = :id and state = 'PENDING'")
			.param("id", id)
			.param("reason", reason)
			.update();
	}

	void extend(UUID id, Instant until) {
		this.jdbc.sql("update reservation set expires_at = :until where id = :id and state = 'PENDING'")
			.param("id", id)
			.param("until", Timestamp.from(until))
			.update();
	}

	private static @Nullable Timestamp timestamp(Optional<Instant> instant) {
		return instant.map(Timestamp::from).orElse(null);
	}

	private static Reservation reservation(ResultSet row, int index) throws SQLException {
		return new Reservation(Objects.requireNonNull(row.getObject("id", UUID.class)),
				new ContactId(Objects.requireNonNull(row.getObject("contact", UUID.class))),
				Channel.valueOf(Objects.requireNonNull(row.getString("channel"))), new StaffId(row.getLong("agent")),
				Optional.ofNullable(row.getString("seat")).map(Seat::new),
				ReservationState.valueOf(Objects.requireNonNull(row.getString("state"))),
				Objects.requireNonNull(row.getTimestamp("joined_at")).toInstant(),
				Objects.requireNonNull(row.getTimestamp("offered_at")).toInstant(), instant(row, "expires_at"),
				instant(row, "accepted_at"), Optional.ofNullable(row.getString("reason")));
	}

	private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
		return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
	}

}
