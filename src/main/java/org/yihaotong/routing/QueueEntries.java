package org.yihaotong.routing;

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
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Priority;
import org.yihaotong.platform.StaffId;

/**
 * The contacts that are or were in the queue.
 */
@Repository
class QueueEntries {

	private static final String COLUMNS = "contact, channel, joined_at, place, state, present, agent";

	private final JdbcClient jdbc;

	QueueEntries(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Adds a contact.
	 * @param queued the contact
	 * @param place its place
	 * @param present whether it may be offered at once
	 * @return false if the queue has seen it before
	 */
	boolean add(QueuedContact queued, long place, boolean present) {
		return this.jdbc.sql("""
				insert into queue_entry (contact, channel, priority, line, category, joined_at, place, state, present)
				values (:contact, :channel, :priority, :line, :category, :joinedAt, :place, 'WAITING', :present)
				on conflict (contact) do nothing""")
			.param("contact", queued.contact().value())
			.param("channel", queued.channel().name())
			.param("priority", queued.priority().name())
			.param("line", queued.line().value())
			.param("category", queued.category().map(CategoryCode::value).orElse(null))
			.param("joinedAt", Timestamp.from(queued.joinedAt()))
			.param("place", place)
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

	/** Lists the contacts that have not ended, in their order. */
	List<QueueEntry> open() {
		return this.jdbc
			.sql("select " + COLUMNS + " from queue_entry "
					+ "where state in ('WAITING', 'OFFERED', 'ACTIVE', 'WRAPPING') order by place, contact")
			.query(QueueEntries::entry)
			.list();
	}

	void raised(ContactId contact, Priority priority, long place) {
		this.jdbc.sql("update queue_entry set priority = :priority, place = :place where contact = :contact")
			.param("contact", contact.value())
			.param("priority", priority.name())
			.param("place", place)
			.update();
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

	void present(ContactId contact, boolean present) {
		this.jdbc.sql("update queue_entry set present = :present where contact = :contact")
			.param("contact", contact.value())
			.param("present", present)
			.update();
	}

	/** Forgets which calls are in the waiting room: Asterisk will tell. */
	void callsUnknown() {
		this.jdbc
			.sql("update queue_entry set present = false where state = 'WAITING' and channel = 'VOICE' and present")
			.update();
	}

	void offered(ContactId contact, StaffId agent, Instant at) {
		this.jdbc.sql("""
				update queue_entry set state = 'OFFERED', agent = :agent,
				first_offered_at = coalesce(first_offered_at, cast(:at as timestamptz)) where contact = :contact""")
			.param("contact", contact.value())
			.param("agent", agent.value())
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
	 * Puts a contact back that was with an agent, before all of its kind: it has waited
	 * its turn already.
	 * @param contact the contact
	 * @param creditMillis how much earlier than it did it counts as having joined
	 */
	void returns(ContactId contact, long creditMillis) {
		this.jdbc.sql("""
				update queue_entry set state = 'WAITING', present = false, agent = null, ended_at = null,
				place = least(place, cast(extract(epoch from joined_at) * 1000 as bigint) - :credit)
				where contact = :contact""").param("contact", contact.value()).param("credit", creditMillis).update();
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

	private static QueueEntry entry(ResultSet row, int index) throws SQLException {
		long agent = row.getLong("agent");
		return new QueueEntry(new ContactId(Objects.requireNonNull(row.getObject("contact", UUID.class))),
				Channel.valueOf(Objects.requireNonNull(row.getString("channel"))),
				Objects.requireNonNull(row.getTimestamp("joined_at")).toInstant(), row.getLong("place"),
				EntryState.valueOf(Objects.requireNonNull(row.getString("state"))), row.getBoolean("present"),
				(agent > 0) ? Optional.of(new StaffId(agent)) : Optional.empty());
	}

}
