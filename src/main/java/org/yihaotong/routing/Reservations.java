package org.yihaotong.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yihaotong.agents.Capacity;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.StaffId;

/**
 * The attempts to bring contacts and agents together.
 */
@Repository
class Reservations {

	private static final String COLUMNS = "r.id, r.contact, r.channel, r.agent, r.seat, r.state, e.joined_at, r.offered_at,"
			+ " r.expires_at, r.accepted_at, r.reason";

	private static final String SELECT = "select " + COLUMNS
			+ " from reservation r join queue_entry e using (contact) ";

	/**
	 * Lets one transaction at a time count what {@code :agents} have, always in the same
	 * order.
	 */
	static final String COUNTING = """
			select pg_advisory_xact_lock(1701, agent)
			from (select distinct unnest(cast(:agents as int[])) as agent order by 1) counted""";

	/** What takes an agent's capacity. */
	private static final String OPEN = "r.state in ('PENDING', 'ACCEPTED', 'WRAPPING', 'CONSULTING')";

	/** What holds a contact: one at a time. */
	private static final String HOLDS = "r.state in ('PENDING', 'ACCEPTED', 'WRAPPING')";

	private static final String ENDS = """
			ended_at = :at, expires_at = null,
			work_ended_at = coalesce(work_ended_at, case when accepted_at is not null then cast(:at as timestamptz) end)""";

	private static final String COMPLETE = """
			with held as materialized (
			select contact from queue_entry where contact = (select contact from reservation where id = :id) for update),
			r as (update reservation set state = 'COMPLETED', %s
			from held where id = :id and state = :from and reservation.contact = held.contact returning reservation.*),
			e as (update queue_entry set state = 'DONE', ended_at = :at from r where queue_entry.contact = r.contact
			returning queue_entry.contact, queue_entry.joined_at)
			select %s from r join e using (contact)"""
		.formatted(ENDS, COLUMNS);

	/**
	 * What an agent has is counted agent by agent: an anti-join would read what all
	 * agents have for the sake of one.
	 */
	private static final String ADD = """
			with made as (
			select *, row_number() over (partition by agent, channel order by n) as nth
			from unnest(cast(:ids as uuid[]), cast(:contacts as uuid[]), cast(:channels as text[]),
			cast(:agents as bigint[]), cast(:seats as text[]), cast(:states as text[]),
			cast(:offered as timestamptz[]), cast(:expire as timestamptz[]), cast(:accepted as timestamptz[]),
			cast(:reasons as text[]), cast(:most as int[])) with ordinality
			as m (id, contact, channel, agent, seat, state, offered_at, expires_at, accepted_at, reason, most, n)),
			added as (
			insert into reservation (id, contact, channel, agent, seat, state, offered_at, expires_at, accepted_at, reason)
			select id, contact, channel, agent, seat, state, offered_at, expires_at, accepted_at, reason from made
			where (select case when bool_or(r.channel = 'VOICE') then null
			else count(*) filter (where r.channel = made.channel) end
			from reservation r where r.agent = made.agent and %s) + nth <= most
			on conflict do nothing returning id, contact, agent)
			"""
		.formatted(OPEN);

	private final JdbcClient jdbc;

