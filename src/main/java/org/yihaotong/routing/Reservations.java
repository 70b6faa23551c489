package org.yihaotong.routing;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
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

import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yihaotong.agents.Capacity;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.StaffId;
import org.yihaotong.routing.hotqueue.Match;
import org.yihaotong.routing.hotqueue.WorkClass;

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
			from held where id = :id and state = :from and (cast(:due as timestamptz) is null or expires_at <= :due)
			and reservation.contact = held.contact returning reservation.*),
			e as (update queue_entry set state = 'DONE', ended_at = :at from r where queue_entry.contact = r.contact
			returning queue_entry.contact, queue_entry.joined_at)
			select %s from r join e using (contact)"""
		.formatted(ENDS, COLUMNS);

	private static final String GIVEN = """
			select *, row_number() over (partition by agent, channel order by n) as nth
			from unnest(cast(:ids as uuid[]), cast(:contacts as uuid[]), cast(:channels as text[]),
			cast(:agents as bigint[]), cast(:seats as text[]), cast(:states as text[]),
			cast(:offered as timestamptz[]), cast(:expire as timestamptz[]), cast(:accepted as timestamptz[]),
			cast(:reasons as text[]), cast(:most as int[])) with ordinality
			as m (id, contact, channel, agent, seat, state, offered_at, expires_at, accepted_at, reason, most, n)""";

	/** Matches whose contacts may be offered and whose agents take contacts. */
	private static final String MATCHED = """
			select id, m.contact, e.channel, m.agent, a.seat, 'PENDING' as state, cast(:at as timestamptz) as offered_at,
			expires_at, cast(null as timestamptz) as accepted_at, cast(null as text) as reason, most,
			row_number() over (partition by m.agent, e.channel order by n) as nth
			from unnest(cast(:ids as uuid[]), cast(:contacts as uuid[]), cast(:agents as bigint[]),
			cast(:expire as timestamptz[]), cast(:most as int[])) with ordinality as m (id, contact, agent, expires_at, most, n)
			join queue_entry e on e.contact = m.contact and e.state = 'WAITING' and e.present
			join ready_agent a on a.agent = m.agent""";

	/**
	 * What an agent has is counted agent by agent: an anti-join would read what all
	 * agents have for the sake of one.
	 */
	private static final String ADD = """
			with made as (%s),
			added as (
			insert into reservation (id, contact, channel, agent, seat, state, offered_at, expires_at, accepted_at, reason)
			select id, contact, channel, agent, seat, state, offered_at, expires_at, accepted_at, reason from made
			where (select case when bool_or(r.channel = 'VOICE') then null
			else count(*) filter (where r.channel = made.channel) end
			from reservation r where r.agent = made.agent and %s) + nth <= most
			on conflict do nothing returning reservation.*)
			""";

	private static final String ADD_GIVEN = ADD.formatted(GIVEN, OPEN);

	/**
	 * Three statements that go to the database together; the third sees what the second
	 * has locked as it is by then. They are planned once for any number of matches: the
	 * database would plan them anew for nearly each offer.
	 */
	private static final String OFFER = """
			set local plan_cache_mode = force_generic_plan;
			with held as materialized (
			select from queue_entry where contact = any(cast(:contacts as uuid[])) order by contact for update)
			%s where (select count(*) from held) > 0;
			%s
			update queue_entry e set state = 'OFFERED', agent = r.agent,
			first_offered_at = coalesce(first_offered_at, r.offered_at)
			from added r where e.contact = r.contact
			returning %s, exists (select from call_back c where c.contact = r.contact and c.state = 'WAITING') as call_back"""
		.formatted(COUNTING, ADD.formatted(MATCHED, OPEN), COLUMNS);

	private final JdbcClient jdbc;

	private final NamedParameterJdbcOperations together;

	Reservations(JdbcClient jdbc, NamedParameterJdbcOperations together) {
		this.jdbc = jdbc;
		this.together = together;
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

	private static int most(WorkClass workClass, StaffId agent, Map<StaffId, Capacity> capacities) {
		return switch (workClass) {
			case VOICE -> 1;
			case LETTER -> Objects.requireNonNull(capacities.get(agent)).letters();
			case MESSAGE -> Objects.requireNonNull(capacities.get(agent)).messages();
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
	 * Offers contacts, those that wait to agents who are ready and have room, whatever
	 * Redis believed. The contacts are locked first, then the agents.
	 * @param matches who is to get what, in their order
	 * @param expire when each offer ends by itself
	 * @param capacities what each agent of a letter or a message may have at once
	 * @param at when they are offered
	 * @return the offers that were made
	 */
	List<Offer> offer(List<Match> matches, Function<Match, Instant> expire, Map<StaffId, Capacity> capacities,
			Instant at) {
		return this.together.execute(OFFER,
				Map.of("ids", each(matches, UUID[]::new, (match) -> UUID.randomUUID()), "contacts",
						each(matches, UUID[]::new, (match) -> match.contact().value()), "agents",
						each(matches, Integer[]::new, (match) -> Math.toIntExact(match.agent().value())), "expire",
						each(matches, Timestamp[]::new, (match) -> Timestamp.from(expire.apply(match))), "most",
						each(matches, Integer[]::new, (match) -> most(match.workClass(), match.agent(), capacities)),
						"at", Timestamp.from(at)),
				Reservations::offered);
	}

	/** Only the last of the statements tells anything. */
	private static List<Offer> offered(PreparedStatement statement) throws SQLException {
		statement.execute();
		statement.getMoreResults();
		statement.getMoreResults();
		List<Offer> offers = new ArrayList<>();
		try (ResultSet rows = statement.getResultSet()) {
			while (rows.next()) {
				offers.add(new Offer(reservation(rows, rows.getRow()), rows.getBoolean("call_back")));
			}
		}
		return offers;
	}

	/**
	 * Adds attempts that take their contacts out of the queue. The contacts are locked,
	 * and so are the agents ({@link QueueEntries#lockWith}).
	 * @param made the attempts, in their order
	 * @param capacities what each agent of a letter or a message may have at once
	 * @param at when they are offered
	 * @return those that were added
	 */
	List<Reservation> take(List<Reservation> made, Map<StaffId, Capacity> capacities, Instant at) {
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
		Set<UUID> added = Set.copyOf(this.jdbc.sql(ADD_GIVEN + then)
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
			.param("most",
					each(made, Integer[]::new, (one) -> most(WorkClass.of(one.channel()), one.agent(), capacities)))
			.query(UUID.class)
			.list());
		return made.stream().filter((one) -> added.contains(one.id())).toList();
	}

	private static <S, T> T[] each(List<S> made, IntFunction<T[]> array, Function<S, @Nullable T> value) {
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

	List<Reservation> open(Pace pace) {
		return this.jdbc.sql(SELECT + "where " + OPEN).query(pace.of(Reservations::reservation)).list();
	}

	/**
	 * Lists who has refused what.
	 * @param since from when on
	 * @return the latest last
	 */
	List<Rejected> rejectedSince(Instant since) {
		return this.jdbc.sql("""
				select contact, agent, channel, ended_at from reservation
				where state = 'REJECTED' and ended_at > :since order by ended_at""")
			.param("since", Timestamp.from(since))
			.query((row, index) -> new Rejected(
					new Match(new ContactId(Objects.requireNonNull(row.getObject("contact", UUID.class))),
							new StaffId(row.getLong("agent")),
							WorkClass.of(Channel.valueOf(Objects.requireNonNull(row.getString("channel"))))),
					Objects.requireNonNull(row.getTimestamp("ended_at")).toInstant()))
			.list();
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
		return complete(id, from, null, at);
	}

	/**
	 * Ends a wrap-up whose time is over, and with it the contact.
	 * @param id the attempt
	 * @param now the present time
	 * @return empty if it was not being wrapped up, or has more time
	 */
	Optional<Reservation> completeDue(UUID id, Instant now) {
		return complete(id, ReservationState.WRAPPING, Timestamp.from(now), now);
	}

	private Optional<Reservation> complete(UUID id, ReservationState from, @Nullable Timestamp due, Instant at) {
		return this.jdbc.sql(COMPLETE)
			.param("id", id)
			.param("from", from.name())
			.param("due", due)
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

	/**
	 * Lists the agents' parts in talks of colleagues that began long ago.
	 * @param before those that began before then
	 * @return the keys of the reservations that end by no timer
	 */
	List<UUID> consulted(Instant before) {
		return this.jdbc.sql(
				"select id from reservation where state = 'CONSULTING' and expires_at is null and offered_at < :before")
			.param("before", Timestamp.from(before))
			.query(UUID.class)
			.list();
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

	/**
	 * An offer that was refused.
	 *
	 * @param by who would have had what
	 * @param at when
	 */
	record Rejected(Match by, Instant at) {
	}

	/**
	 * An offer that was stored.
	 *
	 * @param reservation the offer
	 * @param callBack whether the contact waits without a call and the citizen is called
	 */
	record Offer(Reservation reservation, boolean callBack) {
	}

}
