package org.yihaotong.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Priority;
import org.yihaotong.platform.StaffId;
import org.yihaotong.routing.hotqueue.Rings;

/**
 * The contacts that are or were in the queue.
 */
@Repository
class QueueEntries {

	private static final String COLUMNS = "contact, channel, priority, joined_at, place, credits, rings, state,"
			+ " present, agent";

	private static final String OPEN = "select " + COLUMNS + " from queue_entry "
			+ "where state in ('WAITING', 'OFFERED', 'ACTIVE', 'WRAPPING') order by place, contact";

	private static final String LOCK_WITH = """
			with held as materialized (
			select %s from queue_entry where contact = any(cast(:contacts as uuid[])) order by contact for update),
			agents as materialized (select count(*) from (%s where (select count(*) from held) > 0) taken)
			select %s from held cross join agents""".formatted(COLUMNS, Reservations.COUNTING, COLUMNS);

	private final JdbcClient jdbc;

	QueueEntries(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Adds a contact.
	 * @param queued the contact
	 * @param credits why it goes before others
	 * @param rings what an agent must be able to do
	 * @param asked the same if it were no emergency
	 * @param present whether it may be offered at once
	 * @return false if the queue has seen it before
	 */
	boolean add(QueuedContact queued, Credits credits, Rings rings, Rings asked, boolean present) {
		return this.jdbc.sql("""
				insert into queue_entry (contact, channel, priority, line, category, joined_at, place, credits, rings,
				asked, state, present)
				values (:contact, :channel, :priority, :line, :category, :joinedAt, :place, :credits, :rings,
				:asked, 'WAITING', :present)
				on conflict (contact) do nothing""")
			.param("contact", queued.contact().value())
			.param("channel", queued.channel().name())
			.param("priority", queued.priority().name())
			.param("line", queued.line().value())
			.param("category", queued.category().map(CategoryCode::value).orElse(null))
			.param("joinedAt", Timestamp.from(queued.joinedAt()))
			.param("place", credits.place(queued.joinedAt()))
			.param("credits", credits.toString())
			.param("rings", rings.toString())
			.param("asked", asked.equals(rings) ? null : asked.toString())
			.param("present", present)
			.update() == 1;
	}

	Optional<QueueEntry> find(ContactId contact) {
		return this.jdbc.sql("select " + COLUMNS + " from queue_entry where contact = :contact")
			.param("contact", contact.value())
			.query(QueueEntries::entry)
			.optional();
	}

	/**
	 * Finds a contact and keeps other transactions from changing it.
	 * @param contact the contact
	 * @return empty if the queue never saw it
	 */
	Optional<QueueEntry> lock(ContactId contact) {
		return this.jdbc.sql("select " + COLUMNS + " from queue_entry where contact = :contact for update")
			.param("contact", contact.value())
			.query(QueueEntries::entry)
			.optional();
	}

	/**
	 * Finds the contact of a reservation and keeps other transactions from changing it.
	 * @param reservation the reservation
	 * @return empty if there is no such reservation
	 */
	Optional<QueueEntry> lock(UUID reservation) {
		return this.jdbc
			.sql("select " + COLUMNS + " from queue_entry"
					+ " where contact = (select contact from reservation where id = :id) for update")
			.param("id", reservation)
			.query(QueueEntries::entry)
			.optional();
	}

	/**
	 * Finds contacts and keeps other transactions from changing them, and from counting
	 * what some agents have. The order of locking is always the same, contacts first, so
	 * that two who lock several never wait for each other.
	 * @param contacts the contacts
	 * @param agents the agents
	 * @return those that the queue has seen
	 */
	List<QueueEntry> lockWith(Collection<ContactId> contacts, Collection<StaffId> agents) {
		return this.jdbc.sql(LOCK_WITH)
			.param("contacts", contacts.stream().map(ContactId::value).toArray(UUID[]::new))
			.param("agents", Reservations.numbers(agents))
			.query(QueueEntries::entry)
			.list();
	}

	/** Lists the contacts that have not ended, in their order. */
	List<QueueEntry> open() {
		return this.jdbc.sql(OPEN).query(QueueEntries::entry).list();
	}

	/**
	 * Lists the contacts that have not ended.
	 * @param pace how quickly they are read
	 * @return in their order
	 */
	List<QueueEntry> open(Pace pace) {
		return this.jdbc.sql(OPEN).query(pace.of(QueueEntries::entry)).list();
	}

	/**
	 * Tells what a contact needs that is an emergency no more.
	 * @param contact the contact
	 * @return what it needed before, or would have needed
	 */
	Rings asked(ContactId contact) {
		return Rings.parse(this.jdbc.sql("select coalesce(asked, rings) from queue_entry where contact = :contact")
			.param("contact", contact.value())
			.query(String.class)
			.single());
	}

	/**
	 * Stores what a supervisor, or what was heard, has changed. What an emergency needed
	 * before it was one is kept.
	 * @param entry the contact as it was
	 * @param priority its priority now
	 * @param credits its credits now
	 * @param rings what it needs now
	 */
	void moved(QueueEntry entry, Priority priority, Credits credits, Rings rings) {
		this.jdbc.sql("""
				update queue_entry set priority = :priority, credits = :credits, rings = :rings, place = :place,
				asked = case when :priority <> 'EMERGENCY' then null else coalesce(asked, rings) end
				where contact = :contact""")
			.param("contact", entry.contact().value())
			.param("priority", priority.name())
			.param("credits", credits.toString())
			.param("rings", rings.toString())
			.param("place", credits.place(entry.joinedAt()))
			.update();
	}

	/**
	 * Finds the agent who had the latest of some contacts.
	 * @param contacts the contacts
	 * @return empty if nobody had any of them
	 */
	Optional<StaffId> lastAgent(List<ContactId> contacts) {
		if (contacts.isEmpty()) {
			return Optional.empty();
		}
		return this.jdbc
			.sql("""
					select agent from queue_entry where contact = any(cast(:contacts as uuid[])) and agent is not null and answered_at is not null
					order by answered_at desc limit 1""")
			.param("contacts", contacts.stream().map(ContactId::value).toArray(UUID[]::new))
			.query(Long.class)
			.optional()
			.map(StaffId::new);
	}

	int ahead(QueueEntry entry) {
		return this.jdbc.sql("""
				select count(*) from queue_entry
				where state = 'WAITING' and channel = :channel and (place, contact) < (:place, :contact)""")
			.param("channel", entry.channel().name())
			.param("place", entry.place())
			.param("contact", entry.contact().value())
			.query(Integer.class)
			.single();
	}

	/**
	 * Counts who stands before a contact and needed the same at the beginning.
	 * @param entry the contact
	 * @return of the same channel
	 */
	int aheadAlike(QueueEntry entry) {
		return this.jdbc.sql("""
				select count(*) from queue_entry
				where state = 'WAITING' and channel = :channel and (place, contact) < (:place, :contact)
				and split_part(rings, ';', 1) = split_part(:rings, ';', 1)""")
			.param("channel", entry.channel().name())
			.param("place", entry.place())
			.param("contact", entry.contact().value())
			.param("rings", entry.rings().toString())
			.query(Integer.class)
			.single();
	}

	/**
	 * Lists the contacts of the same channel that stand before one.
	 * @param entry the one
	 * @param most how many at most
	 * @return in their order
	 */
	List<QueueEntry> before(QueueEntry entry, int most) {
		return this.jdbc.sql("select " + COLUMNS + """
				 from queue_entry
				where state = 'WAITING' and channel = :channel and (place, contact) < (:place, :contact)
				order by place, contact limit :most""")
			.param("channel", entry.channel().name())
			.param("place", entry.place())
			.param("contact", entry.contact().value())
			.param("most", most)
			.query(QueueEntries::entry)
			.list();
	}

	/**
	 * Lists the contacts that wait.
	 * @param most how many at most
	 * @return in their order
	 */
	List<Waiting> waiting(int most) {
		return this.jdbc
			.sql("select " + COLUMNS
					+ ", line, category from queue_entry where state = 'WAITING' order by place, contact limit :most")
			.param("most", most)
			.query((row, index) -> new Waiting(entry(row, index), Objects.requireNonNull(row.getString("line")),
					row.getString("category")))
			.list();
	}

	void present(ContactId contact, boolean present) {
		this.jdbc.sql("update queue_entry set present = :present where contact = :contact")
			.param("contact", contact.value())
			.param("present", present)
			.update();
	}

	/**
	 * Notes that contacts can be offered, those that wait and could not. They are locked
	 * in the order in which everybody locks several.
	 * @param contacts the contacts
	 * @return those for which this was news, in their order
	 */
	List<QueueEntry> presentAll(Collection<ContactId> contacts) {
		return this.jdbc
			.sql("""
					with held as materialized (
					select contact from queue_entry where contact = any(cast(:contacts as uuid[])) order by contact for update),
					changed as (update queue_entry set present = true where state = 'WAITING' and not present
					and contact in (select contact from held) returning %s)
					select %s from changed order by place, contact"""
				.formatted(COLUMNS, COLUMNS))
			.param("contacts", contacts.stream().map(ContactId::value).toArray(UUID[]::new))
			.query(QueueEntries::entry)
			.list();
	}

	/**
	 * Notes which calls are in the waiting room, and that no others are.
	 * @param contacts the calls that are; none where Asterisk has yet to tell
	 */
	void callsWaiting(Collection<ContactId> contacts) {
		this.jdbc.sql("""
				with held as materialized (
				select contact from queue_entry where state = 'WAITING' and channel = 'VOICE'
				and present <> (contact = any(cast(:contacts as uuid[]))) order by contact for update)
				update queue_entry set present = not present where contact in (select contact from held)""")
			.param("contacts", contacts.stream().map(ContactId::value).toArray(UUID[]::new))
			.update();
	}

	/** Each contact gets the agent of its offer. */
	void offered(List<Reservation> offers, Instant at) {
		if (offers.isEmpty()) {
			return;
		}
		this.jdbc.sql("""
				update queue_entry set state = 'OFFERED', agent = offer.agent,
				first_offered_at = coalesce(first_offered_at, cast(:at as timestamptz))
				from unnest(cast(:contacts as uuid[]), cast(:agents as bigint[])) as offer (contact, agent)
				where queue_entry.contact = offer.contact""")
			.param("contacts", offers.stream().map((offer) -> offer.contact().value()).toArray(UUID[]::new))
			.param("agents", offers.stream().map((offer) -> offer.agent().value()).toArray(Long[]::new))
			.param("at", Timestamp.from(at))
			.update();
	}

	void accepted(ContactId contact, Instant at) {
		this.jdbc
			.sql("""
					update queue_entry set state = 'ACTIVE', present = true, answered_at = coalesce(answered_at, cast(:at as timestamptz))
					where contact = :contact""")
			.param("contact", contact.value())
			.param("at", Timestamp.from(at))
			.update();
	}

	void waitsAgain(ContactId contact, boolean present) {
		this.jdbc.sql("""
				update queue_entry set state = 'WAITING', present = :present, agent = null
				where contact = :contact""").param("contact", contact.value()).param("present", present).update();
	}

	/**
	 * Puts a contact back that was with an agent, at no later place than it had.
	 * @param entry the contact as it was
	 * @param credits why it goes before others now
	 */
	void returns(QueueEntry entry, Credits credits) {
		this.jdbc.sql("""
				update queue_entry set state = 'WAITING', present = false, agent = null, ended_at = null,
				credits = :credits, place = least(place, :place) where contact = :contact""")
			.param("contact", entry.contact().value())
			.param("credits", credits.toString())
			.param("place", credits.place(entry.joinedAt()))
			.update();
	}

	void needs(ContactId contact, Rings rings) {
		this.jdbc.sql("update queue_entry set rings = :rings where contact = :contact")
			.param("contact", contact.value())
			.param("rings", rings.toString())
			.update();
	}

	void handedTo(ContactId contact, StaffId agent, EntryState state) {
		this.jdbc.sql("update queue_entry set state = :state, agent = :agent where contact = :contact")
			.param("contact", contact.value())
			.param("state", state.name())
			.param("agent", agent.value())
			.update();
	}

	void wrapping(ContactId contact) {
		this.jdbc.sql("update queue_entry set state = 'WRAPPING' where contact = :contact")
			.param("contact", contact.value())
			.update();
	}

	void ended(ContactId contact, EntryState how, Instant at) {
		this.jdbc.sql("update queue_entry set state = :state, ended_at = :at where contact = :contact")
			.param("contact", contact.value())
			.param("state", how.name())
			.param("at", Timestamp.from(at))
			.update();
	}

	/**
	 * A contact as people see it in the queue.
	 *
	 * @param entry the contact
	 * @param line the line it came over
	 * @param category the likeliest category
	 */
	record Waiting(QueueEntry entry, String line, @Nullable String category) {
	}

	private static QueueEntry entry(ResultSet row, int index) throws SQLException {
		long agent = row.getLong("agent");
		return new QueueEntry(new ContactId(Objects.requireNonNull(row.getObject("contact", UUID.class))),
				Channel.valueOf(Objects.requireNonNull(row.getString("channel"))),
				Priority.valueOf(Objects.requireNonNull(row.getString("priority"))),
				Objects.requireNonNull(row.getTimestamp("joined_at")).toInstant(), row.getLong("place"),
				Credits.parse(Objects.requireNonNull(row.getString("credits"))),
				Rings.parse(Objects.requireNonNull(row.getString("rings"))),
				EntryState.valueOf(Objects.requireNonNull(row.getString("state"))), row.getBoolean("present"),
				(agent > 0) ? Optional.of(new StaffId(agent)) : Optional.empty());
	}

}