	Reservations(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** One node at a time counts what these agents have. */
	private void counting(Collection<StaffId> agents) {
		this.jdbc.sql(COUNTING).param("agents", numbers(agents)).query((row) -> {
		});
	}

	/**
	 * Writes agents as {@link #COUNTING} wants them.
	 * @param agents whose reservations are counted
	 * @return their numbers
	 */
	static Integer[] numbers(Collection<StaffId> agents) {
		return agents.stream().map((agent) -> Math.toIntExact(agent.value())).toArray(Integer[]::new);
	}

	private static int most(Reservation made, Map<StaffId, Capacity> capacities) {
		return switch (made.channel()) {
			case VOICE -> 1;
			case LETTER -> Objects.requireNonNull(capacities.get(made.agent())).letters();
			case MESSAGE -> Objects.requireNonNull(capacities.get(made.agent())).messages();
		};
	}

	/**
	 * Adds attempts, those that the agents' capacities allow, whatever Redis believed.
	 * @param made the attempts, in their order
	 * @param capacities what each agent of a letter or a message may have at once
	 * @return those that were added; the agent or the contact of the others is taken
	 */
	List<Reservation> add(List<Reservation> made, Map<StaffId, Capacity> capacities) {
		if (!made.isEmpty()) {
			counting(made.stream().map(Reservation::agent).toList());
		}
		return add(made, capacities, "select id from added", Map.of());
	}

	/**
	 * Adds attempts that take their contacts out of the queue. The contacts are locked,
	 * and so are the agents ({@link QueueEntries#lockWith}).
	 * @param made the attempts, in their order
	 * @param capacities what each agent of a letter or a message may have at once
	 * @param at when they are offered
	 * @return those that were added
	 */
	List<Reservation> offer(List<Reservation> made, Map<StaffId, Capacity> capacities, Instant at) {
		return add(made, capacities, """
				update queue_entry set state = 'OFFERED', agent = added.agent,
				first_offered_at = coalesce(first_offered_at, cast(:at as timestamptz))
				from added where queue_entry.contact = added.contact returning added.id""",
				Map.of("at", Timestamp.from(at)));
	}

	private List<Reservation> add(List<Reservation> made, Map<StaffId, Capacity> capacities, String then,
			Map<String, Object> parameters) {
		if (made.isEmpty()) {
			return List.of();
		}
		Set<UUID> added = Set.copyOf(this.jdbc.sql(ADD + then)
			.params(parameters)
			.param("ids", each(made, UUID[]::new, Reservation::id))
			.param("contacts", each(made, UUID[]::new, (one) -> one.contact().value()))
			.param("channels", each(made, String[]::new, (one) -> one.channel().name()))
			.param("agents", each(made, Long[]::new, (one) -> one.agent().value()))
			.param("seats", each(made, String[]::new, (one) -> one.seat().map(Seat::value).orElse(null)))
			.param("states", each(made, String[]::new, (one) -> one.state().name()))
			.param("offered", each(made, Timestamp[]::new, (one) -> Timestamp.from(one.offeredAt())))
			.param("expire", each(made, Timestamp[]::new, (one) -> timestamp(one.expiresAt())))
			.param("accepted", each(made, Timestamp[]::new, (one) -> timestamp(one.acceptedAt())))
			.param("reasons", each(made, String[]::new, (one) -> one.reason().orElse(null)))
			.param("most", each(made, Integer[]::new, (one) -> most(one, capacities)))
			.query(UUID.class)
			.list());
		return made.stream().filter((one) -> added.contains(one.id())).toList();
	}

	private static <T> T[] each(List<Reservation> made, IntFunction<T[]> array,
			Function<Reservation, @Nullable T> value) {
		return made.stream().map(value).toArray(array);
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

	/**
	 * Ends the work on a contact, and with it the contact, which is locked first.
	 * @param id the attempt
	 * @param from the state that it has to be in
	 * @param at when
	 * @return empty if it was not in that state
	 */
	Optional<Reservation> complete(UUID id, ReservationState from, Instant at) {
		return this.jdbc.sql(COMPLETE)
			.param("id", id)
			.param("from", from.name())
			.param("at", Timestamp.from(at))
			.query(Reservations::reservation)
			.optional();
	}

	void accepted(UUID id, Instant at) {
		this.jdbc.sql("update reservation set state = 'ACCEPTED', accepted_at = :at, expires_at = null where id = :id")
			.param("id", id)
			.param("at", Timestamp.from(at))
			.update();
	}

	void ended(UUID id, ReservationState how, @Nullable String reason, Instant at) {
		this.jdbc
			.sql("""
					update reservation set state = :state, reason = coalesce(:reason, reason), %s where id = :id"""
				.formatted(ENDS))
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
